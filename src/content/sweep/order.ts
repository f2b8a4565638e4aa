import type { CaptureGap } from "../../conversation/capture.ts";
import type { OrderItem } from "../entries.ts";
import type { Place } from "../places.ts";
import type { Run } from "./run.ts";

/** The unbroken stretches of turns found so far, oldest first. */
export function stretchesOf(run: Run): Place[][] {
  return run.chain.stretches.map((names) => names.flatMap((name) => run.met.get(name) ?? []));
}

/** Everything found, in order, with a gap wherever messages may be missing. `reason`: why the sweep ended before its time. */
export function orderWithGaps(run: Run, reason: "cancelled" | "stalled" | undefined): OrderItem[] {
  const order: OrderItem[] = [];
  if (!run.reachedStart) order.push(gap(reason ?? (run.stuck ? "stalled" : "older-not-loaded")));
  for (const [at, stretch] of stretchesOf(run).entries()) {
    if (at > 0) order.push(gap("not-joined"));
    order.push(...stretch);
  }
  if (!run.reachedEnd) order.push(gap(reason ?? "stalled"));
  return order;
}

function gap(reason: CaptureGap["reason"]): CaptureGap {
  return { kind: "gap", reason };
}
