import type { CaptureReceipt } from "../../conversation/capture.ts";
import type { SweepPhase, SweepStatus } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import { countNotes, forget } from "../book.ts";
import { type Chat, layoutOf } from "../chat.ts";
import { wholeOrder } from "../entries.ts";
import { until } from "../wait.ts";
import { answerEnded, firstTurnCame } from "./answer.ts";
import { createChain } from "./chain.ts";
import { orderWithGaps } from "./order.ts";
import type { SweepPace } from "./pace.ts";
import { painted } from "./painted.ts";
import { createPortions, sendEntries } from "./portions.ts";
import { rememberView } from "./put-back.ts";
import type { Run } from "./run.ts";
import { walk } from "./walk.ts";

export interface SweepOptions {
  pace: SweepPace;
  /** Cancels. */
  signal: AbortSignal;
  onProgress(status: SweepStatus & { state: "running" }): void;
  /** False while the page shows, or is about to show, something else than this conversation. */
  isHere(): boolean;
}

/** For a busy machine to draw two frames, ms. */
const slowestFrames = 1_500;

export type SweepEnd = SweepStatus & { state: "done" | "failed" };

/**
 * Save chat: goes through the whole conversation on the page and saves it, scroll position put back. Never rejects: what
 * was found is saved whatever happens, and the result says how it ended.
 */
export async function sweep(chat: Chat, options: SweepOptions): Promise<SweepEnd> {
  const layout = layoutOf(chat);
  if (!layout) return failure(chat, new CodedError(chat.nativeId ? "site-changed" : "not-a-chat"));
  chat.sweeping = true;
  // A save sends everything: the archive may have lost a conversation that this page still believes to be there.
  forget(chat.book, () => true);
  chat.media.forgiveProblems();
  const run: Run = {
    chat,
    layout,
    isHere: options.isHere,
    pace: options.pace,
    waiting: { signal: AbortSignal.any([options.signal, chat.signal]), hiddenLimit: options.pace.hidden },
    chain: createChain(),
    met: new Map(),
    readNow: new Set(),
    unfolded: new Map(),
    evidence: { start: "unknown", end: false },
    proven: {},
    health: { containers: 0, read: 0, missing: [] },
    reachedStart: false,
    reachedEnd: false,
    stuck: false,
    towards: "older",
    retriesLeft: 3,
    portions: createPortions(() => run),
    putBack: () => Promise.resolve(),
    phase: (phase) => options.onProgress(progressOf(run, phase)),
  };
  const listening = new AbortController();
  addEventListener("pagehide", () => run.portions.rush(), { signal: listening.signal });
  try {
    return await ended(run);
  } catch (error) {
    return failure(chat, codedOf(error));
  } finally {
    listening.abort();
    await wayBack(run);
    chat.sweeping = false;
    chat.onChange(true);
  }
}

async function ended(run: Run): Promise<SweepEnd> {
  const { isWritten, stopped } = await collected(run);
  if (countNotes(run.chat.book) === 0)
    throw stopped ?? new CodedError(run.met.size > 0 ? "site-changed" : "empty-chat");
  const cancelled = stopped?.code === "cancelled";
  const receipt = await saved(run, stopped && (cancelled ? "cancelled" : "stalled"));
  if (stopped && !cancelled) throw stopped;
  if (!isWritten && !cancelled) throw new CodedError("still-writing");
  return { state: "done", receipt, cancelled, at: new Date().toISOString() };
}

/** Only now, when everything is stored: on some pages it takes as long as the way there. */
async function wayBack(run: Run): Promise<void> {
  const { signal } = run.chat;
  try {
    await run.putBack(signal);
  } catch (error) {
    // The page has moved on: there is no place to go back to.
    if (!signal.aborted) throw error;
  }
}

/** Reads the whole conversation. `stopped`: why it ended before its time. */
async function collected(run: Run): Promise<{ isWritten: boolean; stopped?: CodedError }> {
  let isWritten = true;
  try {
    if (!(await firstTurnCame(run))) throw new CodedError("empty-chat");
    isWritten = await answerEnded(run);
    // Pages follow the end of an answer when they draw: only then is it seen whether the user is there.
    await painted(run.waiting.signal, slowestFrames);
    run.putBack = rememberView(run.layout);
    await walk(run);
    run.phase("fetching-images");
    await until(() => run.chat.media.pending() === 0, run.pace.imagesAtEnd, run.waiting);
    return { isWritten };
  } catch (error) {
    return { isWritten, stopped: codedOf(error) };
  }
}

async function saved(run: Run, reason: "cancelled" | "stalled" | undefined): Promise<CaptureReceipt> {
  run.phase("saving");
  await run.portions.drain();
  return sendEntries(run, wholeOrder(orderWithGaps(run, reason), run.chat.book));
}

function progressOf(run: Run, phase: SweepPhase): SweepStatus & { state: "running" } {
  const { stated } = run.evidence;
  const found = countNotes(run.chat.book);
  // Where every turn has a wrapper, their number is known as soon as all pages are loaded.
  const turns = run.reachedStart ? run.met.size : undefined;
  const fraction = turns ? run.chat.book.size / turns : stated ? found / stated : undefined;
  return {
    state: "running",
    phase,
    found,
    ...(stated === undefined ? {} : { stated }),
    ...(fraction === undefined ? {} : { fraction: Math.min(1, fraction) }),
  };
}

function failure(chat: Chat, error: CodedError): SweepEnd {
  let kept = 0;
  for (const turn of chat.book.values()) kept += turn.notes.filter((note) => note.acknowledged !== undefined).length;
  return {
    state: "failed",
    error: error.code,
    kept,
    at: new Date().toISOString(),
    ...(error.message === error.code ? {} : { detail: error.message }),
  };
}

function codedOf(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  console.error(error);
  return new CodedError("unknown", error instanceof Error ? error.name : undefined, { cause: error });
}
