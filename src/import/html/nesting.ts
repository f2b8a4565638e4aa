import type { HtmlElement } from "./node.ts";

/** Elements that have no content. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const endsParagraph = words(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr main menu nav ol p pre search section summary table ul li dt dd",
);

/** What ends an element of a name, and beyond which elements it does not reach. */
const rules: readonly { open: ReadonlySet<string>; start: ReadonlySet<string>; within: ReadonlySet<string> }[] = [
  {
    open: words("p"),
    start: endsParagraph,
    within: words("button td th table li body blockquote div section details"),
  },
  { open: words("li"), start: words("li"), within: words("ul ol menu table td th body") },
  { open: words("dt dd"), start: words("dt dd"), within: words("dl table td th body") },
  { open: words("td th"), start: words("td th tr tbody thead tfoot"), within: words("table body") },
  { open: words("tr"), start: words("tr tbody thead tfoot"), within: words("table body") },
  { open: words("tbody thead tfoot caption colgroup"), start: words("tbody thead tfoot"), within: words("table body") },
  { open: words("caption colgroup"), start: words("tr td th"), within: words("table body") },
  { open: words("option"), start: words("option optgroup"), within: words("select body") },
  { open: words("rt rp"), start: words("rt rp"), within: words("ruby body") },
];

/** Place in the open elements of one that ends where an element of this name starts; -1 for none. */
export function endedBy(open: readonly HtmlElement[], name: string): number {
  for (const rule of rules) {
    if (!rule.start.has(name)) continue;
    for (let at = open.length - 1; at > 0; at--) {
      const localName = open[at]?.localName ?? "";
      if (rule.open.has(localName)) return at;
      if (rule.within.has(localName)) break;
    }
  }
  return -1;
}

/** What may stand in a table outside of its cells: its own parts, and what says nothing. */
export const ofTables = words("caption colgroup col thead tbody tfoot tr td th script style template");

const withoutText = words("table thead tbody tfoot tr colgroup");

/**
 * The element that takes what comes next: the innermost open one, but for content between the cells of a table, which would
 * be lost there. It goes behind the table; browsers put it before.
 */
export function holderIn(open: readonly HtmlElement[]): HtmlElement {
  let at = open.length - 1;
  while (at > 0 && withoutText.has(open[at]?.localName ?? "")) at--;
  return open[at] as HtmlElement;
}

export const isCell = (name: string): boolean => name === "td" || name === "th";

/** Whether an element is a table, or a part of one, that holds rows. */
export const isRowless = (element: HtmlElement | undefined): boolean =>
  /^(?:table|thead|tbody|tfoot)$/.test(element?.localName ?? "");
