import * as v from "valibot";
import { privateKinds } from "../redact/kinds.ts";
import { defaultTemplate, isTemplate } from "./naming/name-template.ts";

/** Formats an export may have; docs/format.md describes each. */
export const exportFormats = [
  "markdown",
  "html",
  "json",
  "jsonl",
  "text",
  "csv",
  "chatgpt",
  "openwebui",
  "zip",
] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** Programs that an export can be made for. */
export const presetNames = ["obsidian", "logseq", "notion", "notebooklm", "script"] as const;

export type PresetName = (typeof presetNames)[number];

/** Fields a Markdown file may state of its conversation, in the order in which they stand there. */
export const propertyNames = [
  "title",
  "aliases",
  "site",
  "url",
  "id",
  "model",
  "created",
  "updated",
  "captured",
  "messages",
  "coverage",
  "tags",
  "folder",
  "starred",
] as const;

export type PropertyName = (typeof propertyNames)[number];

/** The fields of front matter when nobody has chosen others. */
export const usualProperties: readonly PropertyName[] = propertyNames.filter(
  (name) => name !== "aliases" && name !== "folder" && name !== "starred",
);

const markdownSchema = v.object({
  /** Fields of the front matter; `false` for none. */
  frontMatter: v.optional(v.union([v.literal(false), v.array(v.picklist(propertyNames))]), [...usualProperties]),
  /** Over each message: `## 3 · You`, `## You` or `**You**`. */
  heading: v.optional(v.picklist(["numbered", "named", "bold"]), "numbered"),
  /** When each message was written, where that is known. */
  timestamps: v.optional(v.boolean(), true),
  /** Thinking of a model as a quote, folded (`<details>`, or what the preset's program has for it), or not at all. */
  reasoning: v.optional(v.picklist(["show", "collapse", "hide"]), "show"),
  tools: v.optional(v.boolean(), true),
  sources: v.optional(v.picklist(["footnotes", "list", "none"]), "footnotes"),
  /** `files` puts them beside the Markdown, in a ZIP. Absent: `files` in format `zip`, `links` in all others. */
  images: v.optional(v.picklist(["files", "links", "none"])),
  /** Also the messages of other branches and earlier texts, at the end. */
  branches: v.optional(v.boolean(), true),
  /** A file for each chat, or all chats in one. */
  files: v.optional(v.picklist(["per-chat", "one"]), "per-chat"),
});

const redactSchema = v.object({
  kinds: v.array(v.picklist(privateKinds)),
  /** The user's own words and patterns. */
  words: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500)), []),
  /** What was found and is to stay, by kind and value. */
  keep: v.optional(v.array(v.string()), []),
});

/** Of a file sealed by a passphrase: its beginning and the key of its content, as src/crypt/seal-ahead.ts makes them. */
const aheadSchema = v.object({
  header: v.pipe(v.string(), v.maxLength(1_000), v.regex(/^[A-Za-z0-9+/]+$/)),
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{22}$/)),
});
const sealSchema = v.union([
  v.object({ recipient: v.pipe(v.string(), v.regex(/^age1[02-9ac-hj-np-z]{58}$/)) }),
  aheadSchema,
]);

const schema = v.object({
  format: v.picklist(exportFormats),
  preset: v.optional(v.picklist(presetNames)),
  /** How Markdown is written; what applies to them also counts for `text`, `html` and `zip`. */
  markdown: v.optional(markdownSchema, {}),
  /** `jsonl`: a line for each conversation, or for each message. */
  lines: v.optional(v.picklist(["conversation", "message"]), "conversation"),
  /** `zip`: also an index.html to browse the files without the program. */
  index: v.optional(v.boolean(), false),
  /** `csv`: starts with a byte order mark, without which Excel misreads all letters beyond ASCII. */
  byteOrderMark: v.optional(v.boolean(), false),
  /** Ids of the messages to export, by conversation; conversations that are not named are exported whole. */
  selection: v.optional(v.record(v.string(), v.array(v.string())), {}),
  /** What is private and hidden; absent: nothing. */
  redact: v.optional(redactSchema),
  /** The file is encrypted when it is done: to a public key, or by a passphrase; absent: it is not. */
  seal: v.optional(sealSchema),
  /** Template of file names, see naming/name-template.ts. */
  fileName: v.optional(v.pipe(v.string(), v.maxLength(300), v.check(isTemplate)), defaultTemplate),
});

/** What an export is to be: complete, checked, plain data. */
export type ExportOptions = v.InferOutput<typeof schema>;

/** The same as it may be written down: everything but the format may be left out. */
export type ExportChoice = v.InferInput<typeof schema>;

export type MarkdownChoice = ExportOptions["markdown"];

/**
 * Checks options and fills in what is left out. Without anything but the format, `markdown` and `zip` are what Convokeep
 * has always written.
 * @throws ValiError for data that are no options
 */
export function parseExportOptions(data: unknown): ExportOptions {
  return v.parse(schema, data);
}

/** Whether data are options of an export, without throwing. */
export function isExportOptions(data: unknown): data is ExportChoice {
  return v.safeParse(schema, data).success;
}

/** Whether all conversations go into one file. A page has one conversation, and a ZIP exists to hold several files. */
export function isMerged({ format, markdown }: ExportOptions): boolean {
  return markdown.files === "one" && (format === "markdown" || format === "text");
}
