import type { Capture, CaptureReceipt, ConversationRef } from "../conversation/capture.ts";
import { type Drift, judge } from "../conversation/drift.ts";
import { arrivalOf } from "../conversation/merge.ts";
import { emptyReceipt, receiptOf } from "../conversation/receipt.ts";
import { allRequests } from "./all-requests.ts";
import { realId, rememberFormer } from "./forward.ts";
import { graveOf } from "./graves.ts";
import { guessMerge } from "./guess-merge.ts";
import { type HeldRecords, keepHeld, readHeld } from "./held.ts";
import { idWithoutHost } from "./hosts.ts";
import { mergeAndWrite } from "./merge-and-write.ts";
import type { Archive } from "./open.ts";
import { takeOver } from "./rekey.ts";
import { conversationStores, type Database, type WriteTransaction } from "./schema.ts";
import { withHeldAssets } from "./strip-assets.ts";
import { inTransaction } from "./transaction.ts";

/** Why a capture was not stored. Nothing was written. */
export type Refusal =
  /** The user deleted this conversation; only "Save chat" brings it back. */
  | { refused: "deleted" }
  /** The page looks changed (see drift.ts): storing it might lose or garble what is held. */
  | ({ refused: "drift" } & Drift);

/**
 * Merges a capture into the archive in one transaction and resolves when the browser has completed it. Safe to repeat and
 * to run many at once. A deleted conversation is refused while the page archives by itself, and comes back on "Save chat".
 * @throws ArchiveError; then nothing of the capture was kept
 */
export async function storeCapture(archive: Archive, capture: Capture): Promise<CaptureReceipt | Refusal> {
  const { id, formerId } = capture.conversation;
  const names = [id, formerId, idWithoutHost(id)].filter((name) => name !== undefined);
  // Hashing must come first: a transaction does not wait for anything but its own requests.
  const graves = await Promise.all(names.map(graveOf));
  const outcome = await inTransaction(archive, conversationStores, "relaxed", (transaction) =>
    storeIn({ db: archive.db, transaction, graves }, capture),
  );
  if ("refused" in outcome) return outcome;
  if (outcome.held) keepHeld(archive.db, outcome.held);
  return outcome.receipt;
}

interface Work {
  db: Database;
  transaction: WriteTransaction;
  /** Names of the tombstones that the conversation would have. */
  graves: readonly string[];
}

async function storeIn(
  work: Work,
  capture: Capture,
): Promise<{ receipt: CaptureReceipt; held?: HeldRecords } | Refusal> {
  const { db, transaction, graves } = work;
  const reading = readState(work, capture.conversation);
  // That it failed is told below, unless the next line was first.
  reading.catch(() => undefined);
  // The browser reads meanwhile.
  const lifted = arrivalOf(capture);
  const guess = guessMerge(db, lifted);
  const { conversation, present, former, buried } = await reading;
  const known = present ?? former;
  const isDeleted = known ? known.row.deletedAt !== undefined : buried;
  if (isDeleted && capture.trigger !== "save") return { refused: "deleted" };
  const verdict = judge(capture.health, capture, known?.outline);
  if (!verdict.ok) return { refused: "drift", missing: verdict.missing, why: verdict.why };
  if (!known && !capture.entries.some(({ kind }) => kind === "message")) return { receipt: emptyReceipt(capture) };
  if (isDeleted) await dig(transaction, graves);
  const before = former
    ? await takeOver(transaction, { ...conversation, formerId: former.row.id }, present, former)
    : present;
  const { id, formerId } = conversation;
  if (formerId !== undefined && formerId !== id) await rememberFormer(transaction, formerId, id);
  const clean = await withHeldAssets(transaction, capture);
  const { piece, at } = clean === capture ? lifted : arrivalOf(clean);
  const { merged, held } = await mergeAndWrite(
    transaction,
    shown(before),
    { conversation, piece, at },
    {
      always: isDeleted,
      last: true,
      guess,
    },
  );
  return { receipt: receiptOf(before, merged, clean), held };
}

interface State {
  /** With the real id, when the capture was sent under a surrogate that has since been replaced. */
  conversation: ConversationRef;
  present: HeldRecords | undefined;
  former: HeldRecords | undefined;
  /** Nothing is held, and a tombstone lies there. */
  buried: boolean;
}

async function readState({ db, transaction, graves }: Work, ref: ConversationRef): Promise<State> {
  const conversation = { ...ref, id: await realId(transaction, ref.id) };
  const { id, formerId } = conversation;
  const [present, former] = await Promise.all([
    readHeld(db, transaction, id),
    formerId === undefined || formerId === id ? undefined : readHeld(db, transaction, formerId),
  ]);
  const bare = present || former ? undefined : idWithoutHost(id);
  // What an export brought that names no host is this one: the page tells where it is.
  const known = present ?? former ?? (bare === undefined ? undefined : await readHeld(db, transaction, bare));
  const taken = former ?? (present ? undefined : known);
  return { conversation, present, former: taken, buried: !known && (await isBuried(transaction, graves)) };
}

async function isBuried(transaction: WriteTransaction, graves: readonly string[]): Promise<boolean> {
  const tombstones = transaction.objectStore("tombstones");
  return (await Promise.all(graves.map((grave) => tombstones.count(grave)))).some((count) => count > 0);
}

/** "Save chat" takes a deletion back: the tombstones go. */
async function dig(transaction: WriteTransaction, graves: readonly string[]): Promise<void> {
  await allRequests(graves.map((grave) => () => transaction.objectStore("tombstones").delete(grave)));
}

/** Without the mark of a deletion, which a capture that may be stored takes back. */
function shown(held: HeldRecords | undefined): HeldRecords | undefined {
  if (held?.row.deletedAt === undefined) return held;
  const { deletedAt: _, ...row } = held.row;
  return { ...held, row };
}
