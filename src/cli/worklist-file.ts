import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { CannotRun } from '../model/problem.ts';
import type { WorkItem } from '../model/work-item.ts';
import { WORKLIST_HEADER, WORKLIST_PARTS, worklistPart, worklistRow } from '../report/worklist-csv.ts';
import type { OpenedRubric } from '../rubric/files.ts';
import type { OpenedSample } from '../sample/files.ts';
import { plural } from '../util/words.ts';
import { inputsBeside } from './list-file.ts';
import { OrderedFile } from './ordered-file.ts';

/** Every finding, discrepancy and record to look at in a file of its own, taken as they come, the most pressing first. */
export class WorklistFile {
  private readonly path: string;
  private file: OrderedFile | null = null;
  private pathOf: (file: string) => string = (file) => file;
  private lines = 0;

  /**
   * @param out the file of the report, if it has one
   * @throws CannotRun if both are one file
   */
  constructor(path: string, out: string | undefined) {
    this.path = path;
    if (out !== undefined && realPath(out) === realPath(path)) {
      throw new CannotRun(`--worklist ${path}: --out names this file too; give one of them another name`);
    }
  }

  /**
   * @param names the sample, as the user named it
   * @throws CannotRun if it cannot be written, or should not be
   */
  open(names: readonly string[], sample: OpenedSample, rubric: OpenedRubric): void {
    const target = { option: '--worklist', path: this.path, example: 'worklist.csv' };
    const inputs = inputsBeside(target, names, sample, rubric);
    this.file = new OrderedFile(target.option, this.path, inputs, WORKLIST_PARTS);
    this.file.write(0, WORKLIST_HEADER);
    this.pathOf = sample.pathOf;
  }

  readonly add = (item: WorkItem): void => {
    this.lines += 1;
    this.file?.write(worklistPart(item), worklistRow(item, this.pathOf(item.of.file)));
  };

  /** There are no more. @returns what was written, for people @throws CannotRun if the file cannot have its name */
  done(): string {
    this.file?.done();
    return `worklist: ${plural(this.lines, 'line')} in ${this.path}`;
  }

  /** Leaves nothing behind, unless it is done. */
  discard(): void {
    this.file?.discard();
  }
}

const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
