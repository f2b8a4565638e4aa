import { fingerprint } from "../lib/fingerprint.ts";
import type { CapturedMessage, CaptureEntry } from "./capture.ts";
import type { Part } from "./model.ts";
import type { Slot, SlotText, Time } from "./outline.ts";
import { printOf } from "./print.ts";
import { readRemovedNote } from "./removed-part.ts";
import { shownParts } from "./show-parts.ts";
import type { Body, StoredMessage } from "./stored.ts";
import { hashOf, sizeOf, substanceOf } from "./substance.ts";
import { exportedBody, unknownWords } from "./words.ts";

/** Ids of an empty wrapper are second to those of a message that is shown. */
const listedOnly = 100;

/** A slot for an entry that names a message, without content. */
export function newSlot(ids: string[], entry: Exclude<CaptureEntry, { kind: "gap" }>, at: Time): Slot {
  const first = entry.kind === "unmounted" ? listedOnly : 0;
  return {
    ids,
    ranks: ids.map((_, place) => first + place),
    ...("role" in entry && entry.role ? { role: entry.role } : {}),
    ...("index" in entry && entry.index !== undefined ? { index: entry.index } : {}),
    born: at,
    seen: at,
  };
}

/** What one look at a message brings. */
export function newContent(entry: CapturedMessage, at: Time, origin: StoredMessage["origin"]): StoredMessage {
  const { role, author, model, sentAt, parts, finished } = entry;
  const body: Body = {
    ...(origin === "import" ? { from: "export" } : {}),
    parts,
    hash: hashOf(substanceOf(parts)),
    at,
    read: at,
    finished,
  };
  return {
    role,
    ...(author ? { author } : {}),
    ...(model ? { model } : {}),
    ...(sentAt ? { sentAt } : {}),
    origin,
    bodies: [body],
    rest: [],
  };
}

/** Length of the beginning by which texts without ids are found, in UTF-16 code units. */
const stemLength = 24;

/** The outline's summary of a content; with its opening where asked for. */
export function summarise(content: StoredMessage, want: { opening: boolean; stem: boolean }): SlotText {
  const [current] = content.bodies;
  const exported = exportedBody(content);
  const shown = shownParts(content);
  const substance = substanceOf(current?.parts ?? []);
  const stem = want.stem && substance.text.length >= stemLength ? substance.text.slice(0, stemLength) : undefined;
  return {
    hash: current?.hash ?? "",
    // Pages show artifacts of an answer beside it at most.
    size: exported ? substance.text.length : sizeOf(substance),
    // What an export says was cut off is not going to be written any further.
    finished: content.bodies.some(({ finished, from }) => finished || from),
    at: current?.at ?? 0,
    read: current?.read ?? 0,
    print: printOf(content),
    unread: shown.filter(isUnread).length,
    media: mediaOf(content),
    ...(want.opening ? { opening: openingOf(shown) } : {}),
    ...(exported ? { loose: unknownWords } : {}),
    ...(stem ? { stem: fingerprint(stem) } : {}),
  };
}

/** A slot whose content must be compared, for it may hold more than one look. */
export function unprinted(slot: Slot): Slot {
  return slot.text ? { ...slot, text: { ...slot.text, print: "" } } : slot;
}

/** A held content with the times of its newest text, which the outline knows better. */
export function withTimes(content: StoredMessage, text: SlotText | undefined): StoredMessage {
  const [current, ...others] = content.bodies;
  if (!current || !text) return content;
  const [at, read] = [Math.max(current.at, text.at), Math.max(current.read, text.read)];
  return { ...content, bodies: [{ ...current, at, read }, ...others] };
}

/** An image without bytes, or a file whose bytes were tried and not got. What was removed on purpose had been read. */
function isUnread(part: Part): boolean {
  if ("problem" in part && readRemovedNote(part.problem)) return false;
  if (part.kind === "image") return !part.asset;
  return part.kind === "file" && !part.asset && part.problem !== undefined;
}

function mediaOf({ bodies, rest }: StoredMessage): string[] {
  const media = new Set<string>();
  for (const part of [...bodies.flatMap(({ parts }) => parts), ...rest]) {
    if ((part.kind === "image" || part.kind === "file") && part.asset) media.add(`${part.key} ${part.asset.sha256}`);
  }
  return [...media].sort();
}

/** Longest title made from a message, in characters. */
const titleLength = 80;

function openingOf(parts: readonly Part[]): string {
  const text = parts.find((part) => part.kind === "text" && part.text.trim() !== "");
  const line =
    text?.kind === "text"
      ? text.text
          .slice(0, titleLength * 20)
          .replace(/\s+/g, " ")
          .trim()
      : "";
  const characters = [...line];
  return characters.length <= titleLength ? line : `${characters.slice(0, titleLength).join("").trimEnd()}…`;
}
