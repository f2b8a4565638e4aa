import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { CryptProblem } from "../../../crypt/crypt-error.ts";
import { localDay } from "../../../lib/local-day.ts";
import type { Option } from "../../../options.ts";
import { t } from "../../../ui/i18n.ts";
import { createOffer, type PassphraseOffer } from "../../passphrase/offer.ts";
import { loadCrypt } from "./load-crypt.ts";

export type BackupKey = { recipient: string; since: string } | null;

/**
 * Where the user is.
 * - `rest`: nothing is asked
 * - `passphrase`, `repeat`, `save`, `check`: on the way to a new key; it counts once the saved file was opened again
 * - `join`: a recovery file of another browser is asked for
 * - `verify`: the recovery file of the key in use is asked for
 */
export type Step = "rest" | "passphrase" | "repeat" | "save" | "check" | "join" | "verify";

export type RecoveryProblem = CryptProblem | "other-key" | "unknown";

export interface EncryptionState {
  /** `undefined` until it was read. */
  key: ReadonlySignal<BackupKey | undefined>;
  step: Signal<Step>;
  offer: PassphraseOffer;
  busy: ReadonlySignal<boolean>;
  problem: ReadonlySignal<RecoveryProblem | undefined>;
  /** What was just done, to be read aloud. */
  said: Signal<string>;
  fileName: ReadonlySignal<string>;
  begin(): Promise<void>;
  choose(passphrase: string): void;
  /** False when it is not the one that was chosen. */
  repeat(passphrase: string): Promise<boolean>;
  saveRecovery(): void;
  saveHowTo(): Promise<void>;
  /** Opens a recovery file, for whatever the step asks for it. */
  open(file: Blob, passphrase: string): Promise<void>;
  turnOff(): Promise<void>;
  cancel(): void;
}

/** What the section needs of the browser. */
export interface EncryptionData {
  key: Option<BackupKey>;
  save(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void;
}

/** A key that is not in use yet, and its recovery file; the private key itself is held nowhere. */
interface Draft {
  recipient: string;
  file: Uint8Array<ArrayBuffer>;
}

/** Switching encryption on, changing the key, checking the recovery file. */
export function createEncryption(data: EncryptionData, abort: AbortSignal): EncryptionState {
  const key = signal<BackupKey | undefined>(undefined);
  const step = signal<Step>("rest");
  const offer = createOffer();
  const busy = signal(false);
  const problem = signal<RecoveryProblem | undefined>(undefined);
  const said = signal("");
  const fileName = signal("");
  let chosen = "";
  let draft: Draft | undefined;
  data.key.onChanged((now) => (key.value = now), abort);
  data.key.get().then((now) => (key.value ??= now), console.error);

  const rest = (text: string) => {
    chosen = "";
    draft = undefined;
    offer.forget();
    problem.value = undefined;
    step.value = "rest";
    said.value = text;
  };
  const use = async (recipient: string, text: string) => {
    const now = { recipient, since: new Date().toISOString() };
    await data.key.set(now);
    key.value = now;
    rest(text);
  };
  const goOnWith = async (file: Uint8Array<ArrayBuffer>, passphrase: string) => {
    const { openRecovery, opensWhatItSeals, CryptError } = await loadCrypt();
    try {
      const found = await openRecovery(file, passphrase);
      const awaited = step.value === "check" ? draft?.recipient : step.value === "verify" && key.value?.recipient;
      if (awaited && awaited !== found.recipient) problem.value = "other-key";
      else if (!(await opensWhatItSeals(found))) problem.value = "damaged";
      else if (step.value === "verify") rest(t("crypt_verified"));
      else await use(found.recipient, t("crypt_is_on"));
    } catch (error) {
      problem.value = error instanceof CryptError ? error.problem : "unknown";
      if (problem.value === "unknown") console.error(error);
    }
  };
  const working = async (work: () => Promise<void>) => {
    busy.value = true;
    problem.value = undefined;
    said.value = "";
    try {
      await work();
    } finally {
      busy.value = false;
    }
  };
  return {
    key,
    step,
    offer,
    busy,
    problem,
    said,
    fileName,
    async begin() {
      rest("");
      await offer.offerAnother();
      step.value = "passphrase";
    },
    choose(passphrase) {
      chosen = passphrase;
      offer.forget();
      step.value = "repeat";
    },
    async repeat(passphrase) {
      if (passphrase.normalize("NFKC") !== chosen.normalize("NFKC")) return false;
      await working(async () => {
        const { makeIdentity, recipientOf, recoveryFile } = await loadCrypt();
        const identity = await makeIdentity();
        const at = new Date();
        const file = await recoveryFile(identity, chosen, at.toISOString());
        draft = { recipient: await recipientOf(identity), file };
        chosen = "";
        fileName.value = `convokeep-recovery-${localDay(at)}.age`;
        step.value = "save";
      });
      return true;
    },
    saveRecovery() {
      if (draft) data.save(fileName.value, draft.file, "application/octet-stream");
    },
    async saveHowTo() {
      const { howToOpen } = await loadCrypt();
      const recovery = fileName.value || `convokeep-recovery-${t("crypt_how_date")}.age`;
      data.save("HOW-TO-OPEN.txt", new TextEncoder().encode(howToOpen(t, { recovery })), "text/plain");
    },
    open: (file, passphrase) =>
      working(async () => {
        const { largestRecovery } = await loadCrypt();
        if (file.size > largestRecovery) problem.value = "not-age";
        else await goOnWith(new Uint8Array(await file.arrayBuffer()), passphrase);
      }),
    async turnOff() {
      await data.key.set(null);
      key.value = null;
      rest(t("crypt_is_off"));
    },
    cancel: () => rest(""),
  };
}
