import type { Capture } from "../../conversation/capture.ts";
import type { Layout, PageEvidence } from "../../sites/site.ts";
import { compose, healthOf } from "../compose.ts";
import { changedPart, type Entries, wholeOrder, withGaps } from "../entries.ts";
import type { Place } from "../places.ts";
import { stateOf } from "../report-state.ts";
import { sendCapture } from "../send-capture.ts";
import type { Auto } from "./state.ts";

/** Characters in one capture: handing it over stays a matter of 2 ms. */
const budget = 200_000;

/** Sends what the archive lacks: contents with their neighbours first, then the order of turns where that changed otherwise. */
export async function sendChanges(auto: Auto, layout: Layout): Promise<void> {
  auto.unsent = false;
  for (;;) {
    const part = changedPart(withGaps(auto.list.places), auto.chat.book, budget);
    if (!part) break;
    await send(auto, layout, part);
  }
  const { places } = auto.list;
  if (places.length > 0 && auto.known.isStale(places, auto.proof.evidence)) {
    await send(auto, layout, wholeOrder(withGaps(places), auto.chat.book));
  }
}

/** Sends all that is pending in one go, without waiting for anything before it; `undefined` when there is nothing. */
export function sendAtOnce(auto: Auto, layout: Layout): Promise<void> | undefined {
  const part = changedPart(withGaps(auto.list.places), auto.chat.book, Number.POSITIVE_INFINITY);
  return part ? send(auto, layout, part) : undefined;
}

async function send(auto: Auto, layout: Layout, part: Entries): Promise<void> {
  const { chat, proof } = auto;
  const { places } = auto.list;
  if (part.entries.length === 0) return;
  const health = healthOf(chat, places, proof.missing);
  const capture = compose(chat, layout, part, proof.evidence, health, "auto");
  await deliver(auto, { capture, part, places, evidence: proof.evidence });
}

/** A capture on its way. Kept until it is stored: the page may no longer show what is in it. */
export interface Outgoing {
  capture: Capture;
  part: Entries;
  places: readonly Place[];
  evidence: PageEvidence;
}

async function deliver(auto: Auto, outgoing: Outgoing): Promise<void> {
  auto.outgoing.add(outgoing);
  const { capture, part, places, evidence } = outgoing;
  const receipt = await sendCapture(auto.chat, capture, part.sent, auto.chat.lasting);
  auto.outgoing.delete(outgoing);
  auto.refusals = 0;
  auto.known.told(places, evidence, part);
  auto.report(stateOf(receipt));
}

/** Sends again what was refused for a reason that may have passed. */
export async function sendRefused(auto: Auto): Promise<void> {
  for (const outgoing of auto.outgoing) await deliver(auto, outgoing);
}
