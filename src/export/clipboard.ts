import type { Message, Thread } from "../conversation/model.ts";
import { gapNote } from "./coverage-notes.ts";
import { sourceNotes } from "./footnotes.ts";
import { contentMarkdown, type MessageContext, messageMarkdown } from "./message-markdown.ts";
import { selectMessages } from "./select-messages.ts";
import { usualStyle } from "./style/markdown-style.ts";
import type { Say } from "./texts.ts";

/**
 * A conversation, or chosen messages of it, as Markdown to paste: who wrote what, without front matter and title. A single
 * chosen message is its text alone. Sources are footnotes, images links or their descriptions.
 * @param messageIds absent: what the page shows, with what is missing in it
 */
export function toClipboardMarkdown(thread: Thread, say: Say, messageIds?: readonly string[]): string {
  return clipboardBlocks(thread, say, "footnotes", messageIds).join("\n\n");
}

/** The same in blocks, message by message and the sources last, written as asked. */
export function clipboardBlocks(
  thread: Thread,
  say: Say,
  sources: "footnotes" | "list",
  messageIds?: readonly string[],
): string[] {
  const style = { ...usualStyle, heading: "bold" as const };
  const context: MessageContext = { say, style, numbers: new Map(), notes: sourceNotes(sources, say) };
  const chosen = messageIds && chosenMessages(selectMessages(thread, messageIds));
  const [only] = chosen ?? [];
  const blocks =
    only && chosen?.length === 1
      ? [contentMarkdown(only.parts, context)]
      : (chosen?.map((message) => messageMarkdown(message, context)) ?? wholePath(thread, context));
  return [...blocks, context.notes.definitions()].filter(Boolean);
}

/** Those on the path in its order, then those of other branches. */
function chosenMessages({ messages, path }: Thread): Message[] {
  const places = new Map(path.map((step, place) => ["message" in step ? step.message : "", place]));
  const placeOf = ({ id }: Message) => places.get(id) ?? path.length;
  return [...messages].sort((a, b) => placeOf(a) - placeOf(b));
}

function wholePath({ messages, path }: Thread, context: MessageContext): string[] {
  const known = new Map(messages.map((message) => [message.id, message]));
  return path.map((step) => {
    const message = "message" in step ? known.get(step.message) : undefined;
    if (message) return messageMarkdown(message, context);
    const gap = "gap" in step ? step.gap : { after: null, reason: "not-shown" as const, missing: 1 };
    return `> **${gapNote(gap, context.say)}**`;
  });
}
