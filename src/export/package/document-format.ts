import type { AssetRef } from "../../conversation/model.ts";
import { htmlFormat } from "../formats/html.ts";
import { textBlocks } from "../formats/text.ts";
import { threadBlocks } from "../markdown.ts";
import type { ExportOptions } from "../options.ts";
import { logseqPage } from "../presets/logseq.ts";
import { notionBlocks } from "../presets/notion.ts";
import type { SelectedThread } from "../select-messages.ts";
import { styleOf } from "../style/markdown-style.ts";
import type { Say } from "../texts.ts";

/** A format in which each conversation is a text for people. */
export interface DocumentFormat {
  extension: string;
  /** MIME type. An honest one: Chromium renames Markdown sent as plain text to .txt. */
  type: string;
  /** Between two conversations in one file. */
  between: string;
  /** Blocks of a conversation; a blank line belongs between two of them. */
  blocks(thread: SelectedThread, place: DocumentPlace): string[];
  /** A whole file of such blocks. */
  file(blocks: readonly string[]): string;
}

export interface DocumentPlace {
  /** Path to an asset's file from the document; absent: none are beside it. */
  fileOf?: ((asset: AssetRef) => string | undefined) | undefined;
  /** Before every footnote label, where several conversations share a file. */
  labelPrefix?: string;
}

/** The document format that options ask for. */
export function documentFormat(options: ExportOptions, say: Say): DocumentFormat {
  if (options.format === "html") return htmlFormat(options, say);
  const style = styleOf(options);
  const file = (blocks: readonly string[]) => `${blocks.join("\n\n")}\n`;
  if (options.format === "text") {
    const blocks = (thread: SelectedThread) => textBlocks(thread, say, style);
    return { extension: "txt", type: "text/plain", between: "\n\n\n", blocks, file };
  }
  const isNotion = options.preset === "notion";
  return {
    extension: "md",
    type: "text/markdown",
    between: "\n\n---\n\n",
    blocks(thread, place) {
      const blocks = threadBlocks(thread, { say, style, ...place });
      return isNotion ? notionBlocks(blocks) : blocks;
    },
    file: options.preset === "logseq" ? logseqPage : file,
  };
}
