import { all, first } from "../dom.ts";
import { pair } from "./selectors.ts";

/**
 * Whether an answer is being written in the pair layout. Its Stop button has no mark but a localised label, so this goes by
 * what is missing (live 2026-09-21): the turn's actions (copy, rate, regenerate) come only when the answer is finished,
 * and Stop stands in the place of the composer's submit button. Both must be missing in a thread with a composer: an empty
 * composer may lack the submit button, and an answer that failed may lack the actions (it then has an alert).
 */
export function isPairStreaming(document: Document): boolean {
  const composer = first(document, pair.composer);
  if (!composer || first(composer, pair.send)) return false;
  const turn = all(document, pair.turn).at(-1);
  return turn !== undefined && !first(turn, `${pair.actions}, ${pair.alert}`);
}
