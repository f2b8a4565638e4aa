import type { Conversation } from "./model.ts";

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

/** What was set on two records of one conversation; of single values the first's counts. */
export function joinOrganising(first: Conversation, second: Conversation): Conversation {
  return organised(first, joinSet(organisingOf(first), organisingOf(second)));
}

/** Likewise for the values alone: tags of both, a star of either. */
export function joinSet(one: Organising, other: Partial<Organising>): Organising {
  return {
    tags: [...one.tags, ...(other.tags ?? [])],
    folder: one.folder ?? other.folder ?? null,
    starred: one.starred || (other.starred ?? false),
    ownTitle: one.ownTitle ?? other.ownTitle ?? null,
    note: one.note ?? other.note ?? null,
  };
}

/** Tags in their order, each once whatever its letter case; the first spelling stays. */
function tidyTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.map(tidyName)) {
    const key = tag.toLocaleLowerCase("en");
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
