import type { Citation, Part } from "../conversation/model.ts";
import { element } from "./element.ts";
import { hostOf, link, safeAddress } from "./links.ts";
import type { NumberedCitation, ViewOptions } from "./options.ts";

/** The sources of a message by label, numbered in their order; the same address and title twice is one. */
export function numbered(parts: readonly Part[]): Map<string, NumberedCitation> {
  const byLabel = new Map<string, NumberedCitation>();
  const numbers = new Map<string, number>();
  for (const citation of parts.flatMap((part) => (part.kind === "citations" ? part.items : []))) {
    const id = `${citation.url}\n${citation.title}`;
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    if (!byLabel.has(citation.label)) byLabel.set(citation.label, { ...citation, number: numbers.get(id) ?? 0 });
  }
  return byLabel;
}

/** The list of sources under a message, each with the number that stands in the text. */
export function sourceList(
  items: readonly Citation[],
  all: ReadonlyMap<string, NumberedCitation>,
  options: ViewOptions,
) {
  const rows = new Map<number, HTMLElement>();
  for (const { label } of items) {
    const citation = all.get(label);
    if (citation && !rows.has(citation.number)) rows.set(citation.number, row(citation));
  }
  const list = element("ol", {}, ...rows.values());
  const name = element("span", { class: "sources-name" }, options.say("viewer_sources"));
  return element("div", { class: "sources" }, name, list);
}

function row({ number, title, url }: NumberedCitation): HTMLElement {
  const host = safeAddress(url) ? hostOf(url) : "";
  const words = title.trim() || host || url;
  const item = element("li", {}, link(url, {}, element("bdi", {}, words)));
  item.value = number;
  if (host && words !== host) item.append(" ", element("bdi", { class: "source-host" }, host));
  return item;
}
