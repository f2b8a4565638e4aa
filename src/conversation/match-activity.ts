import { activityPairs, promptOf } from "./activity.ts";
import type { ImportedConversation, ImportedMessage } from "./imported.ts";
import { loosened } from "./loose.ts";
import type { Message, Thread } from "./model.ts";
import type { Time } from "./outline.ts";

/** A saved chat, as far as an activity log can be told to be about it. */
export interface SavedChat {
  id: string;
  url: string;
  /** In the order of the chat. */
  prompts: SavedPrompt[];
}

export interface SavedPrompt {
  /** The message's id; names that the archive itself gave (`~12`) count as none. */
  id: string;
  /** Id of the answer that is shown. */
  answer?: string;
  text: string;
  /** Until when it must have been sent: it was seen then. */
  at: Time;
}

export interface AssignedActivity {
  /** For each saved chat the pairs that belong to it, under its id, their messages under the saved ones' ids. */
  chats: ImportedConversation[];
  /** What belongs to none, as it came; absent when nothing is left. */
  rest?: ImportedConversation;
}

/** What a saved chat offers to be found by. */
export function savedChatOf({ conversation: { id, url }, messages, path }: Thread): SavedChat {
  const shown = new Set(path.flatMap((step) => ("message" in step ? [step.message] : [])));
  const answers = new Map<string, Message>();
  for (const message of messages) {
    if (message.role !== "assistant" || typeof message.parent !== "string") continue;
    if (!answers.has(message.parent) || shown.has(message.id)) answers.set(message.parent, message);
  }
  const prompts = messages.flatMap((message): SavedPrompt[] => {
    if (message.role !== "user") return [];
    const answer = answers.get(message.id)?.id;
    const at = Date.parse(message.capturedAt);
    return [{ id: message.id, ...(answer === undefined ? {} : { answer }), text: promptOf(message.parts), at }];
  });
  return { id, url, prompts };
}

interface Place extends SavedPrompt {
  chat: number;
  position: number;
  key: string;
}

interface Pair {
  prompt: number;
  answer?: number;
  key: string;
  at: Time;
}

/** A prompt of so many characters, sent and saved once, needs no neighbours to be known again. */
const tellingLength = 24;
/** Clocks of the log and of the machine that saved may differ by this, in ms. */
const clockSlack = 2 * 60_000;

/**
 * Tells which pairs of an activity log belong to saved chats: a telling prompt that is there once and was saved after it was
 * sent; any other where pairs before and after it leave one place in the chat. What could belong to several places stays
 * where it was. Nothing is changed in conversations that are no activity.
 */
export function assignActivity(activity: ImportedConversation, saved: readonly SavedChat[]): AssignedActivity {
  const pairs = pairsOf(activity);
  const places = saved.flatMap(({ prompts }, chat) =>
    prompts.map((prompt, position): Place => ({ ...prompt, chat, position, key: loosened(prompt.text) })),
  );
  const found = new Map<number, Place>();
  const byKey = new Map<string, Place[]>();
  for (const place of places) {
    const alike = byKey.get(place.key);
    if (alike) alike.push(place);
    else byKey.set(place.key, [place]);
  }
  const asked = new Map<string, number>();
  for (const { key } of pairs) asked.set(key, (asked.get(key) ?? 0) + 1);
  const taken = new Set<Place>();
  for (const [at, pair] of pairs.entries()) {
    const [only, ...others] = openPlaces(pair, byKey, taken);
    if (!only || others.length > 0 || asked.get(pair.key) !== 1 || pair.key.length < tellingLength) continue;
    found.set(at, only);
    taken.add(only);
  }
  while (placeBetween(pairs, byKey, found, taken));
  return split(activity, saved, pairs, found);
}

function pairsOf(activity: ImportedConversation): Pair[] {
  const pairs = activityPairs(activity).map(({ prompt, answer, second }): Pair => {
    const key = loosened(promptOf(activity.messages[prompt]?.parts ?? []));
    return { prompt, ...(answer === undefined ? {} : { answer }), key, at: second * 1000 };
  });
  return pairs.sort((a, b) => a.at - b.at || a.prompt - b.prompt);
}

/** Places with this prompt that are free and were seen after it was sent. */
function openPlaces(pair: Pair, byKey: ReadonlyMap<string, Place[]>, taken: ReadonlySet<Place>): Place[] {
  return (byKey.get(pair.key) ?? []).filter((place) => !taken.has(place) && pair.at <= place.at + clockSlack);
}

/** Places pairs by what is known of those before and after them; true when it placed any. */
function placeBetween(
  pairs: readonly Pair[],
  byKey: ReadonlyMap<string, Place[]>,
  found: Map<number, Place>,
  taken: Set<Place>,
): boolean {
  let placed = false;
  for (const [at, pair] of pairs.entries()) {
    if (found.has(at) || pair.key === "" || !byKey.has(pair.key)) continue;
    const before = nearest(found, at, -1, pairs.length);
    const after = nearest(found, at, 1, pairs.length);
    const fitting = openPlaces(pair, byKey, taken).filter(
      (place) =>
        isBehind(place, before) && isBehind(after, place) && (isNextTo(place, before) || isNextTo(after, place)),
    );
    const [only, ...others] = fitting;
    if (!only || others.length > 0) continue;
    found.set(at, only);
    taken.add(only);
    placed = true;
  }
  return placed;
}

function nearest(found: ReadonlyMap<number, Place>, from: number, step: 1 | -1, end: number): Place | undefined {
  for (let at = from + step; at >= 0 && at < end; at += step) {
    const place = found.get(at);
    if (place) return place;
  }
  return undefined;
}

/** In one chat the order of the log is the order of the chat; of another chat nothing is known. */
function isBehind(later: Place | undefined, earlier: Place | undefined): boolean {
  return !later || !earlier || later.chat !== earlier.chat || later.position > earlier.position;
}

function isNextTo(later: Place | undefined, earlier: Place | undefined): boolean {
  return later !== undefined && later.chat === earlier?.chat && later.position === earlier.position + 1;
}

function split(
  activity: ImportedConversation,
  saved: readonly SavedChat[],
  pairs: readonly Pair[],
  found: ReadonlyMap<number, Place>,
): AssignedActivity {
  const placed = [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, place]) => {
      const pair = pairs[at];
      return pair ? [{ pair, place }] : [];
    });
  const chats = saved.flatMap(({ id, url }, chat): ImportedConversation[] => {
    const own = placed.filter(({ place }) => place.chat === chat);
    if (own.length === 0) return [];
    const messages: ImportedMessage[] = [];
    for (const { pair, place } of own) messages.push(...messagesOf(activity, pair, place, messages.length));
    const { updated: _, created: __, title: ___, current: ____, ...rest } = activity;
    const last = messages
      .flatMap(({ sentAt }) => sentAt ?? [])
      .sort()
      .at(-1);
    return [
      { ...rest, id, url, ...(last ? { updated: last } : {}), messages, current: messages.length - 1, whole: false },
    ];
  });
  const gone = new Set(
    placed.flatMap(({ pair }) => [pair.prompt, ...(pair.answer === undefined ? [] : [pair.answer])]),
  );
  if (gone.size === 0) return { chats, rest: activity };
  const rest = without(activity, gone);
  return { chats, ...(rest.messages.length > 0 ? { rest } : {}) };
}

function messagesOf({ messages }: ImportedConversation, pair: Pair, place: Place, at: number): ImportedMessage[] {
  const named = (message: ImportedMessage, id: string | undefined) => ({
    ...message,
    ids: [...(id === undefined || id.startsWith("~") ? [] : [id]), ...message.ids],
  });
  const [prompt, answer] = [messages[pair.prompt], messages[pair.answer ?? -1]];
  // What it follows in the log it need not follow in the chat.
  const { parent: _, ...bare } = prompt ?? {};
  return [
    ...(prompt ? [named(bare as ImportedMessage, place.id)] : []),
    ...(answer ? [{ ...named(answer, place.answer), parent: at }] : []),
  ];
}

/** The conversation without some messages; parents are numbered anew. */
function without(activity: ImportedConversation, gone: ReadonlySet<number>): ImportedConversation {
  const kept = activity.messages.flatMap((_, place) => (gone.has(place) ? [] : [place]));
  const placeOf = new Map(kept.map((place, at) => [place, at]));
  const messages = kept.flatMap((place): ImportedMessage[] => {
    const message = activity.messages[place];
    if (!message) return [];
    const { parent, ...rest } = message;
    const moved = typeof parent === "number" ? placeOf.get(parent) : parent;
    return [{ ...rest, ...(moved === undefined ? {} : { parent: moved }) }];
  });
  const { current: _, ...rest } = activity;
  return { ...rest, messages, ...(messages.length > 0 ? { current: messages.length - 1 } : {}) };
}
