import type { Citation, Message, PathStep } from "../../conversation/model.ts";
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
  const places = placesOf(thread.path);
  const path = thread.path.map((step, index) => stepText(step, places[index] ?? "", known, options));
  const onPath = new Set(thread.path.map((step) => ("message" in step ? step.message : "")));
  const others =
    style.branches || thread.selectedFrom !== undefined ? thread.messages.filter(({ id }) => !onPath.has(id)) : [];
  const branches = others.map((message, index) => messageText(message, `B${index + 1}`, options));
  const title = shownTitle(thread.conversation).replace(/\s+/g, " ").trim() || say("export_untitled");
  return [
    underlined(title, "="),
    facts(thread, style),
    ownNote(thread, say),
    ...notes(thread, say),
    ...path,
    ...(branches.length > 0 ? [underlined(say("export_other_branches"), "="), ...branches] : []),
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

/** For each step, the number of its message among those of the path, from 1. */
function placesOf(path: readonly PathStep[]): string[] {
  let count = 0;
  return path.map((step) => {
    if ("message" in step) count += 1;
    return String(count);
  });
}

function stepText(step: PathStep, place: string, known: ReadonlyMap<string, Message>, options: PlainOptions): string {
  const message = "message" in step ? known.get(step.message) : undefined;
  if (message) return messageText(message, place, options);
  const gap = "gap" in step ? step.gap : { after: null, reason: "not-shown" as const, missing: 1 };
  return `*** ${gapNote(gap, options.say)} ***`;
}

function messageText(message: Message, place: string, options: PlainOptions): string {
  const { say, style } = options;
  const author = authorOf(message, say).replace(/\s+/g, " ");
  const who = style.heading === "numbered" ? `${place} · ${author}` : author;
  const heading = message.sentAt && style.timestamps ? `${who}, ${shownTime(message.sentAt)}` : who;
  return [
    underlined(heading, "-"),
    ...(message.finished ? [] : [`(${say("export_unfinished")})`]),
    plainParts(message.parts, options) || `(${say("export_empty")})`,
  ].join("\n\n");
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
