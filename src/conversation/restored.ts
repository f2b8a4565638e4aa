import { canonical } from "./canonical.ts";
import type { RestoredConversation } from "./imported.ts";
import type { Piece } from "./lift.ts";
import type { Arrival } from "./merge.ts";
import type { Conversation, Message, MessageVersion, Part, SetTimes, Sha256, Thread } from "./model.ts";
import { userSetOf } from "./organising.ts";
import type { SlotText, Time } from "./outline.ts";
import { type ReadStructure, readStructure } from "./read-structure.ts";
import type { ToldRow } from "./row.ts";
import { shownParts, versionParts } from "./show-parts.ts";
import { summarise } from "./slot.ts";
import type { Body, StoredMessage } from "./stored.ts";
import type { BodyMore, SlotMore, Structure } from "./structure.ts";
import { kinds } from "./structure.ts";
import { hashOf, substanceOf } from "./substance.ts";
import { pieceOfThread } from "./thread-piece.ts";
import { type RestoreLimits, withoutAssets } from "./without-assets.ts";

/** How far ahead of us the clock may have been that wrote a file, in ms: a false future would win every later merge. */
const clockSlack = 5 * 60 * 1000;

export interface RestoreMeans {
  /** Whether the archive has the bytes of an asset; those that it has not become a problem that a later look can mend. */
  hasAsset(sha256: Sha256): boolean;
  /** In ms since 1970. */
  now: number;
}

/**
 * A conversation of an archive file, lifted to the form in which it is joined. With a structure that fits, an archive that
 * holds nothing of it takes it exactly as it was; else path and messages are what is told. Never throws on anything that
 * `threadSchema` lets pass.
 */
export function arrivalOfRestored(
  { thread, structure }: RestoredConversation,
  { hasAsset = () => true, now = Date.now() }: Partial<RestoreMeans> = {},
): Arrival {
  const latest = now + clockSlack;
  const isWhole = structure !== undefined && thread.selectedFrom === undefined;
  const piece =
    (isWhole && copyOf(thread, structure, { hasAsset, latest })) || pieceOfThread(thread, { hasAsset, latest });
  const { conversation } = thread;
  return {
    conversation: { site: conversation.site, id: conversation.id },
    piece,
    at: Math.min(Date.parse(conversation.updated.at), latest),
    told: toldBy(conversation, latest),
  };
}

function toldBy(conversation: Conversation, latest: Time): ToldRow {
  const { created, updated, setAt } = conversation;
  const last = new Date(latest).toISOString();
  return {
    ...(created ? { created } : {}),
    updated: updated.at > last ? { ...updated, at: last } : updated,
    set: { ...userSetOf(conversation), setAt: setAt && noLater(setAt, last) },
  };
}

function noLater({ tags, ...times }: SetTimes, last: string): SetTimes {
  const capped = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([name, at]) => [name, at > last ? last : at]));
  return { ...capped(times), ...(tags ? { tags: capped(tags) } : {}) };
}

function copyOf(thread: Thread, structure: Structure, limits: RestoreLimits): Piece | undefined {
  const read = readStructure(structure, thread.messages, limits.latest);
  if (!read) return undefined;
  const contents = new Map<number, StoredMessage>();
  for (const [slot, message] of read.messages) {
    const text = read.outline.slots[slot]?.text;
    const content = contentOf(message, { text, more: read.more.get(slot), latest: limits.latest });
    if (!content) return undefined;
    contents.set(slot, withoutAssets(content, limits.hasAsset));
  }
  return { outline: withSummaries(read, contents), contents, oneLook: false, isCopy: true };
}

interface Around {
  text: SlotText | undefined;
  more: SlotMore | undefined;
  latest: Time;
}

/** What a message's content was in the archive; `undefined` where what is told of it would not be shown like that. */
function contentOf(message: Message, around: Around): StoredMessage | undefined {
  const { role, author, model, sentAt, origin, parts, from, finished, versions } = message;
  const { text, more } = around;
  const newest = { from, at: text?.at ?? 0, read: text?.read ?? 0, finished, most: more?.bodies?.[0]?.most };
  const content: StoredMessage = {
    role,
    ...(author === undefined ? {} : { author }),
    ...(model === undefined ? {} : { model }),
    ...(sentAt === undefined ? {} : { sentAt }),
    origin,
    bodies: [
      bodyOf(more?.bodies?.[0]?.parts ?? parts, newest),
      ...versions.map((version, place) => olderBody(version, more?.bodies?.[place + 1], around)),
    ],
    rest: more?.rest ?? [],
  };
  return !more?.rest && !more?.bodies?.some((body) => body.parts) ? content : isShownAs(content, message);
}

function olderBody({ from, parts, capturedAt }: MessageVersion, more: BodyMore = {}, { latest }: Around): Body {
  const at = Math.min(more.at ?? Date.parse(capturedAt), latest);
  const read = Math.min(more.read ?? at, latest);
  return bodyOf(more.parts ?? parts, { from, at, read, finished: more.finished ?? true, most: more.most });
}

type Told = Pick<Body, "at" | "read" | "finished"> & { from: Body["from"] | undefined; most: number | undefined };

function bodyOf(parts: Part[], { from, most, ...told }: Told): Body {
  const hash = hashOf(substanceOf(parts));
  return { ...(from ? { from } : {}), parts, hash, ...told, ...(most === undefined ? {} : { most }) };
}

function isShownAs(content: StoredMessage, { parts, versions }: Message): StoredMessage | undefined {
  const shown = [shownParts(content), ...content.bodies.slice(1).map((body) => versionParts(body.parts, content.rest))];
  return canonical(shown) === canonical([parts, ...versions.map((version) => version.parts)]) ? content : undefined;
}

function withSummaries(read: ReadStructure, contents: ReadonlyMap<number, StoredMessage>): Piece["outline"] {
  const slots = read.outline.slots.map((slot, at) => {
    const content = contents.get(at);
    if (!content || !slot.text) return slot;
    const kind = read.kinds[at] ?? 0;
    const text = summarise(content, { opening: (kind & kinds.opening) !== 0, stem: (kind & kinds.stem) !== 0 });
    return { ...slot, text: kind & kinds.unprinted ? { ...text, print: "" } : text };
  });
  return { ...read.outline, slots };
}
