import { ROOT } from "../../conversation/claims.ts";
import type { Part } from "../../conversation/model.ts";
import { type Outline, resolveSlot } from "../../conversation/outline.ts";
import type { StoredMessage } from "../../conversation/stored.ts";
import { growTree, topSlots } from "../../conversation/tree.ts";
import { readOutline } from "../outlines.ts";
import type { ChunkRecord, OutlineRecord, StoredRow } from "../schema.ts";
import { folded } from "../search-query.ts";
import type { Labels } from "./index-records.ts";

/** What is stored of one conversation, read in one transaction. */
export interface Records {
  row: StoredRow;
  chunks: readonly ChunkRecord[];
  outline: readonly OutlineRecord[];
}

/** What filters ask of a conversation. */
export interface Facts {
  labels: Labels;
  /** In ms since 1970. */
  updated: number;
  flags: number;
}

export const flag = {
  image: 1,
  code: 2,
  file: 4,
  starred: 8,
  branched: 16,
  partial: 32,
  complete: 64,
  unknown: 128,
} as const;

export function factsOf(records: Records): Facts {
  const { row } = records;
  return { labels: labelsOf(records), updated: Date.parse(row.updated.at), flags: flagsOf(records) };
}

function labelsOf({ row, chunks }: Records): Labels {
  const models = new Set(row.model ? [folded(row.model)] : []);
  for (const { model } of messagesOf(chunks)) if (model) models.add(folded(model));
  return {
    site: folded(row.site),
    host: hostOf(row.url),
    models: [...models],
    tags: row.tags.map(folded),
    ...(row.folder === undefined ? {} : { folder: folded(row.folder) }),
  };
}

function flagsOf(records: Records): number {
  const { row, chunks } = records;
  let flags = flag[row.coverage.state] | (row.starred ? flag.starred : 0);
  for (const { bodies, rest } of messagesOf(chunks)) {
    for (const { parts } of bodies) for (const part of parts) flags |= flagOfPart(part);
    for (const part of rest) flags |= flagOfPart(part);
  }
  return isBranched(records) ? flags | flag.branched : flags;
}

function flagOfPart(part: Part): number {
  if (part.kind === "image") return flag.image;
  if (part.kind === "file") return flag.file;
  if (part.kind === "artifact") return part.format === "code" || hasFence(part.content) ? flag.code : 0;
  return part.kind === "text" && hasFence(part.text) ? flag.code : 0;
}

/** A code block, also in lists and quotations. */
function hasFence(text: string): boolean {
  return (text.includes("```") || text.includes("~~~")) && /^[\t >*+\-\d.)]*(?:`{3}|~{3})/mu.test(text);
}

/** True when two messages with text were answers to the same one, or both the first. */
function isBranched({ row, outline: records }: Records): boolean {
  const outline = readOutline(row, records);
  const { slots } = outline;
  // Without two messages after the same one there is no need for the whole tree.
  if (!maybeBranched(outline)) return false;
  const tree = growTree(outline);
  const shown = (of: readonly number[]) => of.filter((slot) => slots[slot]?.text && slots[slot]?.into === undefined);
  return [topSlots(outline, tree, ROOT), ...tree.children].some((siblings) => shown(siblings).length > 1);
}

/** False when no two messages can have come after the same one: then there is no need for the tree. */
function maybeBranched({ edges, slots }: Outline): boolean {
  const children = new Map<number | null, number>();
  for (const edge of edges) {
    const parent = edge.parent === null ? null : resolveSlot(slots, edge.parent);
    const child = resolveSlot(slots, edge.child);
    const other = children.get(parent);
    if (other !== undefined && other !== child) return true;
    children.set(parent, child);
  }
  // Rows tell of siblings too.
  return slots.some(({ index }) => index !== undefined);
}

export function* messagesOf(chunks: readonly ChunkRecord[]): Generator<StoredMessage> {
  for (const { messages } of chunks) for (const message of messages) if (message) yield message;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() : "";
}
