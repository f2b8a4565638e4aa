import { type ExportOptions, isMerged } from "../../export/options.ts";

/** Something that can be decided about an export besides its kind. */
export type Setting =
  | "facts"
  | "heading"
  | "timestamps"
  | "reasoning"
  | "tools"
  | "sources"
  | "images"
  | "branches"
  | "files"
  | "lines"
  | "index"
  | "byteOrderMark";

const ofMessages = ["facts", "heading", "timestamps", "reasoning", "tools", "sources", "branches"] as const;

/** What can be decided about each format, in the order in which it is asked. */
const byFormat: Record<ExportOptions["format"], readonly Setting[]> = {
  markdown: ["files", ...ofMessages, "images"],
  zip: ["index", ...ofMessages, "images"],
  html: [...ofMessages, "images"],
  text: ["files", ...ofMessages],
  json: [],
  jsonl: ["lines"],
  csv: ["byteOrderMark"],
  chatgpt: [],
  openwebui: [],
};

/**
 * Settings that make a difference to an export of so many chats. A preset's program has its own way to fold reasoning and
 * to state facts, so nothing that it would misread is offered.
 */
export function settingsOf({ format }: Pick<ExportOptions, "format">, chats: number): readonly Setting[] {
  return byFormat[format].filter((setting) => setting !== "files" || chats > 1);
}

/** Ways to write sources: in pages and plain texts footnotes become numbers, which is what a list is. */
export function sourceChoices({ format }: Pick<ExportOptions, "format">): readonly ("footnotes" | "list" | "none")[] {
  return format === "html" || format === "text" ? ["list", "none"] : ["footnotes", "list", "none"];
}

/** Plain text has nothing that folds. */
export function reasoningChoices({ format }: Pick<ExportOptions, "format">): readonly ("show" | "collapse" | "hide")[] {
  return format === "text" ? ["show", "hide"] : ["show", "collapse", "hide"];
}

/** Whether the file-name template decides any name of an export of so many chats. */
export function usesTemplate(options: ExportOptions, chats: number): boolean {
  const { format } = options;
  if (format === "chatgpt") return false;
  const isDocument = format === "markdown" || format === "zip" || format === "html" || format === "text";
  return isDocument ? !isMerged(options) : chats === 1;
}
