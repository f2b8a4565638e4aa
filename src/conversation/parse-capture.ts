import * as v from "valibot";
import type { Capture } from "./capture.ts";
import { captureSchema } from "./capture-schema.ts";

/** How far ahead of us a page's clock may be, in ms, before its time is set to ours: a false future would win every later merge. */
const clockSlack = 5 * 60 * 1000;

export type ParsedCapture =
  | { ok: true; capture: Capture }
  /** `at` names the first place that does not fit, e.g. `entries.3.role`; it holds nothing of the conversation. */
  | { ok: false; at: string };

/**
 * Checks a capture that comes from a content script, and cleans it: unknown keys go, over-long labels are cut, parts that
 * do not fit become `unreadable`, signed addresses go. Anything else that does not fit refuses the whole capture.
 * `now` is our own time in ms since 1970.
 */
export function parseCapture(data: unknown, now: number = Date.now()): ParsedCapture {
  const read = v.safeParse(captureSchema, data, { abortEarly: true });
  if (!read.success) return { ok: false, at: v.getDotPath(read.issues[0]) ?? "" };
  const capture: Capture = read.output;
  const at = Date.parse(capture.capturedAt);
  if (!(at > 0)) return { ok: false, at: "capturedAt" };
  return {
    ok: true,
    capture: at > now + clockSlack ? { ...capture, capturedAt: new Date(now).toISOString() } : capture,
  };
}
