import { fingerprint } from "../lib/fingerprint.ts";
import { missingLines } from "./missing-lines.ts";
import type { Part } from "./model.ts";

/**
 * What a message says, without what may differ between two looks at the same text: white space, signed addresses,
 * whether bytes were fetched, and what pages fold away (reasoning, tool calls, footnotes).
 */
export interface Substance {
  text: string;
  artifacts: { title: string; content: string }[];
  /** Kind and key of every image and file, sorted. */
  attachments: string[];
  /** Lines of its code were missing on the page: any of the text may have more in between. */
  lacksLines: boolean;
}

/**
 * Footnote references and attached images are told by their own parts, and slow pages bring them late. All lengths are
 * bounded, so that no hostile text makes these expressions slow.
 */
const lateMarks = /\[\^[^\]\s]{1,200}\]|!\[[^\]]{0,500}\]\(attachment:[^)\s]{0,500}\)/g;
const signedAddress =
  /(https?:\/\/[^\s)>"'?]{1,1000})\?[^\s)>"']{0,2000}?(?:sig|signature|x-amz-[a-z-]{1,40}|x-goog-[a-z-]{1,40}|token|expires)=[^\s)>"']*/gi;
const localAddress = /\b(?:blob:https?:\/\/|data:[a-z]{1,20}\/[a-z0-9.+-]{1,60}[;,])[^\s)>"']*/gi;

/** White space that is not one space alone: most is, and need not be replaced. */
const wideSpace = /(?: \s|[^\S ])\s*/g;

/** One text without the differences that are none: runs of white space become one space. */
export function plainSubstance(text: string): string {
  const bare = text.includes("[") ? text.replace(lateMarks, "") : text;
  return withoutExpiring(bare).replace(wideSpace, " ").trim();
}

function withoutExpiring(text: string): string {
  let bare = text;
  if (bare.includes("?")) bare = bare.replace(signedAddress, "$1");
  if (bare.includes("blob:") || bare.includes("data:")) bare = bare.replace(localAddress, "");
  return bare;
}

const known = new WeakMap<readonly Part[], Substance>();

/** The substance of a message's parts, which must not change afterwards: it is worked out once. */
export function substanceOf(parts: readonly Part[]): Substance {
  const held = known.get(parts);
  if (held) return held;
  const substance = distil(parts);
  known.set(parts, substance);
  return substance;
}

function distil(parts: readonly Part[]): Substance {
  const texts: string[] = [];
  const artifacts: Substance["artifacts"] = [];
  const attachments = new Set<string>();
  for (const part of parts) {
    if (part.kind === "text") texts.push(part.text);
    else if (part.kind === "artifact")
      artifacts.push({ title: plainSubstance(part.title), content: plainSubstance(part.content) });
    else if (part.kind === "image" || part.kind === "file") attachments.add(`${part.kind} ${part.key}`);
  }
  const lacksLines = missingLines(parts) > 0;
  return { text: plainSubstance(texts.join("\n")), artifacts, attachments: [...attachments].sort(), lacksLines };
}

/** Length of what a substance says, in UTF-16 code units. */
export function sizeOf(substance: Substance): number {
  return substance.artifacts.reduce((sum, { content }) => sum + content.length, substance.text.length);
}

/**
 * Length of all texts as they were read, in UTF-16 code units, white space counted and addresses that expire not: of two
 * readings with equal substance the shorter one has lost line breaks or the indentation of code.
 */
export function readLength(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => {
    const text = part.kind === "text" ? part.text : part.kind === "artifact" ? part.content : "";
    return sum + withoutExpiring(text).length;
  }, 0);
}

/** Fingerprint of a substance; equal for equal substance. */
export function hashOf(substance: Substance): string {
  const artifacts = substance.artifacts.map(({ title, content }) => `\u0001${title}\u0002${content}`);
  // Joined, not added: signs are read several times faster from a text that lies in one piece.
  return fingerprint([substance.text, ...artifacts, "\u0003", substance.attachments.join("\u0003")].join(""));
}
