import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Citation, Role } from "../../../conversation/model.ts";
import { shownText } from "./author.ts";
import type { Block } from "./blocks.ts";
import { patternOf } from "./sections.ts";
import { citedIn } from "./sources.ts";
import { typedText } from "./typed.ts";
import type { Words } from "./words.ts";

export interface Content {
  lines: readonly string[];
  /** Blocks of the content, by lines of the file. */
  blocks: readonly Block[];
  role: Role;
  words: Words;
  notes: ReadonlyMap<string, Citation>;
}

/** What a message says, as parts: what is known to be thinking or a tool's, all else as text. */
export function contentParts(content: Content): ImportedPart[] {
  const parts: ImportedPart[] = [];
  const { blocks, lines, words, notes } = content;
  let at = 0;
  let textStart = -1;
  const flush = (end: number) => {
    const text = textStart < 0 ? "" : trimmed(lines.slice(textStart, end));
    if (text !== "" && !(text === `*${words.empty}*` && parts.length === 0)) parts.push(textPart(text, content));
    textStart = -1;
  };
  const cited = trailingSources(content);
  const end = cited ? blocks.length - 1 : blocks.length;
  while (at < end) {
    const block = blocks[at];
    if (!block) break;
    const known = (at === 0 && reasoningAt(block, content)) || toolAt(at, content);
    if (known) {
      flush(block.start);
      parts.push(known.part);
      at += known.count;
    } else {
      if (textStart < 0) textStart = block.start;
      at += 1;
    }
  }
  flush(blocks[end]?.start ?? blocks.at(-1)?.end ?? 0);
  const all = [...parts.map((part) => ("text" in part ? part.text : "")), cited ?? ""].join("\n");
  const items = citedIn(all, notes);
  return items.length === 0 ? parts : [...parts, { kind: "citations", items }];
}

/** A person's words are plain where they can have been; what a page showed of them as Markdown stays that. */
function textPart(text: string, { role }: Content): ImportedPart {
  const typed = role === "user" ? typedText(text) : null;
  if (typed !== null) return { kind: "text", format: "plain", text: typed };
  return { kind: "text", format: "markdown", text };
}

interface Known {
  part: ImportedPart;
  count: number;
}

/** A quote under a bold label, at the beginning of an answer. */
function reasoningAt(block: Block, { lines, role, words }: Content): Known | null {
  if (block.kind !== "blockquote" || role === "user") return null;
  const [, bold, callout] = /^> (?:\*\*(.+)\*\*|\[!note\]- (.+))$/.exec(lines[block.start] ?? "") ?? [];
  const label = shownText(bold ?? callout ?? "").trim();
  const isAlone = block.end === block.start + 1 || lines[block.start + 1] === ">";
  if (label === "" || !isAlone) return null;
  const text = trimmed(lines.slice(block.start + 1, block.end).map((line) => line.replace(/^> ?/, "")));
  return { part: { kind: "reasoning", text, ...(label !== words.reasoning && { label }) }, count: 1 };
}

/** A tool's name, and its input and output as code. */
function toolAt(at: number, content: Content): Known | null {
  const { blocks, lines, words } = content;
  const heading = lineOf(blocks[at], lines);
  const name = /^\*\*(.*)\*\*$/.exec(heading)?.[1];
  const called = name === undefined ? undefined : patternOf(words.tool_name).exec(name)?.[1];
  if (called === undefined) return null;
  let count = 1;
  const given = (label: string): string | undefined => {
    const code = blocks[at + count + 1];
    if (lineOf(blocks[at + count], lines) !== `${label}:` || code?.kind !== "fence") return undefined;
    count += 2;
    const inner = lines.slice(code.start + 1, code.end - 1);
    return inner.join("\n") + (inner.at(-1) === "" ? "\n" : "");
  };
  const input = given(words.tool_input);
  const output = given(words.tool_output);
  const io = { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
  return { part: { kind: "tool", name: shownText(called), ...io }, count };
}

function lineOf(block: Block | undefined, lines: readonly string[]): string {
  return block?.kind === "paragraph" && block.end === block.start + 1 ? (lines[block.start] ?? "") : "";
}

/** The sources that no text refers to stand in a line at the end, which is none of the message. */
function trailingSources({ blocks, lines, words, notes }: Content): string | undefined {
  const line = lineOf(blocks.at(-1), lines);
  if (!line.startsWith(`${words.sources} [^`)) return undefined;
  const labels = [...line.slice(words.sources.length).matchAll(/ \[\^([^\]\s]+)\]/g)];
  const isAll = labels.map(([whole]) => whole).join("") === line.slice(words.sources.length);
  return isAll && labels.every(([, label]) => notes.has(label ?? "")) ? line : undefined;
}

/** Lines as a text, without blank ones around. */
function trimmed(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first, last + 1).join("\n");
}
