import { type ExportOptions, isMerged, type PropertyName, usualProperties } from "../options.ts";

/** Everything that can differ between two Markdown files of one conversation. */
export interface MarkdownStyle {
  /** How the file states what is known of its conversation. */
  properties: "yaml" | "obsidian" | "logseq" | "table" | "list" | "none";
  fields: readonly PropertyName[];
  heading: "numbered" | "named" | "bold";
  timestamps: boolean;
  reasoning: "quote" | "details" | "callout" | "none";
  tools: boolean;
  sources: "footnotes" | "list" | "none";
  images: "files" | "links" | "none";
  branches: boolean;
}

/** What Convokeep writes when nobody asks for anything else. */
export const usualStyle: MarkdownStyle = {
  properties: "yaml",
  fields: usualProperties,
  heading: "numbered",
  timestamps: true,
  reasoning: "quote",
  tools: true,
  sources: "footnotes",
  images: "links",
  branches: true,
};

/** The style that options ask for. A preset's program decides how properties and folded texts are written. */
export function styleOf(options: ExportOptions): MarkdownStyle {
  const { format, preset, markdown } = options;
  const { frontMatter, reasoning, heading, timestamps, tools, sources, branches } = markdown;
  return {
    properties: frontMatter === false || frontMatter.length === 0 ? "none" : propertiesOf(preset, isMerged(options)),
    fields: frontMatter === false ? [] : frontMatter,
    heading,
    timestamps,
    reasoning: { show: "quote", collapse: preset === "obsidian" ? "callout" : "details", hide: "none" }[
      reasoning
    ] as MarkdownStyle["reasoning"],
    tools,
    sources,
    images: markdown.images ?? (format === "zip" ? "files" : "links"),
    branches,
  };
}

function propertiesOf(preset: ExportOptions["preset"], merged: boolean): MarkdownStyle["properties"] {
  if (preset === "logseq") return "logseq";
  // Front matter stands at the start of a file, so a file of several chats cannot have it.
  if (merged) return "list";
  if (preset === "notion") return "table";
  return preset === "obsidian" ? "obsidian" : "yaml";
}
