import { type Signal, signal } from "@preact/signals";
import type { Tried } from "../../lock/acts.ts";
import { ask } from "../../messages/ask.ts";
import { codeOf, errorText } from "../error-text.ts";
import { t } from "../i18n.ts";

/** Asking for the passphrase: what was tried last, and what became of it. */
export interface Trying {
  busy: Signal<boolean>;
  /** What to say of the last try; '' when there is nothing. */
  problem: Signal<string>;
  /** Tries it; true when it was the right one. */
  attempt(passphrase: string): Promise<boolean>;
}

/** @param act tries a passphrase and does what it is for; the background is woken afterwards */
export function createTrying(act: (passphrase: string) => Promise<Tried>): Trying {
  const busy = signal(false);
  const problem = signal("");
  return {
    busy,
    problem,
    async attempt(passphrase) {
      if (busy.value) return false;
      busy.value = true;
      problem.value = "";
      try {
        const tried = await act(passphrase);
        if (!tried.ok) problem.value = saidOf(tried);
        else await ask("lock.wake");
        return tried.ok;
      } catch (error) {
        problem.value = errorText(codeOf(error));
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}

function saidOf({ why, until }: Tried & { ok: false }): string {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  return t(why === "wrong" ? "lock_wrong" : "lock_wait", seconds);
}
