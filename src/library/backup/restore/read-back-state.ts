import { type ReadonlySignal, signal } from "@preact/signals";
import { archiveSource } from "../../../backup/archive-source.ts";
import { BackupError } from "../../../backup/backup-error.ts";
import { type Place, PlaceError } from "../../../backup/places/place.ts";
import { lookedAtPlace } from "../../../backup/remote/remote-place.ts";
import { type CheckResult, check } from "../../../backup/restore/check.ts";
import { checkUnopened, type UnopenedResult } from "../../../backup/restore/check-unopened.ts";
import { collect } from "../../../backup/restore/collect.ts";
import { type FoundBackup, newestBackups, wantsKey } from "../../../backup/restore/newest-segments.ts";
import type { Unseal } from "../../../backup/sealing.ts";
import { indexedStore } from "../../../backup/state/indexed-store.ts";
import type { BackupTrouble } from "../../../messages/backup.ts";
import type { Data } from "../../../ui/data/data.ts";
import type { RecoveryProblem } from "../encryption/encryption-state.ts";

export type ReadBackAct = "check" | "restore";

export type ReadBackStep =
  | { name: "start" }
  /** It is encrypted: recovery file and passphrase are wanted. */
  | { name: "key"; act: ReadBackAct }
  | { name: "reading"; act: ReadBackAct; done: number; total: number }
  | { name: "checked"; result: CheckResult }
  /** It is encrypted, and was compared with what had been written without being opened. */
  | { name: "unopened"; result: UnopenedResult }
  /** Nothing there that could be restored. */
  | { name: "nothing" }
  | { name: "collected"; damaged: number }
  | { name: "failed"; problem: BackupTrouble };

export interface ReadBackState {
  step: ReadonlySignal<ReadBackStep>;
  busy: ReadonlySignal<boolean>;
  problem: ReadonlySignal<RecoveryProblem | undefined>;
  begin(act: ReadBackAct): Promise<void>;
  /** Asks for the recovery file, to check what is encrypted as a whole. */
  deeper(): void;
  /** Opens the recovery file, and goes on. */
  open(file: File, passphrase: string): Promise<void>;
  cancel(): void;
}

/** Reads a backup back: to compare it with the archive, or to hand it to the import. @param take is given the files */
export function createReadBack(data: Pick<Data, "ask">, placeId: string, take: (files: File[]) => void): ReadBackState {
  const step = signal<ReadBackStep>({ name: "start" });
  const busy = signal(false);
  const problem = signal<RecoveryProblem | undefined>(undefined);
  let controller = new AbortController();

  const read = async (act: ReadBackAct, unseal: Unseal) => {
    controller.abort();
    controller = new AbortController();
    const { signal: abort } = controller;
    step.value = { name: "reading", act, done: 0, total: 0 };
    try {
      const place = await lookedAtPlace(placeId, (look) => data.ask("backup.look", look));
      const backups = await newestBackups(place, unseal, abort);
      if (wantsKey(backups) && unseal === noKey) await withoutKey(act, place, abort);
      else await made(act, place, backups, unseal, abort);
    } catch (error) {
      if (abort.aborted) return;
      step.value = { name: "failed", problem: troubleOf(error) };
    }
  };
  const progressOf = (act: ReadBackAct, abort: AbortSignal) => (done: number, total: number) => {
    if (!abort.aborted) step.value = { name: "reading", act, done, total };
  };
  /** What was found there is read back by the next backup. */
  const doubtIf = async ({ damaged }: { damaged: number }) => {
    if (damaged > 0) await data.ask("backup.doubt", { place: placeId });
  };
  const withoutKey = async (act: ReadBackAct, place: Place, abort: AbortSignal) => {
    const means = { place, store: indexedStore(), id: placeId, signal: abort, progress: progressOf(act, abort) };
    const result = act === "check" ? await checkUnopened(means) : undefined;
    if (result) await doubtIf(result);
    step.value = result ? { name: "unopened", result } : { name: "key", act };
  };
  const made = async (act: ReadBackAct, place: Place, backups: FoundBackup[], unseal: Unseal, abort: AbortSignal) => {
    const options = { unseal, signal: abort, progress: progressOf(act, abort) };
    if (!backups.some(({ manifest }) => manifest)) {
      step.value = { name: "nothing" };
    } else if (act === "check") {
      const result = await check(place, backups, archiveSource(), options);
      await doubtIf(result);
      step.value = { name: "checked", result };
    } else {
      const { files, damaged } = await collect(place, backups, options);
      step.value = files.length === 0 ? { name: "nothing" } : { name: "collected", damaged };
      if (files.length > 0) take(files);
    }
  };
  return {
    step,
    busy,
    problem,
    begin: (act) => read(act, noKey),
    deeper() {
      step.value = { name: "key", act: "check" };
    },
    async open(file, passphrase) {
      const now = step.value;
      if (now.name !== "key") return;
      busy.value = true;
      problem.value = undefined;
      try {
        const unseal = await keyIn(file, passphrase);
        busy.value = false;
        await read(now.act, unseal);
      } catch (error) {
        problem.value = recoveryProblemOf(error);
      } finally {
        busy.value = false;
      }
    },
    cancel() {
      controller.abort();
      problem.value = undefined;
      step.value = { name: "start" };
    },
  };
}

const noKey: Unseal = async () => {
  throw new BackupError("sealed");
};

function recoveryProblemOf(error: unknown): RecoveryProblem {
  const { problem } = Object(error) as { problem?: RecoveryProblem };
  if (problem !== undefined) return problem;
  // The file was moved or changed since it was chosen, say.
  console.error("recovery file not read", error);
  return "unknown";
}

/** What opens files sealed to the key in a recovery file; it is forgotten with the page. @throws CryptError */
async function keyIn(file: File, passphrase: string): Promise<Unseal> {
  const [{ openRecovery }, { open }, { CryptError }] = await Promise.all([
    import("../../../crypt/recovery.ts"),
    import("../../../crypt/open.ts"),
    import("../../../crypt/crypt-error.ts"),
  ]);
  const { identity } = await openRecovery(new Uint8Array(await file.arrayBuffer()), passphrase);
  return async (bytes) => {
    try {
      return await open(bytes, identity);
    } catch (error) {
      if (!(error instanceof CryptError)) throw error;
      throw new BackupError(error.problem === "wrong-key" ? "sealed" : "damaged");
    }
  };
}

function troubleOf(error: unknown): BackupTrouble {
  if (error instanceof PlaceError) {
    return error.problem === "exists" || error.problem === "unreadable" ? "broken" : error.problem;
  }
  if (error instanceof Error && error.name === "ArchiveError") return "archive";
  console.error("backup not read", error);
  return "unknown";
}
