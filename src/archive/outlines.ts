import type { Hint, Outline } from "../conversation/outline.ts";
import { packPages } from "../conversation/pack-outline.ts";
import type { OutlineHead } from "../conversation/packed-outline.ts";
import { unpackOutline } from "../conversation/unpack-outline.ts";
import { hintsPage, type OutlineRecord, type StoredRow, type WriteTransaction } from "./schema.ts";

/** All records of one conversation's outline, hints first. */
export function outlineOf(conversation: string): IDBKeyRange {
  return IDBKeyRange.bound([conversation, hintsPage], [conversation, Number.MAX_SAFE_INTEGER]);
}

/** The outline in its records, which are in order. */
export function readOutline({ outline }: StoredRow, records: readonly OutlineRecord[]): Outline {
  const head = JSON.parse(outline) as OutlineHead;
  const hints: Hint[] = records.flatMap((record) => ("hints" in record ? record.hints : []));
  return unpackOutline(
    head,
    hints,
    records.flatMap((record) => ("slots" in record ? [record.slots] : [])),
  );
}

/** Requests that write what of an outline is not in the row; with the outline as it is stored, only what differs from it. */
export function outlineWrites(
  transaction: WriteTransaction,
  conversation: string,
  outline: Outline,
  before: Outline | undefined,
): (() => Promise<unknown>)[] {
  const store = transaction.objectStore("outlines");
  const { hints } = outline;
  const isSame = hints.length === (before?.hints.length ?? 0) && hints.every((hint, at) => hint === before?.hints[at]);
  return [
    ...(isSame ? [] : [() => store.put({ conversation, page: hintsPage, hints })]),
    ...[...packPages(outline, before)].map(
      ([page, slots]) =>
        () =>
          store.put({ conversation, page, slots }),
    ),
  ];
}
