import type { Citation } from "../../../conversation/model.ts";
import { shownText } from "./author.ts";

const definition = /^\[\^([^\]\s]+)\]: (.*)$/;
const link = /^\[(.*)\]\((?:<(.*)>|([^()\s]*))\)$/;

/** The footnotes at the end of a file by label, and the line at which they begin. */
export function footnotesOf(lines: readonly string[]): { notes: Map<string, Citation>; start: number } {
  const notes = new Map<string, Citation>();
  let start = lines.length;
  for (let at = lines.length - 1; at > 0; at--) {
    const text = lines[at] ?? "";
    const [, label, shown = ""] = definition.exec(text) ?? [];
    if (label === undefined && !(text === "" && start === lines.length)) break;
    if (label === undefined) continue;
    const [, title = "", quoted, plain] = link.exec(shown) ?? [];
    notes.set(label, { label, title: shownText(title || shown), url: quoted ?? plain ?? "" });
    start = at;
  }
  return { notes: new Map([...notes].reverse()), start };
}

/** Those that a text refers to, in the order of the footnotes. */
export function citedIn(text: string, notes: ReadonlyMap<string, Citation>): Citation[] {
  if (notes.size === 0) return [];
  const labels = new Set([...text.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label ?? ""));
  return [...notes.values()].filter(({ label }) => labels.has(label));
}
