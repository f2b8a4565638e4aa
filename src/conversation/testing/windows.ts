import fc from "fast-check";
import type { Capture, CapturedMessage } from "../capture.ts";
import { capture, type Naming, start } from "./world.ts";

export interface Windows {
  texts: string[];
  captures: Capture[];
}

/**
 * A conversation without branches and windows onto it in random order that together show everything. Neighbouring
 * windows share at least `overlap` messages; the first one shows the start, the last one the end.
 */
export function windowsOver(
  texts: readonly string[],
  naming: Naming,
  { overlap, size }: { overlap: number; size: number },
): fc.Arbitrary<Windows> {
  const steps = fc.array(fc.integer({ min: 1, max: Math.max(1, size - overlap) }), {
    minLength: texts.length,
    maxLength: texts.length,
  });
  return steps.chain((moves) => {
    const cuts: [number, number][] = [];
    for (let from = 0, move = 0; ; move++) {
      const to = Math.min(texts.length, from + size);
      cuts.push([from, to]);
      if (to === texts.length) break;
      from += moves[move] ?? 1;
    }
    return fc.shuffledSubarray(cuts, { minLength: cuts.length }).map((order) => ({
      texts: [...texts],
      captures: order.map(([from, to], place) => windowOf(texts, from, to, naming, start + place * 60_000)),
    }));
  });
}

/** One window `[from, to)` onto a conversation. */
export function windowOf(texts: readonly string[], from: number, to: number, naming: Naming, at: number): Capture {
  const entries = texts.slice(from, to).map((text, step) => messageAt(text, from + step, naming));
  return capture(entries, at, { start: from === 0 ? "start" : "older", end: to === texts.length });
}

function messageAt(text: string, place: number, naming: Naming): CapturedMessage {
  return {
    kind: "message",
    ids: naming === "ids" ? [`m-${place}`] : [],
    ...(naming === "index" ? { index: place } : {}),
    role: place % 2 === 0 ? "user" : "assistant",
    parts: [{ kind: "text", format: "markdown", text }],
    finished: true,
  };
}

/** Texts of a conversation of `turns` prompts and answers; every prompt in `repeated` is the same word. */
export function chatOf(turns: number, repeated: (turn: number) => boolean = () => false): string[] {
  return Array.from({ length: turns }, (_, turn) => [
    repeated(turn) ? "continue" : `prompt number ${turn}: please say more about the matter of ${turn}`,
    `answer number ${turn}, which goes on for a while about the matter of ${turn} and then stops`,
  ]).flat();
}
