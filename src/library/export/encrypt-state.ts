import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PassphraseFault } from "../../crypt/judge-passphrase.ts";
import type { ExportOptions } from "../../export/options.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { backupKey } from "../../options.ts";
import { t } from "../../ui/i18n.ts";
import { attempt } from "../../ui/work/attempt.ts";
import { saveFile } from "../backup/encryption/save-file.ts";
import { newPassphrase, passphraseFault } from "../passphrase/offer.ts";

/** Not at all, to the key of the backups, or by a passphrase of its own. */
export type Encrypting = "no" | "key" | "passphrase";

type Seal = NonNullable<ExportOptions["seal"]>;

/** Whether the file of an export is encrypted. Nothing of it is kept for the next export. */
export interface EncryptState {
  how: Signal<Encrypting>;
  /** The key of the backups, where there is one. */
  recipient: ReadonlySignal<string | undefined>;
  passphrase: Signal<string>;
  /** One that was made by chance must be seen, or it is lost. */
  shown: Signal<boolean>;
  fault: Signal<PassphraseFault | undefined>;
  working: ReadonlySignal<boolean>;
  /** What could not be read or made: no key is offered, or nothing was exported. */
  problem: ReadonlySignal<ErrorCode | null>;
  /** Puts a passphrase made by chance into the field. */
  offer(): Promise<void>;
  /** What the file is to be sealed by, with instructions beside it; `undefined`: nothing; "wrong": nothing is to be exported, and why is said. */
  seal(format: ExportOptions["format"]): Promise<Seal | undefined | "wrong">;
}

export function createEncrypt(): EncryptState {
  const how = signal<Encrypting>("no");
  const recipient = signal<string | undefined>(undefined);
  const passphrase = signal("");
  const shown = signal(false);
  const fault = signal<PassphraseFault | undefined>(undefined);
  const working = signal(false);
  const problem = signal<ErrorCode | null>(null);
  void attempt(problem, async () => {
    recipient.value = (await backupKey.get())?.recipient;
  });
  const sealed = async (format: ExportOptions["format"]): Promise<Seal | undefined | "wrong"> => {
    if (how.value === "key" && recipient.value) {
      await saveHowTo(format, true);
      return { recipient: recipient.value };
    }
    if (how.value === "no") return undefined;
    fault.value = await passphraseFault(passphrase.value);
    if (fault.value) return "wrong";
    const { sealAhead } = await import("../../crypt/seal-ahead.ts");
    const made = await sealAhead(passphrase.value);
    await saveHowTo(format, false);
    return made;
  };
  return {
    how,
    recipient,
    passphrase,
    shown,
    fault,
    working,
    problem,
    offer: () =>
      attempt(problem, async () => {
        passphrase.value = await newPassphrase();
        shown.value = true;
        fault.value = undefined;
      }),
    async seal(format) {
      // What cannot be encrypted must not leave as it is.
      let made: Seal | undefined | "wrong" = "wrong";
      working.value = true;
      await attempt(problem, async () => {
        made = await sealed(format);
      });
      working.value = false;
      return made;
    },
  };
}

const endings: Partial<Record<ExportOptions["format"], string>> = {
  markdown: "md",
  text: "txt",
  chatgpt: "json",
  openwebui: "json",
};

async function saveHowTo(format: ExportOptions["format"], byKey: boolean): Promise<void> {
  const { howToOpen } = await import("../../crypt/how-to-open.ts");
  const file = `${t("crypt_how_name")}.${endings[format] ?? format}.age`;
  const recovery = byKey ? { recovery: `convokeep-recovery-${t("crypt_how_date")}.age` } : {};
  saveFile("HOW-TO-OPEN.txt", new TextEncoder().encode(howToOpen(t, { file, ...recovery })), "text/plain");
}
