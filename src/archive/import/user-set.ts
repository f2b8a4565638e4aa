import { canonical } from "../../conversation/canonical.ts";
import type { Conversation, SetTimes } from "../../conversation/model.ts";
import { tagMark } from "../../conversation/set-times.ts";
import type { UserSet } from "./records.ts";

export function hasEqualSet(a: UserSet, b: UserSet): boolean {
  return canonical(a) === canonical(b);
}

/** What the user has set when a change is taken back: what differs since the change was set by the user and stays. */
export function takenBack(before: UserSet, after: UserSet, now: UserSet): UserSet {
  const keep = <K extends "folder" | "ownTitle" | "note" | "deletedAt" | "starred">(key: K) =>
    now[key] === after[key] ? before[key] : now[key];
  return {
    tags: tagsTakenBack(before.tags, after.tags, now.tags),
    folder: keep("folder"),
    starred: keep("starred"),
    ownTitle: keep("ownTitle"),
    note: keep("note"),
    deletedAt: keep("deletedAt"),
  };
}

function tagsTakenBack(before: readonly string[], after: readonly string[], now: readonly string[]): string[] {
  const removed = new Set(after.filter((tag) => !now.includes(tag)));
  const added = now.filter((tag) => !after.includes(tag));
  return [...new Set([...before.filter((tag) => !removed.has(tag)), ...added])];
}

/** When it was set what stays: the later time where the user has set it since, else the one from before the change. */
export function timesLeft(before: Conversation, now: Conversation, left: UserSet): SetTimes | undefined {
  const times: SetTimes = {};
  for (const name of ["folder", "starred", "ownTitle", "note"] as const) {
    const isSince = (now[name] ?? null) === left[name] && (before[name] ?? null) !== left[name];
    const at = (isSince ? now : before).setAt?.[name];
    if (at !== undefined) times[name] = at;
  }
  const marks = (tags: readonly string[]) => new Set(tags.map(tagMark));
  const [were, stay] = [marks(before.tags), marks(left.tags)];
  const all = { ...now.setAt?.tags, ...before.setAt?.tags };
  const tags = Object.keys(all).flatMap((mark) => {
    const at = (were.has(mark) === stay.has(mark) ? before : now).setAt?.tags?.[mark];
    return at === undefined ? [] : [[mark, at] as const];
  });
  if (tags.length > 0) times.tags = Object.fromEntries(tags);
  return Object.keys(times).length > 0 ? times : undefined;
}
