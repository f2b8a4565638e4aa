import type { Conversation } from "./model.ts";
import { joinUserSet, keyOf, type Tie, type UserSet } from "./set-times.ts";

/** What only the user sets on a conversation. No capture changes it. */
export interface Organising {
  tags: string[];
  /** Names from the outermost folder inwards, joined by `/`; `null`: in none. */
  folder: string | null;
  starred: boolean;
  /** The user's name for it; `null`: the site's title is shown. */
  ownTitle: string | null;
  note: string | null;
}

/** New values for one conversation; what is not named stays. */
export interface OrganisingChange {
  conversation: string;
  set: Partial<Organising>;
}

/** Longest tag, folder name and title, and longest note, in characters. */
const longestName = 200;
const longestNote = 20_000;

/** The title that lists and exports show. */
export function shownTitle({ ownTitle, title }: Pick<Conversation, "ownTitle" | "title">): string {
  return ownTitle ?? title;
}

export function organisingOf({ tags, folder, starred, ownTitle, note }: Conversation): Organising {
  return { tags, folder: folder ?? null, starred, ownTitle: ownTitle ?? null, note: note ?? null };
}

/** The row with these values, tidied: names on one line, no tag twice, nothing empty. */
export function organised(row: Conversation, set: Partial<Organising>): Conversation {
  const { tags, folder, starred, ownTitle, note } = { ...organisingOf(row), ...set };
  const { folder: _folder, ownTitle: _title, note: _note, ...rest } = row;
  const own = {
    folder: tidyFolder(folder ?? ""),
    ownTitle: tidyName(ownTitle ?? ""),
    note: (note ?? "").trim().slice(0, longestNote).trim(),
  };
  const kept = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ""));
  return { ...rest, tags: tidyTags(tags), starred, ...kept };
}

/** The same with when it was set. */
export function userSetOf(row: Conversation): UserSet {
  return { ...organisingOf(row), setAt: row.setAt };
}

/** What was set on two records of one conversation; where neither was set later, of single values the first's counts. */
export function joinOrganising(first: Conversation, second: Conversation): Conversation {
  return withSet(first, userSetOf(second), "first");
}

/** A record with what was set on another one of the same conversation: tags of both, of each what was set last. */
export function withSet(row: Conversation, set: Partial<UserSet>, tie: Tie): Conversation {
  const nothing = { tags: [], folder: null, starred: false, ownTitle: null, note: null };
  const { setAt, ...values } = joinUserSet(userSetOf(row), { ...nothing, ...set }, tie);
  const { setAt: _, ...joined } = organised(row, values);
  return setAt ? { ...joined, setAt } : joined;
}

/** Tags in their order, each once whatever its letter case; the first spelling stays. */
function tidyTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.map(tidyName)) {
    const key = keyOf(tag);
    if (tag !== "" && !byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
}

function tidyFolder(folder: string): string {
  return folder
    .split("/")
    .map(tidyName)
    .filter((name) => name !== "")
    .join("/");
}

function tidyName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, longestName).trim();
}
