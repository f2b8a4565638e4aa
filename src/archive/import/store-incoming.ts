import { ArchiveError } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { nothingRemoved } from "../retention/removed-media.ts";
import { conversationStores } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import { HeldDamaged } from "./held-damaged.ts";
import type { OpenMember, Outcome, PreparedIncoming } from "./incoming.ts";
import { idOf, isBuried, keptDeleted, outcomeOfFailure } from "./incoming-ids.ts";
import { addPresent, forgetPresent } from "./present-ids.ts";
import { readStates, type State } from "./read-known.ts";
import { resolved } from "./resolve.ts";
import { changeRun, type Passed, readRun } from "./runs.ts";
import { assetTaker } from "./take-assets.ts";
import { withHosts } from "./with-hosts.ts";
import { beginWork, joinIn, type Work } from "./work.ts";
import { writeWorks } from "./write-works.ts";

export interface StoreOptions {
  open: OpenMember;
  /** Ids of deleted conversations that the user wants back. */
  revive?: ReadonlySet<string>;
  /** Where to go on after this batch. */
  cursor?: unknown;
  /** What the driver passed over since the batch before. */
  passed?: Passed;
  signal?: AbortSignal;
}

/** Times that a batch is worked out anew because others wrote the same conversations meanwhile. */
const mostAttempts = 20;

/**
 * Stores a batch in one transaction, together with what is needed to undo it and the run's cursor and figures, and resolves
 * when the browser has completed it: a run that is killed and goes on at its cursor has done everything exactly once. One
 * conversation's failure is its own. What is joined is worked out before the transaction, so that others wait for little.
 * @throws ArchiveError; then nothing of the batch was kept
 */
export async function storeIncoming(
  archive: Archive,
  given: readonly PreparedIncoming[],
  run: string,
  options: StoreOptions,
): Promise<Outcome[]> {
  const found = await withHosts(
    archive,
    given.map(({ incoming }) => incoming),
  );
  const batch = given.map((item, place) => ({ ...item, incoming: found[place] ?? item.incoming }));
  const startedAt = Date.parse((await readRun(archive, run))?.startedAt ?? "") || Date.now();
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { outcomes, works } = await workOut(archive, batch, startedAt, options);
    options.signal?.throwIfAborted();
    if (await isWritten(archive, { outcomes, works }, run, options)) {
      addPresent(
        archive,
        works.map(({ state }) => state.id),
      );
      return outcomes;
    }
    forgetPresent(archive);
  }
  throw new ArchiveError("closed");
}

/** False when others have written the same conversations meanwhile; then nothing was. */
async function isWritten(
  archive: Archive,
  { outcomes, works }: WorkedOut,
  run: string,
  { passed, cursor }: StoreOptions,
): Promise<boolean> {
  const stores = [...conversationStores, "importRuns" as const];
  const change = { ...(passed ? { passed } : {}), ...(cursor === undefined ? {} : { cursor }) };
  try {
    return await inTransaction(archive, stores, "relaxed", async (transaction) => {
      if (!(await writeWorks(transaction, works, run))) return false;
      await changeRun(transaction, run, change, outcomes);
      return true;
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "ConstraintError") return false;
    throw error;
  }
}

interface WorkedOut {
  outcomes: Outcome[];
  works: Work[];
}

async function workOut(
  archive: Archive,
  batch: readonly PreparedIncoming[],
  startedAt: number,
  { open, revive, signal }: StoreOptions,
): Promise<WorkedOut> {
  const states = await readStates(
    archive,
    batch.flatMap(({ incoming }) => idOf(incoming) ?? []),
  );
  const works = new Map<string, Work>();
  const outcomes: Outcome[] = [];
  const taker = assetTaker(archive, open);
  for (const item of batch) {
    signal?.throwIfAborted();
    const id = idOf(item.incoming);
    const state = id === undefined ? undefined : states.get(id);
    if (id === undefined || !state) outcomes.push(outcomeOfFailure("", new Error("no id")));
    else if (state.damaged) outcomes.push(outcomeOfFailure(id, new HeldDamaged()));
    else if (isBuried(state) && !revive?.has(id)) outcomes.push(keptDeleted(id));
    else outcomes.push(await takeIn(archive, item, { state, works, taker, startedAt }));
  }
  await taker.flush();
  return { outcomes, works: [...works.values()] };
}

interface TakeIn {
  state: State;
  works: Map<string, Work>;
  taker: ReturnType<typeof assetTaker>;
  startedAt: number;
}

async function takeIn(
  archive: Archive,
  { incoming, print }: PreparedIncoming,
  { state, works, taker, startedAt }: TakeIn,
): Promise<Outcome> {
  const { id } = state;
  const work = works.get(id) ?? beginWork(state);
  const removed = state.known?.removed ?? nothingRemoved;
  try {
    const { arrival, problems } = await resolved(archive, incoming, { taker, startedAt, held: work.now, removed });
    const step = await joinIn(archive, work, arrival);
    works.set(id, work);
    if (problems.length === 0) work.prints.add(print);
    return { id, ...step, problems };
  } catch (error) {
    return outcomeOfFailure(id, error);
  }
}
