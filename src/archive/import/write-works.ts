import type { Sha256 } from "../../conversation/model.ts";
import { packPages } from "../../conversation/pack-outline.ts";
import { allRequests } from "../all-requests.ts";
import { assetsOf } from "../asset-refs.ts";
import { newRow } from "../rows.ts";
import { hintsPage, type ImportMark, type OutlineRecord, type StoredRow, type WriteTransaction } from "../schema.ts";
import { damagedIfBroken } from "../sealed/records.ts";
import { markUnindexed } from "../search/unindexed.ts";
import { growImages, noted, nothingSet, userSetOf, wholeImage } from "./journal.ts";
import { assetRefsOf } from "./piece-assets.ts";
import type { Image, JournalRecord } from "./records.ts";
import { hasEqualSet, takenBack } from "./user-set.ts";
import type { Work } from "./work.ts";

/**
 * Writes what was worked out, with what is needed to undo it. Gives false, and has written nothing, when something of it has
 * changed in the archive since it was read: then it is to be worked out anew.
 */
export async function writeWorks(transaction: WriteTransaction, works: readonly Work[], run: string): Promise<boolean> {
  const due = new Set(works.filter((work) => work.changed || bringsPrint(work)));
  const claims = await claimsOf(transaction, works);
  if (!claims) return false;
  const written = works.filter((work) => due.has(work) || claims.back.has(work.state.id));
  if (!(await areFresh(transaction, written))) return false;
  await allRequests([
    ...[...due].map(
      (work) => () => writeWork(transaction, work, { run, assets: claims.added.get(work.state.id) ?? [] }),
    ),
    ...claims.writes,
  ]);
  return true;
}

function bringsPrint({ prints, state: { known } }: Work): boolean {
  const held = known?.row.imported?.prints ?? [];
  return [...prints].some((print) => !held.includes(print));
}

/** Those that are not held are added, which fails where they are held after all. */
async function areFresh(transaction: WriteTransaction, works: readonly Work[]): Promise<boolean> {
  const rows = transaction.objectStore("conversations");
  const fresh = works.map(async ({ state: { id, known } }) => !known || (await rows.get(id))?.rev === known.row.rev);
  return (await Promise.all(fresh)).every((each) => each);
}

interface Claims {
  writes: (() => Promise<unknown>)[];
  /** By conversation the bytes that it has not shown before. */
  added: Map<string, Sha256[]>;
  /** Conversations that have got back bytes which they show and the archive had lost. */
  back: Set<string>;
}

/** Notes on the assets which conversations show them, to be written; `undefined` when one of them is not there any more. */
async function claimsOf(transaction: WriteTransaction, works: readonly Work[]): Promise<Claims | undefined> {
  const { wanted, shown } = shownBy(works);
  const store = transaction.objectStore("assets");
  const hashes = new Set([...wanted.keys(), ...shown.keys()]);
  const records = await Promise.all(
    [...hashes].map(async (hash) => [hash, await store.get(hash).catch(damagedIfBroken)] as const),
  );
  if (records.some(([hash, record]) => !record && wanted.has(hash))) return undefined;
  const claims: Claims = { writes: [], added: new Map(), back: new Set() };
  for (const [hash, record] of records) {
    if (!record || record === "damaged") continue;
    const { unused, ...asset } = record;
    const news = (wanted.get(hash) ?? []).filter((id) => !asset.conversations.includes(id));
    // Undoing the import leaves them: they are no news of its.
    const back = unused === undefined ? [] : (shown.get(hash) ?? []);
    for (const id of news) note(claims.added, id, hash);
    for (const id of back) claims.back.add(id);
    if (!wanted.has(hash) && back.length === 0) continue;
    claims.writes.push(() => store.put({ ...asset, conversations: [...asset.conversations, ...news, ...back] }));
  }
  return claims;
}

/** By hash the conversations that come to show it, and those that bring what they have shown before. */
function shownBy(works: readonly Work[]): Record<"wanted" | "shown", Map<Sha256, string[]>> {
  const [wanted, shown] = [new Map<Sha256, string[]>(), new Map<Sha256, string[]>()];
  for (const { state, now, changed, arrivals } of works) {
    if (!now) continue;
    const held = state.known ? assetsOf(state.known.outline) : new Set<Sha256>();
    // Most have shown nothing yet: then their messages need not be looked through.
    const brought = held.size > 0 ? arrivals.flatMap(({ piece }) => [...assetRefsOf(piece).keys()]) : [];
    for (const hash of changed ? assetsOf(now.outline) : []) if (!held.has(hash)) note(wanted, hash, state.id);
    for (const hash of new Set(brought)) if (held.has(hash)) note(shown, hash, state.id);
  }
  return { wanted, shown };
}

function note(under: Map<string, string[]>, key: string, value: string): void {
  under.set(key, [...(under.get(key) ?? []), value]);
}

interface Writing {
  run: string;
  /** Bytes that the conversation has not shown before. */
  assets: Sha256[];
}

async function writeWork(transaction: WriteTransaction, work: Work, { run, assets }: Writing): Promise<void> {
  const { now, state, touched } = work;
  if (!now) return;
  const { id, known, tombstone } = state;
  const outlines = changedOutlines(work);
  if (known && work.changed) await protect(transaction, work, run);
  const entry = work.changed ? journalEntry(work, outlines, { run, assets }) : undefined;
  const row = newRow(now, markOf(work, run));
  const store = transaction.objectStore("conversations");
  await allRequests([
    () => (known ? store.put(work.changed ? row : { ...known.row, rev: row.rev, ...pick(row) }) : store.add(row)),
    ...outlines.map((record) => () => transaction.objectStore("outlines").put(record)),
    ...[...touched.values()].map((record) => () => transaction.objectStore("chunks").put(record)),
    ...(entry ? [() => transaction.objectStore("importJournal").put(entry)] : []),
    ...(tombstone ? [() => transaction.objectStore("tombstones").delete(tombstone.hash)] : []),
    ...(work.changed ? [() => markUnindexed(transaction, id)] : []),
  ]);
}

function pick({ imported }: StoredRow): Pick<StoredRow, "imported"> {
  return imported ? { imported } : {};
}

/** Other runs' images stop leaning on the present records; those of later runs grow by what this one brings. */
async function protect(transaction: WriteTransaction, { state, arrivals }: Work, run: string): Promise<void> {
  const { known } = state;
  const runs = known?.row.imported?.runs ?? [];
  if (!known || runs.every((other) => other === run)) return;
  const place = runs.indexOf(run);
  const store = transaction.objectStore("importJournal");
  for (const entry of known.entries) {
    if (entry.run === run || !entry.image || entry.image.whole) continue;
    await store.put({ ...entry, image: await wholeImage(transaction, entry.image) });
  }
  if (place < 0) return;
  for (const arrival of arrivals) {
    await growImages(transaction, known.row, { runs: runs.slice(place + 1) }, arrival);
  }
}

function markOf({ state: { known }, now, prints, changed }: Work, run: string): ImportMark {
  const held = known?.row.imported;
  const runs = held?.runs ?? [];
  const made = known ? held?.made : run;
  return {
    prints: [...new Set([...(held?.prints ?? []), ...prints])],
    slots: prints.size > 0 ? (now?.outline.slots.length ?? 0) : (held?.slots ?? 0),
    runs: changed && !runs.includes(run) ? [...runs, run] : runs,
    ...(made === undefined ? {} : { made }),
  };
}

function changedOutlines({ state: { id, known }, now }: Work): OutlineRecord[] {
  if (!now) return [];
  const { hints } = now.outline;
  const before = known?.outline.hints ?? [];
  const isSame = hints.length === before.length && hints.every((hint, at) => hint === before[at]);
  const pages = packPages(now.outline, known?.outline);
  return [
    ...(isSame ? [] : [{ conversation: id, page: hintsPage, hints }]),
    ...[...pages].map(([page, slots]) => ({ conversation: id, page, slots })),
  ];
}

/** What is to be noted for undoing; nothing for a conversation that is new and in which the user could have set nothing. */
function journalEntry(
  { state, now, touched, read }: Work,
  outlines: OutlineRecord[],
  { run, assets }: Writing,
): JournalRecord | undefined {
  const { id, known, tombstone } = state;
  if (!now) return undefined;
  const earlier = known?.entries.find((entry) => entry.run === run);
  const written = known && (earlier || known.row.imported?.made === run);
  // What the user has set since this run's last write is none of its doing.
  const after = written
    ? takenBack(earlier?.after ?? nothingSet, userSetOf(known.row), userSetOf(now.row))
    : userSetOf(now.row);
  if (!known || (!earlier && known.row.imported?.made === run)) {
    if (!tombstone && hasEqualSet(after, nothingSet)) return undefined;
    return { id, run, after, assets: [], ...(tombstone ? { graves: [tombstone] } : {}) };
  }
  const held = new Map(known.records.map((record) => [record.page, record]));
  const image: Image = {
    row: known.row,
    outlines: outlines.flatMap(({ page }) => held.get(page) ?? []),
    chunks: [...touched.keys()].flatMap((chunk) => read.get(chunk) ?? []),
    whole: false,
    madePages: outlines.flatMap(({ page }) => (held.has(page) ? [] : [page])),
    madeChunks: [...touched.keys()].filter((chunk) => !read.has(chunk)),
  };
  return earlier
    ? { ...noted(earlier, image), after, assets: [...earlier.assets, ...assets] }
    : { id, run, after, assets, image };
}
