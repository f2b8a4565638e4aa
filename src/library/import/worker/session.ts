import { ArchiveError } from "../../../archive/archive-error.ts";
import { knownPrints } from "../../../archive/import/known-prints.ts";
import { forgetOldRuns, readRun, startRun, updateRun } from "../../../archive/import/runs.ts";
import { idsOf, judgeWithChats, storeWithChats } from "../../../archive/import/saved-chats.ts";
import { undoRun } from "../../../archive/import/undo-run.ts";
import type { Archive } from "../../../archive/open.ts";
import { joinPieces } from "../../../backup/join-pieces.ts";
import { CryptError } from "../../../crypt/crypt-error.ts";
import { ImportError } from "../../../import/format.ts";
import { type Choice, type Failure, importLock, type Order, type Told } from "../protocol.ts";
import { type RunData, runDataOf } from "../run.ts";
import type { Source } from "./each-item.ts";
import { filesPrint } from "./files-print.ts";
import { newGate } from "./gate.ts";
import { type Cursor, importChosen } from "./import-chosen.ts";
import { lookThrough } from "./look-through.ts";
import { unsealed } from "./unsealed.ts";

/** What a session is made of, so that it can be tried with files and an archive of a test. */
export interface Deps {
  /** Opens files and finds what is in them. @throws ImportError where nothing of it can be imported */
  open(files: readonly File[], signal: AbortSignal): Promise<Source>;
  archive(): Promise<Archive>;
}

interface Opened extends Source {
  print: string;
}

/** Takes a page's orders, one after the other, and tells what comes of them. Orders to pause and stop act at once. */
export function newSession({ open, archive }: Deps, say: (told: Told) => void): (order: Order) => void {
  const { signal } = new AbortController();
  const gate = newGate();
  let stopped = false;
  let opened: Opened | undefined;

  const look = async ({ files, interrupted, keys }: Extract<Order, { do: "look" }>) => {
    const print = await filesPrint(files);
    const source = await open(await unsealed(joinPieces(files), keys, signal), signal);
    const { container, claims } = source;
    opened = { ...source, print };
    if (interrupted?.print === print) return exclusively(() => resume(interrupted.run, source));
    say({ told: "formats", files: container.names, formats: claims.map(({ format }) => format.name) });
    const held = await archive();
    const findings = await lookThrough({
      source,
      signal,
      say,
      known: await knownPrints(held),
      judge: (batch) => judgeWithChats(held, batch),
    });
    say({ told: "found", findings });
  };

  const begin = async (choice: Choice, handles: FileSystemFileHandle[]) => {
    if (!opened) throw new Error("no files were looked through");
    const { container, claims, print } = opened;
    const source = opened;
    const data: RunData = { choice, handles, print, formats: claims.map(({ format }) => format.name) };
    const run = crypto.randomUUID();
    await forgetOldRuns(await archive());
    await startRun(await archive(), { id: run, names: container.names, data, cursor: { items: 0 } });
    await carryOut(run, data, { items: 0 }, source);
  };

  const resume = async (id: string, source: Source) => {
    const run = await readRun(await archive(), id);
    const data = run && runDataOf(run);
    if (!run || !data) throw new Error("the run is gone");
    await carryOut(id, data, { items: Number(Object(run.cursor).items) || 0 }, source, true);
  };

  const carryOut = async (run: string, { choice }: RunData, from: Cursor, source: Source, resumed = false) => {
    say({ told: "begun", run, resumed });
    const held = await archive();
    const paths = new Map(source.container.members.map((member) => [member.path, member]));
    const revive = new Set(choice.revive);
    const state = await importChosen({
      source,
      signal,
      say,
      choice,
      from,
      known: await knownPrints(held),
      gate,
      isStopped: () => stopped,
      async store(batch, cursor, passed) {
        const open = async (path: string) => paths.get(path)?.stream(signal);
        const outcomes = await storeWithChats(held, batch, run, { open, revive, cursor, passed, signal });
        return outcomes.filter(({ verdict }) => verdict === "new" || verdict === "fuller").flatMap(idsOf);
      },
    });
    await updateRun(held, run, { state });
    say({ told: "imported", run });
  };

  const undo = async (run: string) => {
    const report = await undoRun(await archive(), run, {
      progress: (done, total) => say({ told: "undoing", done, total }),
      changed: (conversations) => say({ told: "changed", conversations }),
    });
    say({ told: "undone", ...report });
  };

  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => say({ told: "failed", failure: failureOf(error) }));
  };
  return (order) => {
    switch (order.do) {
      case "look":
        return attempt(() => look(order));
      case "import":
        return attempt(() => exclusively(() => begin(order.choice, order.handles)));
      case "undo":
        return attempt(() => exclusively(() => undo(order.run)));
      case "pause":
        return gate.shut();
      case "go-on":
        return gate.open();
      case "stop":
        stopped = true;
        return gate.open();
    }
  };
}

class BusyError extends Error {
  override readonly name = "BusyError";
}

/** No two tabs write at a time. @throws BusyError */
async function exclusively(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(importLock, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new BusyError();
    await work();
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof ImportError) return { why: "import", problem: error.problem, detail: error.detail };
  if (error instanceof ArchiveError) return { why: "archive", reason: error.reason };
  if (error instanceof CryptError) return { why: "sealed", problem: error.problem };
  if (error instanceof BusyError) return { why: "busy" };
  console.error("import", error);
  return { why: "unknown" };
}
