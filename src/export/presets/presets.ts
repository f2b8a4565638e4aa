import {
  type ExportOptions,
  type PresetName,
  type PropertyName,
  parseExportOptions,
  propertyNames,
} from "../options.ts";

/** Where a preset's program looks for things in the files it is given. */
export interface PresetLayout {
  /** Folder of the Markdown files; '' for the top. */
  pages: string;
  /** Folder of images and files. */
  assets: string;
  /** File names may not hold what the program gives a meaning inside links. */
  wikiSafe: boolean;
}

/** Options as a preset has them; what a user changes goes over them. */
export function presetOptions(name: PresetName): ExportOptions {
  return parseExportOptions({ preset: name, ...choices[name] });
}

const everyField: PropertyName[] = propertyNames.filter((name) => name !== "starred" && name !== "folder");

const choices = {
  /** Front matter as properties, reasoning in folded callouts, images beside the notes. */
  obsidian: {
    format: "markdown",
    fileName: "{folder}/{title}",
    markdown: { frontMatter: everyField, reasoning: "collapse", images: "files" },
  },
  /** Every paragraph a block, facts as page properties, sources as links. */
  logseq: {
    format: "markdown",
    markdown: {
      frontMatter: everyField.filter((name) => name !== "aliases"),
      heading: "bold",
      sources: "list",
      images: "files",
    },
  },
  /** No front matter, which Notion would show as text: a table of facts instead. */
  notion: {
    format: "markdown",
    markdown: {
      frontMatter: ["title", "site", "url", "model", "created", "updated", "messages", "coverage", "tags"],
      heading: "named",
      sources: "list",
      images: "files",
    },
  },
  /** Few large files. What nobody asks about (tool calls, other branches) is left out, for sources are counted in words. */
  notebooklm: {
    format: "markdown",
    markdown: {
      frontMatter: ["site", "url", "model", "created", "updated", "messages", "coverage", "tags"],
      heading: "named",
      reasoning: "hide",
      tools: false,
      sources: "list",
      images: "none",
      branches: false,
      files: "one",
    },
  },
  /** A message a line, for programs of one's own. */
  script: { format: "jsonl", lines: "message" },
} as const satisfies Record<PresetName, unknown>;

const usualLayout: PresetLayout = { pages: "", assets: "assets", wikiSafe: false };

/** Where the files of an export belong. */
export function layoutOf({ preset }: ExportOptions): PresetLayout {
  if (preset === "obsidian") return { pages: "", assets: "attachments", wikiSafe: true };
  return preset === "logseq" ? { pages: "pages", assets: "assets", wikiSafe: true } : usualLayout;
}

/** What one merged file may hold. */
export interface FileLimits {
  words: number;
  /** Of UTF-8. */
  bytes: number;
}

/** How many files of that size a free account of NotebookLM takes (2026-11; paid ones 300). */
export const notebookSources = 50;

/**
 * NotebookLM takes 500,000 words and 200 MB a source (2026-11). It does not say what it counts as a word, so a tenth is
 * left as a margin, and so that its own reading of the file may be longer than ours.
 */
const notebookLimits: FileLimits = { words: 450_000, bytes: 180_000_000 };

/** The most one merged file may hold; `undefined` for no limit. */
export function limitsOf({ preset }: ExportOptions): FileLimits | undefined {
  return preset === "notebooklm" ? notebookLimits : undefined;
}
