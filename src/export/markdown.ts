import type { AssetRef, PathStep, Thread } from "../conversation/model.ts";
import { plainToMarkdown } from "../markdown/plain.ts";
import { appendix, branchMessages, placesOnPath } from "./appendix.ts";
import { quotedBlock } from "./block-text.ts";
import { coverageNotes, gapNote } from "./coverage-notes.ts";
import { sourceNotes } from "./footnotes.ts";
import { inlineText } from "./inline-text.ts";
import { type MessageContext, messageMarkdown } from "./message-markdown.ts";
import type { SelectedThread } from "./select-messages.ts";
import { shownTitle } from "./shown-title.ts";
import { type MarkdownStyle, usualStyle } from "./style/markdown-style.ts";
import { properties } from "./style/properties.ts";
import type { Say } from "./texts.ts";

export interface MarkdownOptions {
  say: Say;
  /** Path from the Markdown file to an asset's file, or `undefined` for one that is not there. Absent: the file stands alone. */
  fileOf?: ((asset: AssetRef) => string | undefined) | undefined;
  /** Absent: as Convokeep has always written it. */
  style?: MarkdownStyle | undefined;
  /** Before every footnote label, where several conversations share a file. */
  labelPrefix?: string | undefined;
}

/**
 * A conversation as one Markdown file: front matter, what is missing, the messages of the path the page shows under
 * numbered headings, then what the path does not show (other branches, earlier texts), then the sources as footnotes.
 * The layout is described in docs/format.md.
 */
export function threadToMarkdown(thread: SelectedThread, options: MarkdownOptions): string {
  return `${threadBlocks(thread, options).join("\n\n")}\n`;
}

/** The same in the blocks of which it consists; a blank line belongs between two of them. */
export function threadBlocks(thread: SelectedThread, options: MarkdownOptions): string[] {
  const { say, style = usualStyle, labelPrefix, fileOf } = options;
  const numbers = placesOnPath(thread.path);
  const notes = sourceNotes(style.sources, say, labelPrefix);
  const context: MessageContext = { say, style, fileOf, numbers, notes };
  const known = new Map(thread.messages.map((message) => [message.id, message]));
  const path = thread.path.map((step) => stepMarkdown(step, known, context));
  const branches = style.branches || thread.selectedFrom !== undefined ? branchMessages(thread, numbers) : [];
  const withEarlier = style.branches ? thread.messages : [];
  const end = appendix(branches, withEarlier, context);
  const title = `# ${inlineText(shownTitle(thread.conversation)) || say("export_untitled")}`;
  const { before, after } = properties(thread, style);
  const top = topNotes(thread, branches.length, style.branches, say);
  return [before, title, after, ownNote(thread, say), top, ...path, ...end, notes.definitions()].filter(Boolean);
}

/** What the user has noted of the conversation. */
function ownNote({ conversation: { note } }: Thread, say: Say): string {
  return note?.trim() ? quotedBlock(say("export_note"), plainToMarkdown(note)) : "";
}

function topNotes(thread: SelectedThread, branches: number, withEarlier: boolean, say: Say): string {
  const { conversation, messages, selectedFrom } = thread;
  const versions = withEarlier ? messages.reduce((sum, message) => sum + message.versions.length, 0) : 0;
  const atEnd = [
    ...(branches > 0 ? [say.count("export_branch_messages", branches)] : []),
    ...(versions > 0 ? [say.count("export_earlier_count", versions)] : []),
  ];
  const notes =
    selectedFrom === undefined
      ? coverageNotes(conversation, say)
      : [say.count("export_selected", messages.length, String(selectedFrom))];
  if (atEnd.length > 0) notes.push(say("export_at_end", atEnd.join(", ")));
  return notes.map((note) => `> ${note}`).join("\n>\n");
}

function stepMarkdown(
  step: PathStep,
  known: ReadonlyMap<string, Thread["messages"][number]>,
  context: MessageContext,
): string {
  if ("gap" in step) return `> **${gapNote(step.gap, context.say)}**`;
  const message = known.get(step.message);
  if (!message) return `> **${gapNote({ after: null, reason: "not-shown", missing: 1 }, context.say)}**`;
  return messageMarkdown(message, context);
}
