import type { Incoming } from "../../../conversation/imported.ts";
import { atMostEvery } from "../../../lib/at-most-every.ts";
import type { Choice, Told } from "../protocol.ts";
import { newBatch } from "./batch.ts";
import { bytesOf, eachItem, type Source, type Step } from "./each-item.ts";
import type { Gate } from "./gate.ts";
import { countNames } from "./name-count.ts";
import { type OneAtATime, oneAtATime } from "./one-at-a-time.ts";
import { countPassed, type Passed } from "./passed.ts";
import { takes } from "./sieve.ts";
import { costsNoChat, isOfFiles, troubleOf } from "./trouble.ts";

/** How often the page hears how far it is, and of what was written, in ms. */
const progressEvery = 100;
/** Bytes that are passed over at most before it is written down how far the import is. */
const cursorEvery = 32_000_000;

export interface Prepared {
  incoming: Incoming;
  print: string;
}

/** How far a run is: items in reading order that are done with. */
export interface Cursor {
  items: number;
}

export interface ImportOptions {
  source: Source;
  signal: AbortSignal;
  say(told: Told): void;
  choice: Choice;
  /** Where to go on. */
  from: Cursor;
  /** Prints of what the archive has taken in before, as it was. */
  known: ReadonlySet<string>;
  gate: Gate;
  /** Asked between conversations. */
  isStopped(): boolean;
  /** Writes all of it or nothing; answers with the ids of conversations that changed. */
  store(batch: readonly Prepared[], cursor: Cursor, passed: Passed): Promise<string[]>;
}

/**
 * Stores what is chosen, in batches, each with how far the import is by then: whenever it ends, another one can go on there.
 * While one batch is written the next is read; nothing is being written any more when it answers.
 * @returns whether it was stopped before its end
 * @throws ArchiveError, and what `signal` was aborted with
 */
export async function importChosen(options: ImportOptions): Promise<"done" | "cancelled"> {
  const writer = oneAtATime();
  try {
    return await readAndWrite(options, writer);
  } finally {
    await writer.settled();
  }
}

async function readAndWrite(options: ImportOptions, writer: OneAtATime): Promise<"done" | "cancelled"> {
  const { source, signal, say, choice, from, known } = options;
  const total = bytesOf(source.claims);
  const passed = countPassed();
  const names = countNames();
  const batch = newBatch<Prepared>();
  const progress = atMostEvery(progressEvery, (read: number) =>
    say({ told: "progress", progress: { read, total, conversations: stored } }),
  );
  let stored = 0;
  let written = 0;
  let reached = 0;
  const write = (items: number, read: number) => {
    for (const { name, count } of names.take()) passed.problem({ kind: "unknown", name }, count);
    const [taken, told] = [batch.take(), passed.take()];
    written = read;
    return writer.start(async () => {
      const conversations = await options.store(taken, { items }, told);
      stored += taken.length;
      if (conversations.length > 0) say({ told: "changed", conversations });
      progress.say(reached);
    });
  };
  const take = ({ at, item, read }: Step) => {
    if (!takes(choice, at)) return passed.count("unchosen");
    if (known.has(item.print)) return passed.count("same");
    const incoming = item.read();
    if (incoming?.kind === "imported") names.add(incoming.unknown);
    if (incoming) batch.add({ incoming, print: item.print }, read);
  };
  let items = 0;
  const steps = eachItem(source, signal, (trouble, at) => {
    // What lies before the place to go on at was told when that was reached.
    if (at >= from.items) passed.problem({ kind: "ended", ...trouble });
  });
  for await (const step of steps) {
    reached = step.read;
    progress.say(reached);
    if (step.at < from.items) continue;
    await options.gate.pass();
    if (options.isStopped()) break;
    try {
      take(step);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!costsNoChat(trouble)) passed.count("broken");
      passed.problem({ kind: isOfFiles(error) ? "ended" : "broken", ...trouble });
    }
    items = step.at + 1;
    if (batch.isFull() || step.read - written >= cursorEvery) await write(items, step.read);
  }
  const stopped = options.isStopped();
  reached = stopped ? written : total;
  await write(Math.max(items, from.items), reached);
  await writer.end();
  progress.flush();
  return stopped ? "cancelled" : "done";
}
