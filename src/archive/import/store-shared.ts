import type { RestoredConversation } from "../../conversation/imported.ts";
import type { Arrival } from "../../conversation/merge.ts";
import type { Sha256 } from "../../conversation/model.ts";
import { guarded } from "../archive-error.ts";
import { addRefs, assetsOf } from "../asset-refs.ts";
import { formerIdsIn, isSurrogate, listForwards, realId } from "../forward.ts";
import { graveOf } from "../graves.ts";
import { type HeldRecords, keepHeld, readHeld } from "../held.ts";
import { idWithoutHost } from "../hosts.ts";
import { mergeAndWrite } from "../merge-and-write.ts";
import type { Archive } from "../open.ts";
import { readRemoved } from "../retention/removed-media.ts";
import { conversationStores, type WriteTransaction } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import type { AssetProblem, OpenMember } from "./incoming.ts";
import { assetRefsOf } from "./piece-assets.ts";
import { resolved } from "./resolve.ts";
import { assetTaker } from "./take-assets.ts";

export interface Shared {
  /**
   * - `new`: nothing of it was held
   * - `changed`: it brought something
   * - `same`: it brought nothing, and nothing was written
   * - `deleted`: the user has deleted it here; it stays so
   */
  verdict: "new" | "changed" | "same" | "deleted";
  problems: AssetProblem[];
}

/** Times that it is tried again because bytes were cleared away in between. */
const mostAttempts = 3;

/**
 * Joins what another browser of the same user holds of a conversation, in one transaction, as a look at its page is joined. What
 * brings nothing leaves the record as it is, mark and all, so that browsers which read each other come to rest. It is no
 * import: there is nothing to undo. One that is deleted and can still be taken back grows unseen.
 * @throws ArchiveError; then nothing was kept
 */
export async function storeShared(archive: Archive, shared: RestoredConversation, open: OpenMember): Promise<Shared> {
  for (let attempt = 1; ; attempt++) {
    const known = shared.thread.conversation.id;
    const forwards = await listForwards(archive);
    const id = forwards.find(({ from }) => from === known)?.to ?? known;
    const names = [id, idWithoutHost(id), ...formerIdsIn(forwards, id)].filter((name) => name !== undefined);
    const graves = await Promise.all(names.map(graveOf));
    const incoming = under(id, shared);
    const taker = assetTaker(archive, open);
    const removed = await guarded(() => readRemoved(archive.db, id));
    const means = { taker, startedAt: Date.now(), held: undefined, removed };
    const { arrival, problems } = await resolved(archive, incoming, means);
    await taker.flush();
    const told: Arrival = { ...arrival, told: { ...arrival.told, tie: "either" } };
    const outcome = await inTransaction(archive, conversationStores, "relaxed", (transaction) =>
      joined({ archive, transaction, graves, known, isLast: attempt === mostAttempts }, told),
    );
    if (outcome === "again") continue;
    if (outcome.held) keepHeld(archive.db, outcome.held);
    return { verdict: outcome.verdict, problems };
  }
}

/** The conversation under the id that it has here. */
function under(id: string, shared: RestoredConversation): RestoredConversation {
  const { conversation } = shared.thread;
  if (id === conversation.id) return shared;
  return { ...shared, thread: { ...shared.thread, conversation: { ...conversation, id } } };
}

interface Means {
  archive: Archive;
  /** The id that it has in the other browser's file. */
  known: string;
  transaction: WriteTransaction;
  graves: readonly string[];
  isLast: boolean;
}

async function joined(
  { archive, transaction, graves, known, isLast }: Means,
  arrival: Arrival,
): Promise<{ verdict: Shared["verdict"]; held?: HeldRecords } | "again"> {
  // It has got its id in between, which happens once.
  if (isSurrogate(known) && (await realId(transaction, known)) !== arrival.conversation.id) return "again";
  const held = await readHeld(archive.db, transaction, arrival.conversation.id);
  if (!held && (await isBuried(transaction, graves))) return { verdict: "deleted" };
  const refs = [...assetRefsOf(arrival.piece).keys()];
  if (!isLast && !(await hasBytes(transaction, refs))) return "again";
  if (held && refs.length > 0) await addRefs(transaction, held.row.id, broughtBack(held, refs));
  const { merged, held: after } = await mergeAndWrite(transaction, held, arrival, { always: false, last: true });
  return { verdict: held ? (merged.changed ? "changed" : "same") : "new", held: after };
}

/** What it shows and the other browser brings: the archive may have lost it. */
function broughtBack({ outline }: HeldRecords, refs: readonly Sha256[]): Sha256[] {
  const shown = assetsOf(outline);
  return refs.filter((hash) => shown.has(hash));
}

async function isBuried(transaction: WriteTransaction, graves: readonly string[]): Promise<boolean> {
  const store = transaction.objectStore("tombstones");
  return (await Promise.all(graves.map((grave) => store.count(grave)))).some((count) => count > 0);
}

/** Bytes that nothing shows are cleared away after a time: those that were just found may have been. */
async function hasBytes(transaction: WriteTransaction, refs: readonly Sha256[]): Promise<boolean> {
  const store = transaction.objectStore("assets");
  const counts = refs.map((hash) => store.count(hash));
  return !(await Promise.all(counts)).includes(0);
}
