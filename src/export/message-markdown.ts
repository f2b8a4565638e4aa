import type { AssetRef, Message, Part } from "../conversation/model.ts";
import type { Footnotes } from "./footnotes.ts";
import { messageHeading, shownTime } from "./message-heading.ts";
import { partsMarkdown } from "./part-markdown.ts";
import type { MarkdownStyle } from "./style/markdown-style.ts";
import type { Say } from "./texts.ts";

/** What all messages of one file share. */
export interface MessageContext {
  say: Say;
  style: MarkdownStyle;
  fileOf?: ((asset: AssetRef) => string | undefined) | undefined;
  /** What messages are called in the file, by id. */
  numbers: Map<string, string>;
  notes: Footnotes;
}

/** A message under its heading. @param remarks lines under the heading, in italics */
export function messageMarkdown(message: Message, context: MessageContext, remarks: string[] = []): string {
  const { say, style, numbers } = context;
  const lines = [
    ...(message.sentAt && style.timestamps ? [shownTime(message.sentAt)] : []),
    ...remarks,
    ...(message.finished ? [] : [say("export_unfinished")]),
  ];
  const heading = messageHeading(numbers.get(message.id) ?? "", message, say, style.heading);
  return [heading, ...lines.map((line) => `*${line}*`), contentMarkdown(message.parts, context)].join("\n\n");
}

/** What a message says, or that it says nothing. */
export function contentMarkdown(parts: readonly Part[], { say, style, fileOf, notes }: MessageContext): string {
  const content = partsMarkdown(parts, {
    say,
    fileOf,
    labels: notes.labelsOf(parts),
    reference: notes.reference,
    reasoning: style.reasoning,
    toolless: !style.tools,
    named: style.images === "none",
  });
  return content || `*${say("export_empty")}*`;
}
