import type { Incoming } from "../../conversation/imported.ts";
import type { Archive } from "../open.ts";
import { nothingRemoved } from "../retention/removed-media.ts";
import { HeldDamaged } from "./held-damaged.ts";
import { heldMedia } from "./held-media.ts";
import type { Outcome } from "./incoming.ts";
import { idOf, isBuried, keptDeleted, outcomeOfFailure } from "./incoming-ids.ts";
import { forgetPresent } from "./present-ids.ts";
import { readStates, type State } from "./read-known.ts";
import { unresolved } from "./resolve.ts";
import { withHosts } from "./with-hosts.ts";
import { beginWork, joinIn, type Work } from "./work.ts";

/**
 * What `storeIncoming` would make of these: the same verdicts, with nothing written and no image or file read. An image that
 * the archive lacks counts as one that the import has. @throws ArchiveError
 */
export async function judgeIncoming(
  archive: Archive,
  given: readonly Incoming[],
  { revive, now = Date.now() }: { revive?: ReadonlySet<string>; now?: number } = {},
): Promise<Outcome[]> {
  forgetPresent(archive);
  const batch = await withHosts(archive, given);
  const states = await readStates(
    archive,
    batch.flatMap((incoming) => idOf(incoming) ?? []),
  );
  const works = new Map<string, Work>();
  const outcomes: Outcome[] = [];
  for (const incoming of batch) {
    const id = idOf(incoming);
    const state = id === undefined ? undefined : states.get(id);
    if (id === undefined || !state) outcomes.push(outcomeOfFailure("", new Error("no id")));
    else if (state.damaged) outcomes.push(outcomeOfFailure(id, new HeldDamaged()));
    else if (isBuried(state) && !revive?.has(id)) outcomes.push(keptDeleted(id));
    else outcomes.push(await judged(archive, incoming, state, works, now));
  }
  return outcomes;
}

async function judged(
  archive: Archive,
  incoming: Incoming,
  state: State,
  works: Map<string, Work>,
  now: number,
): Promise<Outcome> {
  const { id } = state;
  const work = works.get(id) ?? beginWork(state);
  try {
    const media = await heldMedia(archive, state.known);
    const removed = state.known?.removed ?? nothingRemoved;
    const { arrival, lacks } = await unresolved(archive, incoming, { media, startedAt: now, held: work.now, removed });
    const step = await joinIn(archive, work, arrival);
    works.set(id, work);
    const verdict = step.verdict === "same" && lacks ? "fuller" : step.verdict;
    return { id, ...step, verdict, problems: [] };
  } catch (error) {
    return outcomeOfFailure(id, error);
  }
}
