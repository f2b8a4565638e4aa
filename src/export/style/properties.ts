import type { Conversation, Thread } from "../../conversation/model.ts";
import { frontMatter, inOrder, yamlValue } from "../front-matter.ts";
import { inlineText, linkTo } from "../inline-text.ts";
import { shownTime } from "../message-heading.ts";
import type { PropertyName } from "../options.ts";
import type { MarkdownStyle } from "./markdown-style.ts";
import { type PropertyValue, propertyValue, timeProperties } from "./property-values.ts";

/** What a file says of its conversation, above (`before`) or below its title. */
export function properties(
  thread: Thread,
  { properties: kind, fields }: Pick<MarkdownStyle, "properties" | "fields">,
): { before: string; after: string } {
  const { conversation } = thread;
  const before = {
    yaml: () => frontMatter(thread, fields),
    obsidian: () => obsidianProperties(conversation, fields),
    logseq: () => logseqProperties(conversation, fields),
  };
  const after = { table: () => table(conversation, fields), list: () => list(conversation, fields) };
  if (kind in before) return { before: before[kind as keyof typeof before](), after: "" };
  return { before: "", after: kind in after ? after[kind as keyof typeof after]() : "" };
}

/** Front matter as Obsidian's properties take it: tags without spaces, times local and without a zone. */
function obsidianProperties(conversation: Conversation, fields: readonly PropertyName[]): string {
  const lines = inOrder(fields).map((name) => {
    const value = propertyValue(name, conversation);
    if (name === "tags") return `tags: ${yamlValue([...new Set(conversation.tags.map(obsidianTag).filter(Boolean))])}`;
    if (timeProperties.has(name)) return `${name}: ${typeof value === "string" ? localTime(value) : "null"}`;
    return `${name}: ${yamlValue(value)}`;
  });
  return ["---", ...lines, "---"].join("\n");
}

/** Obsidian's tags hold letters, digits, `_`, `-` and `/`, and not digits alone. */
function obsidianTag(tag: string): string {
  const plain = tag.trim().replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]+/gu, "-");
  const trimmed = plain.replace(/^[-/]+|(?<![-/])[-/]+$/g, "");
  return /^\d+$/.test(trimmed) ? `${trimmed}_` : trimmed;
}

/** `2026-11-20T10:00:00` as the clock here shows it. */
function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "null";
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** Names that Logseq uses itself. */
const logseqNames: Partial<Record<PropertyName, string>> = { id: "chat-id" };

/** Page properties. The page is called by its file, so its title is none of them. */
function logseqProperties(conversation: Conversation, fields: readonly PropertyName[]): string {
  const lines = inOrder(fields).flatMap((name) => {
    const value = propertyValue(name, conversation);
    if (name === "title" || name === "aliases" || value === null) return [];
    const text = name === "tags" ? conversation.tags.map(logseqTag).filter(Boolean).join(", ") : oneLine(String(value));
    return text === "" ? [] : [`${logseqNames[name] ?? name}:: ${text}`];
  });
  return lines.join("\n");
}

function logseqTag(tag: string): string {
  const plain = oneLine(tag.replace(/[#[\],]/g, " "));
  return plain.includes(" ") ? `[[${plain}]]` : plain;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A table under the title; the first field is its head, for a table has one. */
function table(conversation: Conversation, fields: readonly PropertyName[]): string {
  const rows = shown(conversation, fields).map(([name, value]) => `| ${name} | ${value} |`);
  return rows.length === 0 ? "" : [rows[0], "| --- | --- |", ...rows.slice(1)].join("\n");
}

function list(conversation: Conversation, fields: readonly PropertyName[]): string {
  return shown(conversation, fields)
    .filter(([name]) => name !== "title")
    .map(([name, value]) => `- ${name}: ${value}`)
    .join("\n");
}

function shown(conversation: Conversation, fields: readonly PropertyName[]): [PropertyName, string][] {
  return inOrder(fields).flatMap((name): [PropertyName, string][] => {
    const value = shownValue(name, propertyValue(name, conversation));
    return value === "" ? [] : [[name, value]];
  });
}

function shownValue(name: PropertyName, value: PropertyValue): string {
  if (value === null) return "";
  if (name === "url") return linkTo(String(value), String(value));
  if (timeProperties.has(name)) return shownTime(String(value));
  return inlineText(Array.isArray(value) ? value.join(", ") : String(value));
}
