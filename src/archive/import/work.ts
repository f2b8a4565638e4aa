import { canonical } from "../../conversation/canonical.ts";
import { type Arrival, type Merged, merge } from "../../conversation/merge.ts";
import type { Conversation, Part } from "../../conversation/model.ts";
import { type Outline, withoutTexts } from "../../conversation/outline.ts";
import type { StoredMessage } from "../../conversation/stored.ts";
import { chunkOf, patched, spread } from "../chunks.ts";
import type { Archive } from "../open.ts";
import { publicRow } from "../rows.ts";
import type { ChunkRecord } from "../schema.ts";
import { readChunks, type State } from "./read-known.ts";

/** What becomes of one conversation, worked out without writing. */
export interface Work {
  state: State;
  /** As it stands after what was joined so far; absent while nothing is held. */
  now?: { row: Conversation; outline: Outline };
  /** Chunks as they were read. */
  read: Map<number, ChunkRecord>;
  /** Chunks as they are to be written. */
  touched: Map<number, ChunkRecord>;
  /** Something is to be written. */
  changed: boolean;
  prints: Set<string>;
  /** What was joined, in its order. */
  arrivals: Arrival[];
}

export interface Step {
  verdict: "new" | "fuller" | "same";
  added: number;
}

/** The work on a conversation that is not deleted, or whose deletion is taken back. */
export function beginWork(state: State): Work {
  const { known } = state;
  const work: Work = { state, read: new Map(), touched: new Map(), changed: false, prints: new Set(), arrivals: [] };
  if (!known) return work;
  const { deletedAt, ...row } = publicRow(known.row);
  return { ...work, now: { row, outline: known.outline }, changed: deletedAt !== undefined };
}

/** Joins an arrival with what is held and with what was joined before it. When it throws the work is as it was. */
export async function joinIn(archive: Archive, work: Work, arrival: Arrival): Promise<Step> {
  const merged = await joined(archive, work, arrival);
  const before = work.now?.row;
  await adopt(archive, work, merged);
  work.arrivals.push(arrival);
  const added = Math.max(0, merged.row.messageCount - (before?.messageCount ?? 0));
  const isNews = !before || merged.contents.size > 0 || canonical(lasting(before)) !== canonical(lasting(merged.row));
  return { verdict: before ? (isNews ? "fuller" : "same") : "new", added };
}

async function joined(archive: Archive, { state, now, read, touched }: Work, arrival: Arrival): Promise<Merged> {
  const loaded = new Map<number, StoredMessage>();
  for (const chunk of read.values()) spread(chunk, loaded);
  for (const chunk of touched.values()) spread(chunk, loaded);
  let known = now;
  for (;;) {
    const result = merge(known, loaded, arrival);
    if (!("needed" in result)) return result;
    for (const chunk of await load(archive, state.id, result.needed, read)) spread(chunk, loaded);
    const lost = result.needed.filter((slot) => !loaded.has(slot));
    // A damaged archive: what arrives takes the place of what is lost.
    if (known && lost.length > 0) known = { ...known, outline: withoutTexts(known.outline, new Set(lost)) };
  }
}

async function load(archive: Archive, id: string, slots: Iterable<number>, read: Map<number, ChunkRecord>) {
  const missing = [...slots].filter((slot) => !read.has(chunkOf(slot)));
  const records = missing.length > 0 ? await readChunks(archive, id, missing) : [];
  for (const record of records) read.set(record.chunk, record);
  return records;
}

async function adopt(archive: Archive, work: Work, { row, outline, contents, changed }: Merged): Promise<void> {
  const { id, known } = work.state;
  if (known) await load(archive, id, contents.keys(), work.read);
  const numbers = new Set([...contents.keys()].map(chunkOf));
  const touched = [...numbers].map((number) =>
    patched(work.touched.get(number) ?? work.read.get(number), id, number, contents),
  );
  if (touched.some((chunk) => lengthOf(chunk) > longestChunk)) throw new RangeError("too large for one record");
  for (const chunk of touched) work.touched.set(chunk.chunk, chunk);
  work.now = { row, outline };
  work.changed ||= changed;
}

/** UTF-16 code units in one record; Chromium refuses values of more than 127 MB, and with them the whole transaction. */
const longestChunk = 48_000_000;

function lengthOf({ messages }: ChunkRecord): number {
  const parts = messages.flatMap((message) =>
    message ? [...message.bodies.flatMap((body) => body.parts), ...message.rest] : [],
  );
  return parts.reduce((sum, part) => sum + textLength(part), 0);
}

function textLength(part: Part): number {
  return Object.values(part).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}

/** A row without the times that every look moves. */
function lasting({ lastCaptured: _, updated: __, ...row }: Conversation): unknown {
  return row;
}
