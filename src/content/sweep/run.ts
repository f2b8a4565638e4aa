import type { CaptureHealth } from "../../conversation/capture.ts";
import type { SweepPhase } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import type { Layout, PageEvidence, ScrollPlan } from "../../sites/site.ts";
import type { Chat } from "../chat.ts";
import { layoutOf } from "../chat.ts";
import type { Place } from "../places.ts";
import type { Waiting } from "../wait.ts";
import type { Chain } from "./chain.ts";
import type { SweepPace } from "./pace.ts";
import type { Portions } from "./portions.ts";

/** A sweep under way. */
export interface Run {
  chat: Chat;
  /** As last seen; the page may be gone when the last capture is made. */
  layout: Layout;
  /** False while the page shows, or is about to show, something else than this conversation. */
  isHere(): boolean;
  pace: SweepPace;
  /** Stops the sweep: cancelled, or the page moved on. What was found is still sent. */
  waiting: Waiting;
  chain: Chain;
  /** Every turn met so far, as last seen. */
  met: Map<string, Place>;
  /** Names of turns read in this sweep. */
  readNow: Set<string>;
  /** Turns with folded texts, and how often each may still be tried: 0 when all of it is read. */
  unfolded: Map<string, number>;
  /** What the page showed of the whole that the chain holds: the start seen from its first turn, the end from its last. */
  evidence: PageEvidence;
  /** Names of the turns that were proven to be the first and the last of all. */
  proven: { oldest?: string | undefined; newest?: string | undefined };
  health: CaptureHealth;
  /** The oldest end was reached and nothing older came. */
  reachedStart: boolean;
  reachedEnd: boolean;
  /** For too long nothing new came, and the list was not moved through either. */
  stuck: boolean;
  towards: "older" | "newer";
  /** Clicks left on "try again". */
  retriesLeft: number;
  portions: Portions;
  /** Brings back what the user was looking at. */
  putBack(signal: AbortSignal): Promise<void>;
  phase(phase: SweepPhase): void;
}

/** The page's layout; a page that lost it in the middle of a sweep has changed under us. */
export function layoutIn(run: Run): Layout {
  const layout = layoutOf(run.chat);
  if (!layout) throw new CodedError("site-changed", "layout");
  run.layout = layout;
  return layout;
}

/** How to scroll now: asked anew each time, since pages replace their elements. */
export function planIn(run: Run): ScrollPlan | null {
  return layoutIn(run).scroll(document);
}
