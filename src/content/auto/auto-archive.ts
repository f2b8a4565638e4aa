import type { Chat } from "../chat.ts";
import { createPacer } from "../pacer.ts";
import { inSlices } from "../slices.ts";
import { createDueTurns } from "./due.ts";
import { failed } from "./failure.ts";
import { createKnownOrder } from "./known-order.ts";
import { flush, leave } from "./last-moments.ts";
import { observeTurns } from "./observer.ts";
import { sendChanges, sendRefused } from "./send-changes.ts";
import { type Auto, type AutoOptions, changedPlaces, read } from "./state.ts";
import { noTurns } from "./turn-list.ts";

/** Time from a change to its capture, ms. */
const pace = 1_000;
/** Time from the beginning to the first capture, ms: somebody may only be passing through. */
const firstLook = 200;
/** Time within which a conversation's page shows a markup that we know, ms. */
const longestLoading = 15_000;

export interface AutoArchive {
  /** The page is moving on to another conversation: sends what can still be told for sure to belong to this one. */
  leave(): void;
  /** No more looking. What is on its way still arrives. */
  stop(): void;
}

/**
 * Archives a conversation as its page shows it, without touching the page: no scrolling, no clicking, work only where
 * something changed, in idle moments, at most once a second. What is pending goes out when the tab is hidden or left.
 */
export function autoArchive(chat: Chat, options: AutoOptions): AutoArchive {
  const controller = new AbortController();
  const signal = AbortSignal.any([chat.signal, controller.signal]);
  const pacer = createPacer(() => tick(auto), pace, signal);
  const auto: Auto = {
    ...options,
    chat,
    signal,
    layout: null,
    list: noTurns,
    proof: noTurns.proof(),
    unsent: false,
    outgoing: new Set(),
    halted: false,
    refusals: 0,
    begun: performance.now(),
    due: createDueTurns(chat),
    known: createKnownOrder(chat),
    observer: observeTurns(() => pacer.poke(), signal),
    pacer,
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? flush(auto) : pacer.poke(0)), { signal });
  addEventListener("pagehide", () => flush(auto), { signal });
  chat.onChange = (anew) => {
    if (anew) auto.observer.distrustList();
    auto.unsent = true;
    pacer.poke();
  };
  pacer.poke(firstLook);
  return { leave: () => leave(auto), stop: () => controller.abort() };
}

async function tick(auto: Auto): Promise<void> {
  const { chat, signal } = auto;
  if (auto.halted || chat.sweeping) return;
  try {
    if (auto.outgoing.size > 0) await sendRefused(auto);
    if (!auto.settled(auto.observer.pageChanged())) return auto.pacer.poke();
    const places = changedPlaces(auto, auto.observer.take());
    const { layout } = auto;
    if (!layout) return withoutLayout(auto);
    await inSlices(auto.due.among(layout, places), (place) => read(auto, layout, place), { signal, idle: true });
    if (signal.aborted || chat.sweeping) return;
    if (auto.unsent) await sendChanges(auto, layout);
    if (auto.due.more()) auto.pacer.poke();
  } catch (error) {
    failed(auto, error);
  }
}

/** A conversation's address with a markup that we do not know: still loading, or changed by the site. */
function withoutLayout({ chat, begun, pacer, report }: Auto): void {
  const left = longestLoading - (performance.now() - begun);
  if (left > 0) pacer.poke(left);
  else if (chat.nativeId !== null) report({ state: "problem", problem: "site-changed" });
}
