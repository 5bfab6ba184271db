import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
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
    refuseWorkedIn(this.path);
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

/**
 * A list of ours is replaced by the next; one with a column more holds what somebody noted in it.
 *
 * @throws CannotRun if a file of this name begins otherwise than a list that was just written
 */
function refuseWorkedIn(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  const file = openSync(path, 'r');
  try {
    const own = Buffer.from(WORKLIST_HEADER);
    const found = Buffer.alloc(own.length);
    if (readSync(file, found) > 0 && !found.equals(own)) {
      throw new CannotRun(
        `--worklist ${path}: this file is there already, and is no list as casefile writes it: somebody may have worked in it; name another file, or delete it first`,
      );
    }
  } finally {
    closeSync(file);
  }
}

const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
