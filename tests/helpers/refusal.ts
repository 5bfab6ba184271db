import { CannotRun } from '../../src/model/problem.ts';

/** Why some work cannot go on, in its own words. Any other error is a crash, and work that goes on a failure. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CannotRun) return error.message;
    throw error;
  }
  throw new Error('it ran');
}
