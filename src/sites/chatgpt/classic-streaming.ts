import { first } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import { outsideTurns } from "./outside.ts";
import { classic } from "./selectors.ts";

/** Whether an answer is being written: by the composer's stop button, or by the last turn's own marks. */
export function isClassicStreaming(document: Document): boolean {
  if (outsideTurns(document)(classic.stop)) return true;
  const last = outermost(document, classic.turn).at(-1);
  return last !== undefined && first(last, classic.streamingBody) !== null;
}
