import { fingerprint } from "../lib/fingerprint.ts";
import { withoutSigns } from "./loose-signs.ts";
import type { Body } from "./stored.ts";
import { type Substance, substanceOf } from "./substance.ts";

// All lengths are bounded, so that no hostile text makes these expressions slow.
/** What models write for citations, where nothing has resolved it: private-use signs, and 【4:0†source】. */
const marker = /\ue200[^\ue200\ue201]{0,2000}\ue201|【[^】]{0,200}†[^】]{0,200}】/g;
/** Elements that a page draws and its Markdown writes otherwise or not at all. */
const plainTag =
  /(?<!\\)<\/?(?:br|sub|sup|u|kbd|mark|b|i|em|strong|s|p|div|span|details|summary|small|ins|del|center|hr|wbr) ?\/?>/gi;
const escaped = /\\([!-/:-@[-`{-~])/g;
/** With the name of the language, which pages guess or leave out. */
const fence = /(^| )(?:`{3,}|~{3,})[^ `~]{0,100}/g;
const image = /!\[[^\]]{0,500}\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}\)/g;
const linkTarget = /\]\(<?(?:[^()\s<>]|\([^()\s]{0,200}\)){0,2000}>?(?: "[^"]{0,300}")?\)/g;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|[a-z]{2,8}\d{0,2});/gi;

const known = new WeakMap<Substance, string>();

/**
 * The words of a text without all that may differ between a page's Markdown, made from what it draws, and the text as the
 * model wrote it: marks of emphasis, lists, tables, code and formulas, escapes, entities, addresses of links, white space.
 * Texts of a page and of an export with equal words are one text; two texts of pages are never compared so. The parts must
 * not change afterwards: it is worked out once.
 */
export function looseOf(body: Pick<Body, "parts">): string {
  const substance = substanceOf(body.parts);
  const held = known.get(substance);
  if (held !== undefined) return held;
  const loose = wordsOnly(substance.text, { spaces: false });
  known.set(substance, loose);
  return loose;
}

/** The same word by word, as white space parts them. */
export function looseWords(body: Pick<Body, "parts">): string[] {
  return wordsOnly(substanceOf(body.parts).text, { spaces: true })
    .split(" ")
    .filter((word) => word !== "");
}

/** Fingerprint of the words of a text. */
export function looseHash(body: Pick<Body, "parts">): string {
  return fingerprint(looseOf(body));
}

/** Characters of words by which half an answer is found. */
const stemLength = 16;

/** Fingerprint of how the words of a text begin; absent where they are too few. */
export function looseStem(body: Pick<Body, "parts">): string | undefined {
  const loose = looseOf(body);
  return loose.length < stemLength ? undefined : fingerprint(loose.slice(0, stemLength));
}

/** The words of any one text. */
export function loosened(text: string): string {
  return wordsOnly(text.replace(/\s+/g, " ").trim(), { spaces: false });
}

function wordsOnly(text: string, { spaces }: { spaces: boolean }): string {
  let bare = text.normalize("NFC");
  if (/[\ue200【]/.test(bare)) bare = bare.replace(marker, "");
  if (bare.includes("<")) bare = bare.replace(plainTag, "");
  if (bare.includes("\\")) bare = bare.replace(escaped, "$1");
  if (bare.includes("```") || bare.includes("~~~")) bare = bare.replace(fence, "$1");
  if (bare.includes("](")) bare = bare.replace(image, "").replace(linkTarget, "]");
  if (bare.includes("&")) bare = bare.replace(entity, decoded);
  return withoutSigns(bare, { spaces });
}

function decoded(_: string, decimal: string | undefined, hexadecimal: string | undefined): string {
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : 0;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
