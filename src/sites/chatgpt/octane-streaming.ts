import { first, matches } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import { outsideTurns } from "./outside.ts";
import { octane } from "./selectors.ts";

/** Whether an answer is being written: by the stop button, or by the last message's mark. */
export function isOctaneStreaming(document: Document): boolean {
  if (outsideTurns(document)(octane.stop)) return true;
  const last = outermost(document, octane.turn).at(-1);
  return last !== undefined && (matches(last, octane.streaming) || first(last, octane.streaming) !== null);
}
