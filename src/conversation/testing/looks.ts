import type { Capture, CapturedMessage, CaptureEntry } from "../capture.ts";
import type { Part } from "../model.ts";
import { capture, start } from "./world.ts";

/** A prompt (`u…`) or answer (any other id) with a text; without one it says its id. */
export function says(id: string, text: string = `this is ${id}`, more: Partial<CapturedMessage> = {}): CapturedMessage {
  const parts: Part[] = [{ kind: "text", format: "markdown", text }];
  return {
    kind: "message",
    ids: [id],
    role: id.startsWith("u") ? "user" : "assistant",
    parts,
    finished: true,
    ...more,
  };
}

/** A message of a page that gives no ids; its text by default is long enough to be told from all others. */
export function nameless(
  name: string,
  text: string = `${name} and so on for a good while, to the very end of ${name}`,
): CapturedMessage {
  return says(name, text, { ids: [] });
}

/** Ids, messages or gaps as entries: a string is a message that says its id. */
export function entriesOf(shown: readonly (string | CaptureEntry)[]): CaptureEntry[] {
  return shown.map((one) => (typeof one === "string" ? says(one) : one));
}

/**
 * A look in minute `minute`. `^` as the first entry: the start is proven, `<`: the page says older ones exist; `$` as the
 * last: the newest message is shown. An entry `…`: a gap; `…3`: one of three messages.
 */
export function look(minute: number, shown: readonly (string | CaptureEntry)[], more: Partial<Capture> = {}): Capture {
  const marks = shown.filter((one) => one === "^" || one === "<" || one === "$");
  const entries = shown.filter((one) => one !== "^" && one !== "<" && one !== "$").map(gapOr);
  const made = capture(entriesOf(entries), start + minute * 60_000, {
    start: marks.includes("^") ? "start" : marks.includes("<") ? "older" : "unknown",
    end: marks.includes("$"),
  });
  return { ...made, ...more };
}

function gapOr(one: string | CaptureEntry): string | CaptureEntry {
  if (typeof one !== "string" || !one.startsWith("…")) return one;
  return { kind: "gap", reason: "stalled", ...(one === "…" ? {} : { missing: Number(one.slice(1)) }) };
}
