import { type Author, authorOf } from "./author.ts";
import type { Block } from "./blocks.ts";
import { type Words, words } from "./words.ts";

/** A message as its file has it: the lines under its heading. */
export interface Section extends Author {
  /** `3`, or `B2` for one of another branch; of an earlier text the message's. */
  place: string;
  earlier: boolean;
  /** First line under the heading, and the line behind the last. */
  start: number;
  end: number;
}

export interface Sections {
  words: Words;
  list: Section[];
}

const numbered = /^## (B?\d+) · (.+)$/;

/** Divides a file into its messages, in the language it is written in; `null` where it has no headings with numbers. */
export function sectionsOf(lines: readonly string[], blocks: readonly Block[], last: number): Sections | null {
  const headings = blocks.filter(({ kind, start, end }) => kind === "heading" && end === start + 1);
  const found = words.map((each) => ({ words: each, list: inLanguage(lines, headings, each, last) }));
  const best = found.reduce((most, each) => (each.list.length > most.list.length ? each : most));
  return best.list.length === 0 ? null : best;
}

/** Message n starts at the first heading of that number behind the one before it. */
function inLanguage(lines: readonly string[], headings: readonly Block[], language: Words, last: number): Section[] {
  const list: Section[] = [];
  const byPlace = new Map<string, Found>();
  const next = { path: 1, branch: 1 };
  let part: "path" | "branches" | "earlier" = "path";
  let ends = last;
  for (const { start } of headings) {
    const text = lines[start] ?? "";
    const before = list.at(-1);
    if (list.length > 0 && text === `# ${language.other_branches}` && part === "path") part = "branches";
    else if (list.length > 0 && text === `# ${language.earlier_texts}`) part = "earlier";
    else {
      const section = part === "earlier" ? earlierText(text, language, byPlace) : message(text, language, next, part);
      if (!section) continue;
      list.push({ ...section, start: start + 1, end: last });
      if (!section.earlier) byPlace.set(section.place, section);
      if (before) before.end = Math.min(ends, start);
      ends = last;
      continue;
    }
    // What follows belongs to no message until the next heading.
    if (before) before.end = Math.min(before.end, start);
    ends = start;
  }
  return list;
}

type Found = Omit<Section, "start" | "end">;

function message(text: string, language: Words, next: { path: number; branch: number }, part: string): Found | null {
  const [, place = "", heading = ""] = numbered.exec(text) ?? [];
  const wanted = part === "path" ? String(next.path) : `B${next.branch}`;
  const author = place === wanted ? authorOf(heading, language) : null;
  if (!author) return null;
  if (part === "path") next.path += 1;
  else next.branch += 1;
  return { place, earlier: false, ...author };
}

/** An earlier text has the place of the message that it is of. */
function earlierText(text: string, language: Words, list: ReadonlyMap<string, Found>): Found | null {
  const pattern = patternOf(`## ${language.earlier_text}`).source.replace("(.*)", "(B?\\d+|[^\\n]*UTC)");
  const match = new RegExp(pattern).exec(text);
  const place = match?.slice(1).find((value) => /^B?\d+$/.test(value));
  const of = place === undefined ? undefined : list.get(place);
  if (!of || place === undefined) return null;
  const { role, author, model } = of;
  return { place, earlier: true, role, ...(author && { author }), ...(model && { model }) };
}

/** A text with `$1` and `$2` as a pattern for the whole of a line that was made of it. */
export function patternOf(template: string): RegExp {
  const escaped = template.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\\\$\d/g, "(.*)")}$`);
}
