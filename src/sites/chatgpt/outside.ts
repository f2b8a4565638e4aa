import * as kit from "../kit/outside.ts";
import { anyTurn } from "./selectors.ts";

/** A finder for what stands outside of turns, see kit. */
export function outsideTurns(document: Document): kit.Finder {
  return kit.outsideTurns(document, anyTurn);
}
