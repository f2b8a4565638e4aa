import type { Citation, Message, PathStep } from "../../conversation/model.ts";
import { branchMessages, placesOnPath } from "../appendix.ts";
import { coverageNotes, gapNote } from "../coverage-notes.ts";
import { inOrder } from "../front-matter.ts";
import { authorOf, shownTime } from "../message-heading.ts";
import type { SelectedThread } from "../select-messages.ts";
import { shownTitle } from "../shown-title.ts";
import type { MarkdownStyle } from "../style/markdown-style.ts";
import { propertyValue, timeProperties } from "../style/property-values.ts";
import type { Say } from "../texts.ts";
import { type PlainOptions, plainParts } from "./plain-parts.ts";

/** A conversation as plain text, in blocks: facts, what is missing, the messages of the path, other branches, sources. */
export function textBlocks(thread: SelectedThread, say: Say, style: MarkdownStyle): string[] {
  const listed: Citation[] = [];
  const options: PlainOptions = { say, style, numberOf: (citation) => placeIn(listed, citation) };
  const known = new Map(thread.messages.map((message) => [message.id, message]));
  const numbers = placesOnPath(thread.path);
  const path = thread.path.map((step) => stepText(step, numbers, known, options));
  const others = style.branches || thread.selectedFrom !== undefined ? branchMessages(thread, numbers) : [];
  const branches = others.map((message) => messageText(message, numbers, options));
  const title = shownTitle(thread.conversation).replace(/\s+/g, " ").trim() || say("export_untitled");
  return [
    underlined(title, "="),
    facts(thread, style),
    ownNote(thread, say),
    ...notes(thread, say),
    ...path,
    ...(branches.length > 0 ? [underlined(say("export_other_branches"), "="), ...branches] : []),
    ...(style.branches ? earlierTexts(thread.messages, numbers, options) : []),
    sourceList(listed, say),
  ].filter(Boolean);
}

function underlined(text: string, mark: string): string {
  return `${text}\n${mark.repeat(Math.min(72, Math.max(3, [...text].length)))}`;
}

function facts({ conversation }: SelectedThread, { properties, fields }: MarkdownStyle): string {
  if (properties === "none") return "";
  const lines = inOrder(fields).flatMap((name) => {
    const value = propertyValue(name, conversation);
    if (name === "title" || name === "aliases" || value === null) return [];
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    return text === "" ? [] : [`${name}: ${timeProperties.has(name) ? shownTime(text) : text.replace(/\s+/g, " ")}`];
  });
  return lines.join("\n");
}

function ownNote({ conversation: { note } }: SelectedThread, say: Say): string {
  return note?.trim() ? `${say("export_note")}:\n${note}` : "";
}

function notes({ conversation, messages, selectedFrom }: SelectedThread, say: Say): string[] {
  if (selectedFrom === undefined) return coverageNotes(conversation, say);
  return [say.count("export_selected", messages.length, String(selectedFrom))];
}

function stepText(
  step: PathStep,
  numbers: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Message>,
  options: PlainOptions,
): string {
  const message = "message" in step ? known.get(step.message) : undefined;
  if (message) return messageText(message, numbers, options);
  const gap = "gap" in step ? step.gap : { after: null, reason: "not-shown" as const, missing: 1 };
  return `*** ${gapNote(gap, options.say)} ***`;
}

function messageText(message: Message, numbers: ReadonlyMap<string, string>, options: PlainOptions): string {
  const { say, style } = options;
  const author = authorOf(message, say).replace(/\s+/g, " ");
  const who = style.heading === "numbered" ? `${numbers.get(message.id)} · ${author}` : author;
  const heading = message.sentAt && style.timestamps ? `${who}, ${shownTime(message.sentAt)}` : who;
  return [
    underlined(heading, "-"),
    ...(message.finished ? [] : [`(${say("export_unfinished")})`]),
    plainParts(message.parts, options) || `(${say("export_empty")})`,
  ].join("\n\n");
}

function earlierTexts(
  messages: readonly Message[],
  numbers: ReadonlyMap<string, string>,
  options: PlainOptions,
): string[] {
  const { say } = options;
  const texts = messages.flatMap((message) =>
    message.versions.map(({ parts, capturedAt }) => {
      const heading = say("export_earlier_text", numbers.get(message.id) ?? "", shownTime(capturedAt));
      return `${underlined(heading, "-")}\n\n${plainParts(parts, options) || `(${say("export_empty")})`}`;
    }),
  );
  return texts.length === 0 ? [] : [underlined(say("export_earlier_texts"), "="), ...texts];
}

function placeIn(listed: Citation[], { url, title, label }: Citation): number {
  const at = listed.findIndex((each) => each.url === url && each.title === title);
  return at < 0 ? listed.push({ url, title, label }) : at + 1;
}

function sourceList(listed: readonly Citation[], say: Say): string {
  const lines = listed.map(
    ({ title, url }, index) => `[${index + 1}] ${[title.trim(), url].filter(Boolean).join(" ")}`,
  );
  return lines.length === 0 ? "" : [say("export_sources"), ...lines].join("\n");
}
