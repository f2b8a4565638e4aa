import { canonical } from "../../conversation/canonical.ts";
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
