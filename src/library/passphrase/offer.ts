import { type ReadonlySignal, signal } from "@preact/signals";
import type { PassphraseFault } from "../../crypt/judge-passphrase.ts";

/** A passphrase that is offered, and what is wrong with the user's own. */
export interface PassphraseOffer {
  /** Made by chance; '' while none is offered. */
  offered: ReadonlySignal<string>;
  offerAnother(): Promise<void>;
  forget(): void;
  faultOf(passphrase: string): Promise<PassphraseFault | undefined>;
}

// What it takes is loaded when it is first needed: few visits to the library are for that.

/** A passphrase made by chance. */
export async function newPassphrase(): Promise<string> {
  return (await import("../../crypt/make-passphrase.ts")).makePassphrase();
}

/** What is wrong with a passphrase, if anything is. */
export async function passphraseFault(passphrase: string): Promise<PassphraseFault | undefined> {
  return (await import("../../crypt/judge-passphrase.ts")).faultOf(passphrase);
}

export function createOffer(): PassphraseOffer {
  const offered = signal("");
  return {
    offered,
    async offerAnother() {
      offered.value = await newPassphrase();
    },
    forget() {
      offered.value = "";
    },
    faultOf: passphraseFault,
  };
}
