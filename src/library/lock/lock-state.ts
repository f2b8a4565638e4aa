import { type Signal, signal } from "@preact/signals";
import {
  beginLock,
  beginUnsealing,
  changePassphrase,
  giveUp,
  setLockAfter,
  type Tried,
  unlock,
} from "../../lock/acts.ts";
import { type MoveProgress, onProgress } from "../../lock/progress.ts";
import { onKeyChanged } from "../../lock/session-key.ts";
import { type LockState, readLockState } from "../../lock/state.ts";
import { ask } from "../../messages/ask.ts";
import { lockAfter } from "../../options.ts";
import { codeOf, errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { createTrying, type Trying } from "../../ui/lock/try-passphrase.ts";

/** How often the page looks while something is under way, in ms. */
const lookMs = 2_000;

export type LockStep = "rest" | "choose" | "repeat" | "change" | "change-choose" | "change-repeat" | "off";

/** The settings of the lock. */
export interface LockSettings {
  state: Signal<LockState | null>;
  progress: Signal<MoveProgress | null>;
  step: Signal<LockStep>;
  said: Signal<string>;
  busy: Signal<boolean>;
  /** After how many minutes without use it locks itself; 0: not before the browser ends; `null`: not read yet. */
  minutes: Signal<number | null>;
  /** For a step that asks for the passphrase there is. */
  trying: Trying;
  /** Takes the passphrase that was chosen; it is to be typed once more. */
  choose(passphrase: string): void;
  /** False when it is another than the one chosen. */
  repeat(passphrase: string): Promise<boolean>;
  cancel(): void;
  giveUp(): Promise<void>;
  setMinutes(minutes: number): Promise<void>;
  /** Says of something that went wrong what it was. */
  failed(error: unknown): void;
}

export function createLockSettings(abort: AbortSignal): LockSettings {
  const state = signal<LockState | null>(null);
  const progress = signal<MoveProgress | null>(null);
  const step = signal<LockStep>("rest");
  const said = signal("");
  const busy = signal(false);
  const minutes = signal<number | null>(null);
  let chosen = "";
  let before = "";
  const failed = (error: unknown) => {
    said.value = errorText(codeOf(error));
  };
  const refresh = refreshing(abort, state, failed);
  const rest = (words: string) => {
    chosen = "";
    before = "";
    step.value = "rest";
    said.value = words;
  };
  const guarded = async (act: () => Promise<void>) => {
    busy.value = true;
    try {
      await act();
    } catch (error) {
      rest(errorText(codeOf(error)));
    }
    busy.value = false;
    await refresh();
  };
  const tried = async (passphrase: string): Promise<Tried> => {
    const result = await actOf(step.value)(passphrase);
    if (!result.ok) return result;
    if (step.value === "change") {
      before = passphrase;
      step.value = "change-choose";
    } else rest("");
    await refresh();
    return result;
  };
  void refresh();
  const readMinutes = async () => {
    minutes.value = await lockAfter.get();
  };
  readMinutes().catch(failed);
  onProgress((now) => {
    progress.value = now;
    void refresh();
  }, abort).catch(failed);
  onKeyChanged(() => void refresh(), abort);
  // Whatever was not heard is seen: the background may end between its last step and telling of it.
  const timer = setInterval(() => state.value?.moving && void refresh(), lookMs);
  abort.addEventListener("abort", () => clearInterval(timer));
  return {
    state,
    progress,
    step,
    said,
    busy,
    minutes,
    failed,
    trying: createTrying(tried),
    choose(passphrase) {
      chosen = passphrase;
      step.value = step.value === "choose" ? "repeat" : "change-repeat";
    },
    async repeat(passphrase) {
      if (passphrase.normalize("NFKC") !== chosen.normalize("NFKC")) return false;
      await guarded(async () => {
        if (step.value === "change-repeat") {
          await changePassphrase(before, passphrase);
          rest(t("lock_changed"));
        } else {
          await beginLock(passphrase);
          await ask("lock.wake");
          rest("");
        }
      });
      return true;
    },
    cancel: () => rest(""),
    giveUp: () =>
      guarded(async () => {
        await giveUp();
        rest(t("lock_stopped"));
      }),
    async setMinutes(chosen) {
      said.value = "";
      try {
        await setLockAfter(chosen);
      } catch (error) {
        failed(error);
      }
      // What is shown is what is kept.
      await readMinutes().catch(failed);
    },
  };
}

/** Reads the state; of two readings at a time the one that began later counts. */
function refreshing(abort: AbortSignal, state: Signal<LockState | null>, failed: (error: unknown) => void) {
  let last = 0;
  return async () => {
    last += 1;
    const own = last;
    try {
      const now = await readLockState();
      if (!abort.aborted && own === last) state.value = now;
    } catch (error) {
      if (!abort.aborted) failed(error);
    }
  };
}

/** What the passphrase is asked for. */
function actOf(step: LockStep): (passphrase: string) => Promise<Tried> {
  if (step === "off") return beginUnsealing;
  return unlock;
}
