import { activityPairs } from "../../conversation/activity.ts";
import type { Incoming } from "../../conversation/imported.ts";
import { assignActivity, type SavedChat, savedChatOf } from "../../conversation/match-activity.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import type { Database } from "../schema.ts";
import type { Outcome, PreparedIncoming, Verdict } from "./incoming.ts";
import { judgeIncoming } from "./judge-incoming.ts";
import { type StoreOptions, storeIncoming } from "./store-incoming.ts";

/** `storeIncoming`, with what an activity log tells of saved chats going to those. One outcome for each that is given. */
export async function storeWithChats(
  archive: Archive,
  given: readonly PreparedIncoming[],
  run: string,
  options: StoreOptions,
): Promise<Outcome[]> {
  const { items, places } = await takenApart(archive, given);
  return putTogether(await storeIncoming(archive, items, run, options), places);
}

/** `judgeIncoming`, likewise. */
export async function judgeWithChats(
  archive: Archive,
  given: readonly Incoming[],
  options: Parameters<typeof judgeIncoming>[2] = {},
): Promise<Outcome[]> {
  const { items, places } = await takenApart(
    archive,
    given.map((incoming) => ({ incoming })),
  );
  const judged = await judgeIncoming(
    archive,
    items.map(({ incoming }) => incoming),
    options,
  );
  return putTogether(judged, places);
}

interface Apart<T> {
  items: T[];
  /** By item: the place of what it was part of. */
  places: number[];
}

async function takenApart<T extends { incoming: Incoming }>(archive: Archive, given: readonly T[]): Promise<Apart<T>> {
  const chats = given.some(({ incoming }) => isLog(incoming)) ? await savedChats(archive) : [];
  const items: T[] = [];
  const places: number[] = [];
  for (const [place, item] of given.entries()) {
    for (const incoming of chats.length > 0 ? partsOf(item.incoming, chats) : [item.incoming]) {
      items.push({ ...item, incoming });
      places.push(place);
    }
  }
  return { items, places };
}

function isLog(incoming: Incoming): boolean {
  if (incoming.kind !== "imported" || incoming.site !== "gemini") return false;
  try {
    return activityPairs(incoming).length > 0;
  } catch {
    // A broken one fails by itself when it is stored.
    return false;
  }
}

/** Where the log itself names the chat, it is that one and no other. */
function partsOf(incoming: Incoming, chats: readonly SavedChat[]): Incoming[] {
  if (incoming.kind !== "imported" || !isLog(incoming)) return [incoming];
  const own = isOfLog(incoming.id) ? chats : chats.filter(({ id }) => id === incoming.id);
  const { chats: found, rest } = assignActivity(incoming, own);
  return [...found, ...(rest ? [rest] : [])];
}

/** Ids of groups that a log's reader made for want of the chat's. */
function isOfLog(id: string): boolean {
  return !/^gemini:[0-9a-f]+$/.test(id);
}

const known = new WeakMap<Database, Map<string, { rev: number; chat: SavedChat }>>();

/** Every chat of Gemini that is held and was not itself made of a log; one that did not change is read once. @throws ArchiveError */
async function savedChats(archive: Archive): Promise<SavedChat[]> {
  const range = IDBKeyRange.bound("gemini:", "gemini;");
  const rows = await guarded(() => archive.db.getAll("conversations", range));
  const before = known.get(archive.db);
  const chats = new Map<string, { rev: number; chat: SavedChat }>();
  for (const { id, rev, deletedAt } of rows) {
    if (isOfLog(id) || deletedAt !== undefined) continue;
    const held = before?.get(id);
    const thread = held?.rev === rev ? undefined : await readThread(archive, id);
    if (thread) chats.set(id, { rev, chat: savedChatOf(thread) });
    else if (held) chats.set(id, held);
  }
  known.set(archive.db, chats);
  return [...chats.values()].map(({ chat }) => chat);
}

/** All conversations that an outcome is about. */
export function idsOf({ id, others = [] }: Outcome): string[] {
  return [id, ...others];
}

/** Most telling first. */
const verdicts: Verdict[] = ["failed", "new", "fuller", "same", "deleted"];

function putTogether(outcomes: readonly Outcome[], places: readonly number[]): Outcome[] {
  const whole: Outcome[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    const place = places[at] ?? at;
    const other = whole[place];
    whole[place] = other ? joined(other, outcome) : outcome;
  }
  return whole;
}

function joined(a: Outcome, b: Outcome): Outcome {
  const first = verdicts.indexOf(a.verdict) <= verdicts.indexOf(b.verdict) ? a : b;
  const others = [...idsOf(a), ...idsOf(b)].filter((id) => id !== first.id);
  return { ...first, others, added: a.added + b.added, problems: [...a.problems, ...b.problems] };
}
