import { heldDamaged } from "../../../archive/import/held-damaged.ts";
import type { Outcome } from "../../../archive/import/incoming.ts";
import type { Incoming } from "../../../conversation/imported.ts";
import { ImportError } from "../../../import/format.ts";
import { atMostEvery } from "../../../lib/at-most-every.ts";
import { type Findings, type FoundRow, mostRows, type Told, type Verdict } from "../protocol.ts";
import { newBatch } from "./batch.ts";
import { bytesOf, eachItem, type Source, type Step } from "./each-item.ts";
import { type Facts, factsOf, span } from "./facts.ts";
import { countNames } from "./name-count.ts";
import { countTroubles, isOfFiles, troubleOf } from "./trouble.ts";

/** Rows in one message to the page. */
const rowsInSlice = 500;
/** How often the page hears how far it is, in ms. */
const every = 100;

export interface LookOptions {
  source: Source;
  signal: AbortSignal;
  say(told: Told): void;
  /** Prints of what the archive has taken in before and holds as it was: it is the same, and not judged again. */
  known: ReadonlySet<string>;
  /** What each conversation would bring, in the order of the batch. Writes nothing. */
  judge(batch: readonly Incoming[]): Promise<Pick<Outcome, "verdict" | "reason">[]>;
}

/** A conversation whose row waits for its verdict. */
interface Looked {
  at: number;
  incoming: Incoming;
  isKnown: boolean;
}

const same = { verdict: "same", reason: "" } as const;

/**
 * Reads everything and judges it against the archive, telling rows and progress meanwhile. Holds no more than one batch of
 * conversations. @throws ArchiveError, and what `signal` was aborted with
 */
export async function lookThrough(options: LookOptions): Promise<Findings> {
  const { source, signal, say } = options;
  const tally = newTally();
  const rows = inSlices((slice) => say({ told: "rows", rows: slice }));
  const total = bytesOf(source.claims);
  const progress = atMostEvery(every, (read: number) =>
    say({ told: "progress", progress: { read, total, conversations: tally.conversations() } }),
  );
  const batch = newBatch<Looked>();
  const judge = async () => {
    const taken = batch.take();
    const open = taken.filter(({ isKnown }) => !isKnown);
    const outcomes = open.length > 0 ? await options.judge(open.map(({ incoming }) => incoming)) : [];
    const judged = outcomes.values();
    for (const { at, incoming, isKnown } of taken) {
      const { verdict = "failed", reason = "" } = isKnown ? same : (judged.next().value ?? {});
      if (verdict === "failed") {
        tally.broken(reason === heldDamaged ? new ImportError(heldDamaged) : new ImportError("not-understood", reason));
        continue;
      }
      const row: FoundRow = { id: `${at}`, ...factsOf(incoming), verdict };
      tally.row(row);
      rows.add(row);
    }
  };
  for await (const step of eachItem(source, signal, tally.ended)) {
    const incoming = readStep(step, tally);
    if (incoming) batch.add({ at: step.at, incoming, isKnown: options.known.has(step.item.print) }, step.read);
    if (batch.isFull()) await judge();
    progress.say(step.read);
  }
  await judge();
  rows.flush();
  progress.flush();
  return tally.findings(source.container.names);
}

function readStep(step: Step, tally: Tally): Incoming | null {
  tally.item();
  try {
    const incoming = step.item.read();
    if (incoming) tally.conversation(step.format.name, incoming);
    return incoming;
  } catch (error) {
    if (isOfFiles(error)) tally.ended(troubleOf(error));
    else tally.broken(error);
    return null;
  }
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
  const counts: Record<Verdict, number> = { new: 0, fuller: 0, same: 0, deleted: 0 };
  const formats = new Map<string, number>();
  const broken = countTroubles();
  const ended = countTroubles();
  const unknown = countNames();
  let items = 0;
  let conversations = 0;
  let messages = 0;
  let times: ReturnType<typeof span> = {};
  return {
    conversations: () => conversations,
    item() {
      items += 1;
    },
    conversation(format: string, incoming: Incoming) {
      conversations += 1;
      formats.set(format, (formats.get(format) ?? 0) + 1);
      if (incoming.kind === "imported") unknown.add(incoming.unknown);
    },
    broken: (error: unknown) => broken.add(troubleOf(error)),
    ended: ended.add,
    row({ verdict, messages: count, from, to }: Facts & { verdict: Verdict }) {
      counts[verdict] += 1;
      messages += count;
      times = span([times.from, times.to, from, to].filter((time) => time !== undefined));
    },
    findings: (files: string[]): Findings => ({
      files,
      formats: [...formats].map(([name, count]) => ({ name, conversations: count })),
      counts,
      messages,
      ...times,
      broken: broken.list(),
      ended: ended.list(),
      unknown: unknown.list(),
      items,
    }),
  };
}

/** Hands rows on in slices; those beyond what a page lists are left out. */
function inSlices(send: (rows: FoundRow[]) => void): { add(row: FoundRow): void; flush(): void } {
  let waiting: FoundRow[] = [];
  let told = 0;
  const flush = () => {
    if (waiting.length > 0) send(waiting);
    waiting = [];
  };
  return {
    add(row) {
      if (told >= mostRows) return;
      told += 1;
      waiting.push(row);
      if (waiting.length >= rowsInSlice) flush();
    },
    flush,
  };
}
