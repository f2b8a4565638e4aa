import { type ReadonlySignal, signal } from "@preact/signals";

/** How long the offer stands in view, in ms. The keyboard's undo works on. */
export const offerMs = 10_000;
/** So many acts can be taken back, one after another. */
const most = 50;

export interface Act {
  /** What was done, in words. */
  text: string;
  undo(): Promise<void>;
}

export interface UndoState {
  /** The act that is offered to be taken back. */
  offered: ReadonlySignal<Act | null>;
  offer(act: Act): void;
  /** Takes the last act back; `false` when there is none. */
  undo(): boolean;
  /** Removes an act that can no longer be taken back. */
  forget(act: Act): void;
  dismiss(): void;
}

/** The acts that can be taken back, the last one first. */
export function createUndo(abort: AbortSignal): UndoState {
  const offered = signal<Act | null>(null);
  let acts: Act[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  abort.addEventListener("abort", () => clearTimeout(timer));
  const dismiss = () => {
    clearTimeout(timer);
    offered.value = null;
  };
  return {
    offered,
    dismiss,
    offer(act) {
      acts = [...acts, act].slice(-most);
      dismiss();
      offered.value = act;
      timer = setTimeout(dismiss, offerMs);
    },
    undo() {
      const act = acts.pop();
      if (!act) return false;
      dismiss();
      void act.undo();
      return true;
    },
    forget(act) {
      acts = acts.filter((other) => other !== act);
      if (offered.value === act) dismiss();
    },
  };
}
