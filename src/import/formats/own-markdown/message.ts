import type { ImportedMessage } from "../../../conversation/imported.ts";
import type { Citation } from "../../../conversation/model.ts";
import type { Block } from "./blocks.ts";
import { contentParts } from "./content.ts";
import { patternOf, type Section } from "./sections.ts";
import type { Words } from "./words.ts";

export interface FileText {
  lines: readonly string[];
  blocks: readonly Block[];
  words: Words;
  notes: ReadonlyMap<string, Citation>;
}

export interface ReadSection {
  section: Section;
  message: Omit<ImportedMessage, "parent">;
  /** What a line under the heading says of the message before this one: its place, `null`, or that it is not known. */
  after?: string | null | "unknown";
  /** Messages are missing behind this one. */
  gapBehind: boolean;
}

/** Reads what stands under a message's heading: lines in italics that say something of it, then what it says. */
export function readSection(section: Section, { lines, blocks, words, notes }: FileText): ReadSection {
  const own = blocks.slice(firstFrom(blocks, section.start), firstFrom(blocks, section.end));
  const told: Told = { finished: true };
  while (own[0] && tell(lineIn(own[0], lines, "*"), words, told)) own.shift();
  const last = own.at(-1);
  const gapBehind = last !== undefined && isGap(lineIn(last, lines, "> **"), words);
  const inner = (gapBehind ? own.slice(0, -1) : own).map((block) => ({
    ...block,
    end: Math.min(block.end, section.end),
  }));
  const { role, author, model } = section;
  const parts = contentParts({ lines, blocks: inner, role, words, notes });
  const message = {
    ids: [],
    role,
    ...(author && { author }),
    ...(model && { model }),
    ...(told.sentAt && { sentAt: told.sentAt }),
    parts,
    finished: told.finished,
  };
  return { section, message, gapBehind, ...(told.after !== undefined && { after: told.after }) };
}

/** Place of the first block, in the order of the file, that starts at a line or behind it. */
function firstFrom(blocks: readonly Block[], line: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Told {
  sentAt?: string;
  finished: boolean;
  after?: string | null;
}

/** Whether a line in italics is one of ours; notes what it says. */
function tell(line: string, words: Words, told: Told): boolean {
  const text = /^\*([^*].*)\*$/.exec(line)?.[1];
  if (text === undefined) return false;
  const [, day, clock] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC$/.exec(text) ?? [];
  const after = patternOf(words.branch_after).exec(text)?.[1] ?? patternOf(words.branch_follows).exec(text)?.[1];
  if (day && !told.sentAt) told.sentAt = `${day}T${clock}:00.000Z`;
  else if (text === words.unfinished) told.finished = false;
  else if (text === words.branch_first) told.after = null;
  else if (text === words.branch_unplaced) told.after = "unknown";
  else if (after !== undefined && /^B?\d+$/.test(after)) told.after = after;
  else return false;
  return true;
}

/** What stands where messages are missing. */
export function isGap(line: string, words: Words): boolean {
  const text = /^> \*\*(.*)\*\*$/.exec(line)?.[1];
  if (text === undefined) return false;
  return [words.gap, words.gap_counted, words.gap_counted_one].some(
    (gap) => gap !== undefined && patternOf(gap).test(text),
  );
}

/** The line of a block that has one alone and begins so; '' for any other. */
export function lineIn({ start, end }: Block, lines: readonly string[], sign: string): string {
  const text = lines[start] ?? "";
  return end === start + 1 && text.startsWith(sign) ? text : "";
}
