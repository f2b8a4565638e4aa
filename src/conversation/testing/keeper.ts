import type { Capture } from "../capture.ts";
import { liftHeld } from "../lift.ts";
import { type Arrival, arrivalOf, type Held, type Merged, merge } from "../merge.ts";
import type { Thread } from "../model.ts";
import type { StoredMessage } from "../stored.ts";
import { toThread } from "../thread.ts";

/** What an archive would hold, in memory: each merge is given exactly the contents that it asks for. */
export interface Keeper {
  held?: Held;
  contents: Map<number, StoredMessage>;
}

export function newKeeper(): Keeper {
  return { contents: new Map() };
}

/** Merges a capture, changing nothing of `keeper`. */
export function keep(keeper: Keeper, capture: Capture): Keeper {
  return keepArrival(keeper, arrivalOf(capture));
}

export function keepArrival(keeper: Keeper, arrival: Arrival): Keeper {
  const loaded = new Map<number, StoredMessage>();
  for (;;) {
    const result = merge(keeper.held, loaded, arrival);
    if (!("needed" in result)) return kept(keeper, result);
    for (const slot of result.needed) {
      const content = keeper.contents.get(slot);
      if (!content || loaded.has(slot)) throw new Error(`the merge asks for slot ${slot}`);
      loaded.set(slot, content);
    }
  }
}

function kept(keeper: Keeper, { row, outline, contents: changed }: Merged): Keeper {
  const contents = new Map(keeper.contents);
  for (const [slot, content] of changed) {
    if (content) contents.set(slot, content);
    else contents.delete(slot);
  }
  return { held: { row, outline }, contents };
}

export function keepAll(captures: readonly Capture[], from: Keeper = newKeeper()): Keeper {
  return captures.reduce(keep, from);
}

/** Another keeper's whole conversation as something to merge, as when a conversation gets its real id. */
export function asArrival(keeper: Keeper): Arrival {
  if (!keeper.held) throw new Error("nothing held");
  const { row, outline } = keeper.held;
  return { conversation: row, piece: liftHeld(outline, keeper.contents), at: outline.head.last };
}

export function threadOf({ held, contents }: Keeper): Thread {
  if (!held) throw new Error("nothing held");
  return toThread(held.row, held.outline, contents);
}
