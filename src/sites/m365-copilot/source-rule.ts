import { citationTo } from "../../conversation/citation.ts";
import type { Citation } from "../../conversation/model.ts";
import { attr, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { sourceName } from "../kit/citation.ts";
import { reference } from "../kit/footnotes.ts";
import { selectors } from "./selectors.ts";

/** Sources whose addresses stand in an attribute: a list of `{ name, url }`, or one address (seen in code, 2026-09). */
export const sources: BodyRule = {
  apply(element, { draft }) {
    if (!matches(element, selectors.sources)) return undefined;
    const cited = citedBy(element).filter(({ url }) => url !== "");
    if (cited.length === 0) return undefined;
    return { do: "inline", markdown: cited.map((citation) => reference(draft, citation)).join("") };
  },
};

function citedBy(element: Element): Citation[] {
  const list = attr(element, "data-grouped-citations");
  if (list === null) return [citationTo(attr(element, "data-url") ?? "", sourceName(element))];
  return itemsOf(list).map(({ name, url }) => citationTo(textIn(url), textIn(name)));
}

function itemsOf(list: string): { name?: unknown; url?: unknown }[] {
  try {
    const items: unknown = JSON.parse(list);
    return Array.isArray(items) ? items.filter((item) => typeof item === "object" && item !== null) : [];
  } catch {
    return [];
  }
}

const textIn = (value: unknown) => (typeof value === "string" ? value : "");
