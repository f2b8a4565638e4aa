import { fingerprint } from "../lib/fingerprint.ts";
import type { Citation } from "./model.ts";

/**
 * A source by its address and name, on one line; its host stands in for a missing name. Only web addresses are kept
 * (`url` is '' for others). Equal sources get equal labels, whoever reads them.
 */
export function citationTo(address: string, name: string): Citation {
  const url = /^https?:\/\//i.test(address.trim()) ? address.trim() : "";
  const host = hostOf(url);
  const title = name.replace(/\s+/g, " ").trim() || host;
  return { label: citationLabel(host, url, title), title, url };
}

/** Host of a web address without "www."; '' for what is none. */
export const hostOf = (url: string) => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "");

/** The footnote label of a source, e.g. `epa-gov-3f2a9c`. */
export function citationLabel(host: string, url: string, title: string): string {
  const slug = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${slug || "source"}-${fingerprint(`${url}\n${title}`).slice(0, 6)}`;
}
