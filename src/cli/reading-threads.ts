import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadingJob } from './reading-job.ts';

/** More would wait for one another. */
const MOST = 3;

/**
 * Threads of this process that read texts beside it. Nothing depends on them: whatever they do not read, whoever asked
 * reads itself.
 */
export class ReadingThreads {
  private threads: Worker[] = [];
  private started = false;

  /** Each has to learn the lexicons first, so they are started only when there is much to read. */
  start(): void {
    if (this.started) return;
    this.started = true;
    const others = Math.min(availableParallelism() - 1, MOST);
    try {
      while (this.threads.length < others) this.threads.push(this.newThread());
    } catch {
      // Node may be told that a process has no threads: then this one reads alone.
    }
  }

  private newThread(): Worker {
    // What Node was told of this process, such as what to load first, is not for the threads.
    const thread = new Worker(new URL('./reader-thread.js', import.meta.url), { execArgv: [], env: {} });
    thread.on('error', () => {
      this.threads = this.threads.filter((other) => other !== thread);
    });
    thread.unref();
    return thread;
  }

  give(job: ReadingJob): void {
    for (const thread of this.threads) thread.postMessage(job);
  }

  close(): void {
    for (const thread of this.threads) void thread.terminate();
    this.threads = [];
  }
}
