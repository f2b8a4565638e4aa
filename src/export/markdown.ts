import type { AssetRef, Message, MessageVersion, PathStep, Thread } from "../conversation/model.ts";
import { stacked } from "./block-text.ts";
import { coverageNotes, gapNote } from "./coverage-notes.ts";
import { type Footnotes, footnotes } from "./footnotes.ts";
import { frontMatter } from "./front-matter.ts";
import { inlineText } from "./inline-text.ts";
import { messageHeading, shownTime } from "./message-heading.ts";
import { partsMarkdown } from "./part-markdown.ts";
import type { Say } from "./texts.ts";

export interface MarkdownOptions {
  say: Say;
  /** Path from the Markdown file to an asset's file, or `undefined` for one that is not there. Absent: the file stands alone. */
  fileOf?: (asset: AssetRef) => string | undefined;
}

/**
 * A conversation as one Markdown file: front matter, what is missing, the messages of the path the page shows under
 * numbered headings, then what the path does not show (other branches, earlier texts), then the sources as footnotes.
 * The layout is described in docs/format.md.
 */
export function threadToMarkdown(thread: Thread, options: MarkdownOptions): string {
  const { say } = options;
  const notes = footnotes();
  const numbers = placesOnPath(thread.path);
  const known = new Map(thread.messages.map((message) => [message.id, message]));
  const path = thread.path.map((step) => stepMarkdown(step, known, numbers, notes, options));
  const branches = branchMessages(thread, numbers);
  const appendix = [
    ...branchesMarkdown(branches, numbers, notes, options),
    ...versionsMarkdown(thread.messages, numbers, notes, options),
  ];
  const title = `# ${inlineText(thread.conversation.title) || say("export_untitled")}`;
  const top = topNotes(thread, branches.length, say);
  return `${[frontMatter(thread), title, top, ...path, ...appendix, notes.definitions()].filter(Boolean).join("\n\n")}\n`;
}

/** Numbers of the messages on the path, from 1. */
function placesOnPath(path: readonly PathStep[]): Map<string, string> {
  const ids = path.flatMap((step) => ("message" in step ? [step.message] : []));
  return new Map(ids.map((id, index) => [id, String(index + 1)]));
}

/** Messages that the path does not show, numbered B1, B2 … in the order in which they were stored. */
function branchMessages({ messages }: Thread, numbers: Map<string, string>): Message[] {
  const others = messages.filter(({ id }) => !numbers.has(id));
  for (const [index, { id }] of others.entries()) numbers.set(id, `B${index + 1}`);
  return others;
}

function topNotes({ conversation, messages }: Thread, branches: number, say: Say): string {
  const versions = messages.reduce((sum, message) => sum + message.versions.length, 0);
  const atEnd = [
    ...(branches > 0 ? [say.count("export_branch_messages", branches)] : []),
    ...(versions > 0 ? [say.count("export_earlier_count", versions)] : []),
  ];
  const notes = coverageNotes(conversation, say);
  if (atEnd.length > 0) notes.push(say("export_at_end", atEnd.join(", ")));
  return notes.map((note) => `> ${note}`).join("\n>\n");
}

function stepMarkdown(
  step: PathStep,
  known: ReadonlyMap<string, Message>,
  numbers: ReadonlyMap<string, string>,
  notes: Footnotes,
  options: MarkdownOptions,
): string {
  if ("gap" in step) return `> **${gapNote(step.gap, options.say)}**`;
  const message = known.get(step.message);
  if (!message) return `> **${gapNote({ after: null, reason: "not-shown", missing: 1 }, options.say)}**`;
  return messageMarkdown(message, numbers.get(message.id) ?? "", [], notes, options);
}

function messageMarkdown(
  message: Message,
  place: string,
  remarks: string[],
  notes: Footnotes,
  options: MarkdownOptions,
): string {
  const { say } = options;
  const lines = [
    ...(message.sentAt ? [shownTime(message.sentAt)] : []),
    ...remarks,
    ...(message.finished ? [] : [say("export_unfinished")]),
  ];
  const heading = messageHeading(place, message, say);
  const content = partsMarkdown(message.parts, { ...options, labels: notes.labelsOf(message.parts) });
  return [heading, ...lines.map((line) => `*${line}*`), content || `*${say("export_empty")}*`].join("\n\n");
}

function branchesMarkdown(
  branches: readonly Message[],
  numbers: ReadonlyMap<string, string>,
  notes: Footnotes,
  options: MarkdownOptions,
): string[] {
  if (branches.length === 0) return [];
  const { say } = options;
  const whereOf = ({ parent }: Message) => {
    if (parent === null) return say("export_branch_first");
    const place = parent === undefined ? undefined : numbers.get(parent);
    if (place === undefined) return say("export_branch_unplaced");
    return say(place.startsWith("B") ? "export_branch_follows" : "export_branch_after", place);
  };
  return [
    `# ${say("export_other_branches")}`,
    ...branches.map((each) => messageMarkdown(each, numbers.get(each.id) ?? "", [whereOf(each)], notes, options)),
  ];
}

function versionsMarkdown(
  messages: readonly Message[],
  numbers: ReadonlyMap<string, string>,
  notes: Footnotes,
  options: MarkdownOptions,
): string[] {
  const { say } = options;
  const one = (message: Message, version: MessageVersion) =>
    stacked([
      `## ${say("export_earlier_text", numbers.get(message.id) ?? "", shownTime(version.capturedAt))}`,
      partsMarkdown(version.parts, { ...options, labels: notes.labelsOf(version.parts) }) || `*${say("export_empty")}*`,
    ]);
  const all = messages.flatMap((message) => message.versions.map((version) => one(message, version)));
  return all.length === 0 ? [] : [`# ${say("export_earlier_texts")}`, ...all];
}
