import { isActivityId } from "./activity.ts";
import type { CapturedMessage } from "./capture.ts";
import { cut } from "./clean-text.ts";
import { joinContent } from "./content.ts";
import { fitted } from "./fitted.ts";
import { type ImportTree, treeOfImport } from "./import-tree.ts";
import type { ImportedConversation, ImportedMessage, ResolvedPart } from "./imported.ts";
import type { Piece } from "./lift.ts";
import type { Arrival } from "./merge.ts";
import { iso } from "./message.ts";
import type { Outline, Slot, Time } from "./outline.ts";
import { newContent, summarise } from "./slot.ts";

/** Ids that are made for what an export does not name are second to all that pages give. */
const madeUp = 200;

/** As our own files carry it, so that it comes back from one as it is. */
const longestTitle = 1_000;
const longestName = 300;

/** Stands for a time that the export does not give; `message.ts` shows the time of the import for it. */
const noTime = 1;

type Exported = ImportedConversation<ResolvedPart>;

/**
 * A conversation of an export, ready to be joined with what is held. All that it says of order, branches and texts counts
 * as seen when the conversation last changed, so that a look taken later knows better which branch is shown, and the same
 * export read again on another day changes nothing. Several first messages, unknown parents, rings and broken times are
 * all allowed.
 * @param at when it is imported, in ms since 1970: kept as the time since which the archive holds it
 */
export function arrivalOfImport(conversation: Exported, at: Time): Arrival {
  const { site, id } = conversation;
  const changed = lastChange(conversation);
  return {
    conversation: { site, id },
    piece: liftTree(conversation, changed ?? noTime, at),
    at: changed ?? at,
    ...(changed === undefined ? {} : { told: { updated: { at: iso(changed), from: "export" } } }),
  };
}

/** When the conversation last changed, by all that the export says; absent where it gives no time at all. */
function lastChange({ updated, created, messages }: Exported): Time | undefined {
  const times = [updated, created, ...messages.map(({ sentAt }) => sentAt)].flatMap((text) => timeOf(text) ?? []);
  return times.length === 0 ? undefined : times.reduce((latest, time) => Math.max(latest, time));
}

function timeOf(text: string | undefined): Time | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return time >= 0 ? time : undefined;
}

interface Walk extends Piece {
  conversation: Exported;
  tree: ImportTree;
  /** When the export's conversation last changed. */
  at: Time;
  /** Ids that several messages carry beside their best one. */
  shared: ReadonlySet<string>;
  /** Slot of each message by role and best id. */
  known: Map<string, number>;
}

function liftTree(conversation: Exported, at: Time, importedAt: Time): Piece {
  const tree = treeOfImport(conversation.messages, conversation.current);
  const outline: Outline = { head: headOf(conversation, at, importedAt), slots: [], edges: [], hints: [] };
  const shared = sharedIds(conversation.messages);
  const walk: Walk = { outline, contents: new Map(), oneLook: true, conversation, tree, at, shared, known: new Map() };
  const slots = conversation.messages.map((message, place) => addMessage(walk, message, place));
  tree.parents.forEach((parent, place) => {
    const child = slots[place] ?? -1;
    if (parent !== undefined) outline.edges.push({ parent: parent === null ? null : (slots[parent] ?? -1), child, at });
  });
  const newest = outline.slots[slots[tree.newest ?? -1] ?? -1];
  if (newest && conversation.whole) newest.end = at;
  return { outline, contents: walk.contents, oneLook: true };
}

function headOf({ url, title, model, created }: Exported, at: Time, importedAt: Time): Outline["head"] {
  const begun = timeOf(created);
  return {
    url: { value: url, at },
    ...(title ? { title: { value: cut(title, longestTitle), at } } : {}),
    ...(model ? { model: { value: cut(model, longestName), at } } : {}),
    first: importedAt,
    last: importedAt,
    unseen: true,
    export: { at, ...(begun === undefined ? {} : { created: begun }) },
  };
}

function addMessage(walk: Walk, message: ImportedMessage<ResolvedPart>, place: number): number {
  const ids = usableIds(message).filter((id, rank) => rank === 0 || !walk.shared.has(id));
  const key = ids[0] === undefined ? undefined : `${message.role} ${ids[0]}`;
  const held = key === undefined ? undefined : walk.known.get(key);
  const { slots } = walk.outline;
  const slot = held ?? slots.push(slotOf(walk, message, ids, place)) - 1;
  if (key !== undefined) walk.known.set(key, slot);
  addContent(walk, slot, message, walk.tree.opens[place] === true);
  return slot;
}

/** What is not on the shown path was shown last when it was written, as far as the export knows. */
function slotOf(
  { tree, at }: Walk,
  { role, sentAt }: ImportedMessage<ResolvedPart>,
  ids: string[],
  place: number,
): Slot {
  const written = Math.min(timeOf(sentAt) ?? at, at);
  const seen = tree.path.has(place) ? at : Math.min(written, at - 1);
  return {
    ids,
    ranks: ids.map((id, rank) => (isActivityId(id) ? madeUp : 0) + rank),
    role,
    born: Math.min(written, seen),
    seen,
  };
}

function addContent(walk: Walk, at: number, message: ImportedMessage<ResolvedPart>, opening: boolean): void {
  const slot = walk.outline.slots[at];
  if (!slot) return;
  const read = newContent(entryOf(message), slot.seen, "import");
  const twice = walk.contents.get(at);
  const content = twice ? joinContent(twice, read) : read;
  walk.contents.set(at, content);
  slot.text = summarise(content, { opening, stem: slot.ids.length === 0 });
}

function entryOf({ role, author, model, sentAt, parts, finished }: ImportedMessage<ResolvedPart>): CapturedMessage {
  const written = timeOf(sentAt);
  return {
    kind: "message",
    ids: [],
    role,
    parts: parts.flatMap(fitted),
    finished,
    ...(author ? { author: cut(author, longestName) } : {}),
    ...(model ? { model: cut(model, longestName) } : {}),
    ...(written === undefined ? {} : { sentAt: iso(written) }),
  };
}

/** The names that the archive itself gives (`~12`) are not for exports, nor the signs it separates names with. */
const usableId = /^[^~\s\p{Cc}][^\p{Cc}]{0,499}$/u;

function usableIds({ ids }: ImportedMessage<ResolvedPart>): string[] {
  return [...new Set(ids.filter((id) => usableId.test(id)))];
}

/** Ids that several messages carry beside their best one (the id of a turn, say) are no sign that they are one message. */
function sharedIds(messages: readonly ImportedMessage<ResolvedPart>[]): Set<string> {
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const message of messages) {
    const ids = usableIds(message);
    const best = `${message.role} ${ids[0]}`;
    for (const id of ids) {
      if (owner.has(id) && owner.get(id) !== best) shared.add(id);
      else owner.set(id, best);
    }
  }
  return shared;
}
