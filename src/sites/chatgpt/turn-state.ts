import { all, attr, matches } from "../dom.ts";
import { classic, content } from "./selectors.ts";

export interface TurnState {
  /** By marks on the text itself (classic). */
  written: boolean;
  /** A prompt is open for editing. */
  edited: boolean;
  /**
   * Something has not arrived: link addresses (filled in late, live 2026-07), maths being laid out, charts of run code
   * (about a second after the text), generated pictures.
   */
  arriving: boolean;
}

const waiting = `${content.linkLoading}, ${content.mathLoading}`;
const pictures = `${content.chartSlot}, ${content.generatedImage}`;
const signs = `${classic.streamingBody}, ${content.editing}, ${waiting}, ${pictures}`;

/** What is going on in a turn: one search for all signs, since each search goes through the whole turn. */
export function turnState(turn: Element): TurnState {
  const found = all(turn, signs);
  return {
    written: found.some((sign) => matches(sign, classic.streamingBody)),
    edited: found.some((sign) => matches(sign, content.editing)),
    arriving: found.some((sign) => matches(sign, waiting) || (matches(sign, pictures) && !hasPicture(sign))),
  };
}

function hasPicture(place: Element): boolean {
  return all(place, "img").some((image) => attr(image, "src"));
}
