import type { Citation, Part } from "../../conversation/model.ts";
import { isIn } from "./code-ranges.ts";

/** A source and the place in a text behind which it is cited, in UTF-16 code units. */
export interface Mark {
  at: number;
  citation: Citation;
}

/** Sources of one message, each once. Those without address are none: nothing could be opened. */
export type Sources = Map<string, Citation>;

/**
 * Puts footnote references into a text and notes their sources. References that would fall into fenced code, where they would
 * be code, stand behind the text.
 */
export function withFootnotes(text: string, marks: readonly Mark[], sources: Sources): string {
  const placeOf = placesIn(text, new Set(marks.map(({ at }) => at)));
  const put = marks
    .filter(({ citation }) => citation.url !== "")
    .map((mark) => ({ ...mark, at: placeOf.get(mark.at) ?? text.length }))
    .sort((a, b) => a.at - b.at);
  let out = "";
  let from = 0;
  let behind = "";
  const seen = new Set<string>();
  for (const { at, citation } of put) {
    sources.set(citation.label, citation);
    const key = `${at} ${citation.label}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (at > from) {
      out += guarded(behind, text.slice(from, at));
      behind = "";
      from = at;
    }
    behind += `[^${citation.label}]`;
  }
  return out + guarded(behind, text.slice(from));
}

/** A parenthesis or colon right behind a reference would make it a link or a definition. */
function guarded(references: string, text: string): string {
  return references !== "" && /^[(:]/.test(text) ? `${references}\\${text}` : references + text;
}

/** Where references stand that are asked for at some places of a text. White space is walked over once. */
function placesIn(text: string, wanted: ReadonlySet<number>): Map<number, number> {
  const fences = fencedRanges(text);
  const end = text.trimEnd().length;
  const places = new Map<number, number>();
  let from = 0;
  let wordEnd = 0;
  for (const at of [...wanted].sort((a, b) => a - b)) {
    if (!(at >= 0) || at > text.length) {
      places.set(at, end);
      continue;
    }
    // Not between the halves of a character.
    const whole = /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
    // A reference belongs to the word before it.
    let word = whole;
    while (word > from && /\s/.test(text.charAt(word - 1))) word--;
    if (word > from || from === 0) wordEnd = word;
    from = whole;
    places.set(at, isIn(fences, wordEnd - 1) ? text.length : wordEnd);
  }
  return places;
}

function fencedRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open: { sign: string; from: number } | undefined;
  for (const { 1: sign = "", 2: rest = "", index } of text.matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    if (!open) open = { sign, from: index };
    else if (sign[0] === open.sign[0] && sign.length >= open.sign.length && rest.trim() === "") {
      ranges.push([open.from, index + sign.length]);
      open = undefined;
    }
  }
  if (open) ranges.push([open.from, text.length]);
  return ranges;
}

/** The part that holds a message's sources; none without sources. */
export function citationsPart(sources: Sources): Part[] {
  return sources.size === 0 ? [] : [{ kind: "citations", items: [...sources.values()] }];
}
