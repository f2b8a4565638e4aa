import { cutCircles, newestLeaf, type Parent, parentsFirst } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, listIn } from "../../foreign/fields.ts";
import { recordsIn } from "../../foreign/records.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";

/** A message as its chat places it. */
export interface Placed {
  id: string;
  fields: Fields;
  /** Place of the message before it in the list. */
  parent: Parent;
}

/** The messages of a chat in order. */
export interface PlacedMessages {
  list: Placed[];
  /** Place of the newest on the shown path. */
  current: number | undefined;
  /** Nothing stood among them that may have been a message and cannot be read. */
  isWhole: boolean;
}

/**
 * The messages of a chat, each behind the one before it, and the place of the newest on the shown path. Parents are told by the
 * messages, else by lists of children; older chats are lists without a tree.
 */
export function messagesOf(chat: Fields, unknown: UnknownNames): PlacedMessages {
  const history = fieldsIn(chat, "history");
  const { entries, isWhole } = isFields(history.messages)
    ? treeEntries(history.messages, unknown)
    : listEntries(chat, unknown);
  const placeOf = new Map<string, number>();
  entries.forEach(({ id }, place) => void (id === "" || placeOf.has(id) || placeOf.set(id, place)));
  const listed = listedParents(entries, placeOf);
  const parents = entries.map(({ fields, before }, place): Parent => {
    if (before !== undefined) return before;
    const told = fields.parentId;
    if (told === null) return null;
    return (
      (typeof told === "string" ? placeOf.get(told) : undefined) ??
      listed.get(place) ??
      (told === undefined ? null : undefined)
    );
  });
  cutCircles(parents);
  const order = parentsFirst(parents);
  const newPlace = new Map(order.map((place, at) => [place, at]));
  const moved = (parent: Parent): Parent => (typeof parent === "number" ? newPlace.get(parent) : parent);
  const list = order.flatMap((place) => {
    const entry = entries[place];
    return entry ? [{ id: entry.id, fields: entry.fields, parent: moved(parents[place]) }] : [];
  });
  const shown = placeOf.get(idIn(history, "currentId"));
  const newest = newestLeaf(
    parents,
    entries.map(({ fields }) => timeOf(fields.timestamp)),
  );
  return { list, current: moved(shown ?? newest) ?? undefined, isWhole };
}

interface Entry {
  id: string;
  fields: Fields;
  /** Place of the message before it, in a list without a tree. */
  before?: number | null;
}

interface Entries {
  entries: Entry[];
  isWhole: boolean;
}

function treeEntries(messages: Fields, unknown: UnknownNames): Entries {
  const { entries, isWhole } = recordsIn(messages, "messages", unknown);
  return { entries: entries.map(([key, fields]) => ({ id: idIn(fields, "id") || key, fields })), isWhole };
}

function listEntries(chat: Fields, unknown: UnknownNames): Entries {
  const { entries, isWhole } = recordsIn(chat.messages, "messages", unknown);
  const isTree = entries.some(([, message]) => typeof message.parentId === "string");
  const placed = entries.map(([, message], place): Entry => {
    const entry = { id: idIn(message, "id"), fields: message };
    return isTree ? entry : { ...entry, before: place === 0 ? null : place - 1 };
  });
  return { entries: placed, isWhole };
}

function listedParents(entries: readonly Entry[], placeOf: ReadonlyMap<string, number>): Map<number, number> {
  const parents = new Map<number, number>();
  entries.forEach(({ fields }, parent) => {
    for (const child of listIn(fields, "childrenIds")) {
      const place = typeof child === "string" ? placeOf.get(child) : undefined;
      if (place !== undefined && place !== parent && !parents.has(place)) parents.set(place, parent);
    }
  });
  return parents;
}
