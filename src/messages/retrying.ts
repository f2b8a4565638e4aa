import { sleep } from "../lib/sleep.ts";
import { LostAnswer } from "./lost-answer.ts";

/** Waits between attempts, ms; after the last of them every 30 s. */
const backOff = [50, 100, 200, 400, 800, 1600, 3200];
const slowest = 30_000;

export interface RetryOptions {
  /** Gives up with the signal's reason. */
  signal?: AbortSignal;
  /** How long one attempt may stay unanswered, ms. */
  answerWithin?: number;
}

/**
 * Repeats `send` until it is answered: a background may die at any moment, and whether it had done the work is then
 * not known, so `send` must be safe to repeat. Errors that were answered (and `reload-page`) are not repeated.
 */
export async function retrying<T>(send: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { signal, answerWithin = 5_000 } = options;
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await within(send(), answerWithin, signal);
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
    }
    await sleep(backOff[attempt] ?? slowest, signal);
  }
}

async function within<T>(work: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> {
  const over = new AbortController();
  const tooLong = async (): Promise<never> => {
    await sleep(ms, AbortSignal.any([over.signal, signal ?? over.signal]));
    throw new LostAnswer("no-answer");
  };
  try {
    return await Promise.race([work, tooLong()]);
  } finally {
    over.abort();
  }
}
