import type { Citation } from "../../../conversation/model.ts";
import { shownText } from "./author.ts";

const definition = /^\[\^([^\]\s]+)\]: (.*)$/;

/** The footnotes at the end of a file by label, and the line at which they begin. */
export function footnotesOf(lines: readonly string[]): { notes: Map<string, Citation>; start: number } {
  const notes = new Map<string, Citation>();
  let start = lines.length;
  for (let at = lines.length - 1; at > 0; at--) {
    const text = lines[at] ?? "";
    const [, label, shown = ""] = definition.exec(text) ?? [];
    if (label === undefined && !(text === "" && start === lines.length)) break;
    if (label === undefined) continue;
    const { title, url } = linkIn(shown) ?? { title: "", url: "" };
    notes.set(label, { label, title: shownText(title || shown), url });
    start = at;
  }
  return { notes: new Map([...notes].reverse()), start };
}

/** A line that is one link, its address in angle brackets or not. */
function linkIn(line: string): { title: string; url: string } | undefined {
  const [opening, closing] = line.endsWith(">)") ? ["](<", ">)"] : ["](", ")"];
  const at = line.lastIndexOf(opening);
  if (!line.startsWith("[") || !line.endsWith(closing) || at < 1) return undefined;
  const url = line.slice(at + opening.length, -closing.length);
  return closing === ")" && /[()\s]/.test(url) ? undefined : { title: line.slice(1, at), url };
}

/** Those that a text refers to, in the order of the footnotes. */
export function citedIn(text: string, notes: ReadonlyMap<string, Citation>): Citation[] {
  if (notes.size === 0) return [];
  const labels = new Set([...text.matchAll(/\[\^([^[\]\s]+)\]/g)].map(([, label]) => label ?? ""));
  return [...notes.values()].filter(({ label }) => labels.has(label));
}
