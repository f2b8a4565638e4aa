import { all, attr, documentOf, first, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/**
 * Tables. The site keeps each as HTML in an attribute, for copying, and shows a flat grid that says nothing of its rows but
 * by the number of its headers (saved 2026-05). The attribute is read in a document of its own, where nothing runs or loads.
 */
export const tables: BodyRule = {
  tags: ["div"],
  apply(element, context) {
    if (!element.hasAttributes() || !matches(element, selectors.table)) return undefined;
    const table = fromAttribute(element) ?? fromGrid(element);
    if (!table) return undefined;
    const { markdown, parts } = context.inside(table);
    context.append(...parts);
    const title = (attr(element, selectors.tableTitle) ?? "").trim();
    return { do: "block", markdown: title ? `${asText(title)}\n\n${markdown}` : markdown };
  },
};

/** A body with the table in it, or `null` where the attribute holds none or the page forbids to parse. */
function fromAttribute(element: Element): Element | null {
  const html = attr(element, selectors.tableHtml);
  if (!html) return null;
  try {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return first(body, "td, th") ? body : null;
  } catch {
    return null;
  }
}

/** The grid of cells as a table again, in a document of its own. */
function fromGrid(element: Element): Element | null {
  const cells = all(element, selectors.cell);
  const columns = cells.filter((cell) => matches(cell, selectors.headCell)).length;
  if (columns === 0) return null;
  const made = documentOf(element).implementation.createHTMLDocument("");
  const table = made.createElement("table");
  for (let at = 0; at < cells.length; at += columns) {
    const row = made.createElement("tr");
    row.append(...cells.slice(at, at + columns).map((cell) => cellOf(made, cell)));
    table.append(row);
  }
  made.body.append(table);
  return made.body;
}

/** Headers are buttons that sort; what they say is in their `span`. */
function cellOf(made: Document, cell: Element): Element {
  const isHead = matches(cell, selectors.headCell);
  const target = made.createElement(isHead ? "th" : "td");
  const source = (isHead ? first(cell, "button > span") : null) ?? cell;
  target.append(...Array.from(source.childNodes, (node) => made.importNode(node, true)));
  return target;
}

/** A title as text: every character that could mean something in Markdown is escaped. */
function asText(title: string): string {
  return title.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>()#|~$&!+.-]/g, "\\$&");
}
