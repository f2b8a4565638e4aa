import type { Conversation } from "../../conversation/model.ts";
import { type FolderNode, folderTree } from "./folder-tree.ts";

/** Something with the number of conversations in it. */
export interface Counted {
  name: string;
  count: number;
}

/** What the navigation shows, counted in one pass over the archive's list. */
export interface Tally {
  all: number;
  starred: number;
  /** Those that are not known to be complete. */
  partial: number;
  /** By site id, the fullest first. */
  sites: Counted[];
  /** In the order of the alphabet. */
  tags: Counted[];
  folders: FolderNode[];
}

export function tallyOf(rows: readonly Conversation[]): Tally {
  const sites = new Map<string, number>();
  const tags = new Map<string, number>();
  const folders = new Map<string, number>();
  let starred = 0;
  let partial = 0;
  for (const { site, tags: ownTags, folder, starred: isStarred, coverage } of rows) {
    add(sites, site);
    for (const tag of ownTags) add(tags, tag);
    if (folder !== undefined) add(folders, folder);
    if (isStarred) starred += 1;
    if (coverage.state !== "complete") partial += 1;
  }
  return {
    all: rows.length,
    starred,
    partial,
    sites: counted(sites).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
    tags: counted(tags).sort((a, b) => a.name.localeCompare(b.name)),
    folders: folderTree(counted(folders)),
  };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function counted(counts: ReadonlyMap<string, number>): Counted[] {
  return [...counts].map(([name, count]) => ({ name, count }));
}
