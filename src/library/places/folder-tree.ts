import type { Counted } from "./tally.ts";

export interface FolderNode {
  /** Its own name, without those around it. */
  label: string;
  /** All names from the outermost inwards, joined by `/`. */
  path: string;
  /** Conversations in it and in the folders within it. */
  count: number;
  inside: FolderNode[];
}

/** The folders as a tree, each level in the order of the alphabet; a folder that only holds others is there too. */
export function folderTree(folders: readonly Counted[]): FolderNode[] {
  const roots: FolderNode[] = [];
  const known = new Map<string, FolderNode>();
  for (const { name, count } of folders) {
    let level = roots;
    let path = "";
    for (const label of name.split("/")) {
      path = path === "" ? label : `${path}/${label}`;
      const node = known.get(path) ?? { label, path, count: 0, inside: [] };
      if (!known.has(path)) level.push(node);
      known.set(path, node);
      node.count += count;
      level = node.inside;
    }
  }
  for (const { inside } of known.values()) inside.sort(byLabel);
  return roots.sort(byLabel);
}

function byLabel(a: FolderNode, b: FolderNode): number {
  return a.label.localeCompare(b.label);
}
