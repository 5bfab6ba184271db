// A thread that reads texts: it is given jobs, and takes of each what nobody has taken.
import { parentPort } from 'node:worker_threads';
import { EVIDENCE_KINDS } from '../evidence/kinds.ts';
import { work, type ReadingJob } from './reading-job.ts';

parentPort?.on('message', (job: ReadingJob) => {
  work(job, EVIDENCE_KINDS);
});
