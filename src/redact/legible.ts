import type { Span } from "./kinds.ts";

/** A text as a person reads it, and where each of its characters stands in what is written. */
export interface Legible {
  text: string;
  /** Stretch of the written text that a stretch of this one stands for. */
  written(span: Span): Span;
}

/** What is written for one character: Markdown's and JSON's escapes, entities, characters of addresses. */
const written =
  /\\u(?<hex>[0-9a-f]{4})|\\(?<letter>[nrt])|\\(?<sign>[!-/:-@[-`{-~])|&#(?<decimal>\d{2,6});|&#x(?<base16>[0-9a-f]{2,5});|&(?<entity>amp|lt|gt|quot|apos|nbsp|commat|period|lowbar);|%(?<percent>[2-7][0-9a-f])|(?<none>[\u00ad\u200b-\u200f\u2060\ufeff])|(?<space>[\u00a0\u2000-\u200a\u202f\u3000])|(?<dash>[\u2010-\u2015\u2212])|(?<wide>[\uff01-\uff5e])/gi;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  commat: "@",
  period: ".",
  lowbar: "_",
};

/** Undoes what is written instead of a character, so that an escaped address is found as the plain one is. */
export function legible(source: string): Legible {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let from = 0;
  const copy = (to: number) => {
    text += source.slice(from, to);
    for (let at = from; at < to; at++) {
      starts.push(at);
      ends.push(at + 1);
    }
  };
  for (const match of source.matchAll(written)) {
    copy(match.index);
    from = match.index + match[0].length;
    const read = readFor(match.groups ?? {});
    text += read;
    for (let unit = 0; unit < read.length; unit++) {
      starts.push(match.index);
      ends.push(from);
    }
  }
  if (from === 0) return { text: source, written: (span) => span };
  copy(source.length);
  return {
    text,
    written: ({ start, end }) => ({ start: starts[start] ?? source.length, end: ends[end - 1] ?? source.length }),
  };
}

function readFor(groups: Record<string, string | undefined>): string {
  const { hex, letter, sign, decimal, base16, entity, percent, none, space, dash, wide } = groups;
  if (sign !== undefined) return sign;
  if (letter !== undefined || space !== undefined) return " ";
  if (entity !== undefined) return entities[entity.toLowerCase()] ?? "";
  if (dash !== undefined) return "-";
  if (none !== undefined) return "";
  if (wide !== undefined) return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? base16 ?? percent ?? "", 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
