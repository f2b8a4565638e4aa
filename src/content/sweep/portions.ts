import type { CaptureReceipt } from "../../conversation/capture.ts";
import { compose } from "../compose.ts";
import { changedPart, type Entries } from "../entries.ts";
import { sendCapture } from "../send-capture.ts";
import { stretchesOf } from "./order.ts";
import type { Run } from "./run.ts";

/** Characters in one capture. */
const budget = 300_000;

/** Sends what a sweep finds while it goes on, so that closing the tab in the middle loses little. */
export interface Portions {
  /** Sends a portion if one is due and none is on its way. */
  offer(): void;
  /** The page goes away: sends all that is left at once, without waiting for anything. */
  rush(): void;
  /** Sends all that is left. Rejects with what any portion failed with. */
  drain(): Promise<void>;
}

export function createPortions(run: () => Run): Portions {
  let underWay: Promise<unknown> | undefined;
  let failure: { error: unknown } | undefined;
  let last = performance.now();

  const send = async (part: Entries) => {
    last = performance.now();
    try {
      await sendEntries(run(), part);
    } catch (error) {
      failure = { error };
    } finally {
      underWay = undefined;
    }
  };

  return {
    offer() {
      if (failure) throw failure.error;
      if (underWay || performance.now() - last < run().pace.portion) return;
      const part = nextPart(run());
      if (part) underWay = send(part);
    },
    rush() {
      const part = nextPart(run(), Number.POSITIVE_INFINITY);
      if (part) void send(part);
    },
    async drain() {
      await underWay;
      for (let part = nextPart(run()); part && !failure; part = nextPart(run())) await send(part);
      if (failure) throw failure.error;
    },
  };
}

function nextPart(run: Run, most = budget): Entries | null {
  const stretches = stretchesOf(run);
  for (const [at, stretch] of stretches.entries()) {
    const part = changedPart(stretch, run.chat.book, most);
    if (!part) continue;
    return { ...part, fromStart: part.fromStart && at === 0, toEnd: part.toEnd && at === stretches.length - 1 };
  }
  return null;
}

/** Sends entries as a capture of this sweep. */
export function sendEntries(run: Run, part: Entries): Promise<CaptureReceipt> {
  const capture = compose(run.chat, run.layout, part, run.evidence, run.health, "save");
  return sendCapture(run.chat, capture, part.sent, run.chat.lasting);
}
