import { fingerprint } from "../lib/fingerprint.ts";
import type { Conversation, SetTimes } from "./model.ts";
import type { Organising } from "./organising.ts";

/** What the user has set, and when, as far as that was noted. */
export interface UserSet extends Organising {
  setAt?: SetTimes | undefined;
}

/**
 * Which of two goes before where neither is known to be newer. `first`: what is held, for a file that the user imports;
 * `either`: the one that goes before in every browser, for what other browsers of the user have written.
 */
export type Tie = "first" | "either";

const single = ["folder", "starred", "ownTitle", "note"] as const;
type Single = (typeof single)[number];

/** Name under which it is kept when a tag was set or taken away: words that are gone are not to be read there. */
export function tagMark(tag: string): string {
  return fingerprint(keyOf(tag));
}

/** Tags are the same whatever their letter case. */
export function keyOf(tag: string): string {
  return tag.toLocaleLowerCase("en");
}

/** The row as the user has just set it, with the time at what differs from before. @param at ISO time */
export function stampedRow(before: Conversation, after: Conversation, at: string): Conversation {
  const held = before.setAt ?? {};
  const fields = single.filter((name) => before[name] !== after[name]);
  const [were, are] = [new Set(before.tags), new Set(after.tags)];
  const tags = [...before.tags, ...after.tags].filter((tag) => were.has(tag) !== are.has(tag)).map(tagMark);
  if (fields.length === 0 && tags.length === 0) return after;
  const times: SetTimes = { ...held };
  for (const name of fields) times[name] = laterThan(held[name], at);
  if (tags.length > 0) {
    const noted = tags.map((mark) => [mark, laterThan(held.tags?.[mark], at)] as const);
    times.tags = { ...held.tags, ...Object.fromEntries(noted) };
  }
  return { ...after, setAt: times };
}

/** A clock that was set back must not make what is newer look older. */
function laterThan(before: string | undefined, at: string): string {
  return before === undefined || before < at ? at : new Date(Date.parse(before) + 1).toISOString();
}

/**
 * What was set on two records of one conversation: of each field, and of each tag, what was set last. With `either` the order
 * and grouping in which records are joined make no difference, and joining twice changes nothing.
 */
export function joinUserSet(one: UserSet, other: UserSet, tie: Tie): UserSet {
  const joined: UserSet = { ...one };
  const times: SetTimes = {};
  for (const name of single) {
    const isOther = goesBefore(name, other, one, tie);
    Object.assign(joined, { [name]: isOther ? other[name] : one[name] });
    const at = (isOther ? other : one).setAt?.[name];
    if (at !== undefined) times[name] = at;
  }
  const tags = joinTags(one, other, tie);
  if (Object.keys(tags.times).length > 0) times.tags = tags.times;
  return { ...joined, tags: tags.tags, setAt: Object.keys(times).length > 0 ? times : undefined };
}

/** Whether the value of `a` takes the place of that of `b`. */
function goesBefore(name: Single, a: UserSet, b: UserSet, tie: Tie): boolean {
  const [at, bt] = [a.setAt?.[name] ?? "", b.setAt?.[name] ?? ""];
  const [av, bv] = [a[name], b[name]];
  if (tie === "first" && bt === "" && isSet(bv)) return false;
  if (at !== bt) return at > bt;
  if (isSet(av) !== isSet(bv)) return isSet(av);
  return tie === "either" && String(av) > String(bv);
}

const isSet = (value: string | boolean | null) => value !== null && value !== false;

/** What is known of one tag: how it is written where it is there, and since when that is so. */
interface Tag {
  written?: string;
  at: string;
}

function joinTags(one: UserSet, other: UserSet, tie: Tie): { tags: string[]; times: Record<string, string> } {
  const [ours, theirs] = [tagsOf(one), tagsOf(other)];
  const joined = new Map(ours);
  for (const [mark, tag] of theirs) {
    const held = joined.get(mark);
    if (!held || isNewer(tag, held, tie)) joined.set(mark, tag);
  }
  const all = [...joined].flatMap(([, { written }]) => (written === undefined ? [] : [written]));
  const times = [...joined].flatMap(([mark, { at }]) => (at === "" ? [] : [[mark, at] as const]));
  const isAlike = one.tags.join("\n") === other.tags.join("\n");
  const tags = tie === "first" || isAlike ? all : all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { tags, times: Object.fromEntries(times) };
}

function tagsOf({ tags, setAt }: UserSet): Map<string, Tag> {
  const found = new Map<string, Tag>();
  for (const written of tags) {
    const mark = tagMark(written);
    if (!found.has(mark)) found.set(mark, { written, at: setAt?.tags?.[mark] ?? "" });
  }
  for (const [mark, at] of Object.entries(setAt?.tags ?? {})) if (!found.has(mark)) found.set(mark, { at });
  return found;
}

function isNewer(a: Tag, b: Tag, tie: Tie): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.written === undefined || b.written === undefined) return a.written !== undefined && b.written === undefined;
  return tie === "either" && a.written > b.written;
}
