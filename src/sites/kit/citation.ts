import { citationLabel, hostOf } from "../../conversation/citation.ts";
import type { Citation } from "../../conversation/model.ts";
import { attr, isElement, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";

/**
 * The source behind a citation link. Title: its text without favicon and "+2" counter, else its label for screen
 * readers, else the host. `url` is '' where the link has no web address (a file of the user's library). `clean` takes
 * out of an address what the site has added to it.
 */
export function cite(link: Element, clean = (address: string) => address): Citation {
  const address = attr(link, "href")?.trim() ?? "";
  const url = /^https?:\/\//i.test(address) ? clean(address) : "";
  const host = hostOf(url);
  const text = sourceName(link);
  const title = (/\D/.test(text) ? text : "") || (attr(link, "aria-label") ?? "").trim() || text || host;
  return { label: citationLabel(host, url, title), title, url };
}

/** The visible name of a source, on one line, without pictures and without the counter of further ones ("+2"). */
export function sourceName(link: Element): string {
  let text = "";
  walk(link, (node) => {
    if (isElement(node)) return /^(?:svg|img|style|script)$/.test(nameOf(node)) ? "skip" : "enter";
    if (!/^\s*\+\d+\s*$/.test(node.data)) text += node.data;
    return "enter";
  });
  return text.replace(/\s+/g, " ").trim();
}
