import { createElement } from "../../html/create-node.ts";
import { append, elementsIn, type HtmlElement, type HtmlNode, nodesIn } from "../../html/node.ts";
import { parseHtml } from "../../html/parse-html.ts";
import { hasClass } from "../../html/select.ts";
import { type LocalTime, localTime } from "./local-time.ts";
import { isGemini } from "./product.ts";
import { type ActivityRecord, type AttachedFile, chatIn } from "./record.ts";
import { type Deed, deedOf } from "./title.ts";

/**
 * A record of `MyActivity.html`; `null` for one of another product.
 * @param html one `outer-cell` block, with or without what closes it
 */
export function htmlRecord(html: string): ActivityRecord | null {
  const root = parseHtml(html);
  const cells = [...elementsIn(root)];
  const header = cells.find((element) => hasClass(element, "header-cell"));
  const product = header?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const content = cells.filter((element) => hasClass(element, "content-cell"));
  const main = content.find((element) => !hasClass(element, "mdl-typography--text-right"));
  if (!isGemini(product) || !main) return null;
  const { title, time, answer } = partsOf(main);
  const deed = deedOf(textOf(title), product);
  const told = [...title, ...content.filter((cell) => cell !== main)].flatMap(linksIn);
  const chat = told.map((link) => chatIn(link.getAttribute("href"))).find((id) => id !== undefined);
  return {
    product,
    ...documentIn(deed, title, answer),
    ...(time && { at: time.at }),
    zoned: time?.zoned ?? true,
    ...(chat !== undefined && { chat }),
    files: title.flatMap(filesIn),
    sources: [],
    unknown: time && !time.zoned ? ["time zone"] : [],
  };
}

/** A cell is the title, a line that is a time, and the answer. */
function partsOf(cell: HtmlElement): { title: HtmlNode[]; time: LocalTime | null; answer: HtmlNode[] } {
  const nodes = [...childrenOf(cell)];
  for (const [place, node] of nodes.entries()) {
    const time = node.nodeType === 3 ? localTime(node.data) : null;
    if (time) return { title: nodes.slice(0, place), time, answer: nodes.slice(place + 1) };
  }
  // Without a time nothing says where a prompt ends, but by where the answer's blocks begin.
  const first = nodes.findIndex((node) => node.nodeType === 1 && blocks.has(node.localName));
  const end = first < 0 ? nodes.length : first;
  return { title: nodes.slice(0, end), time: null, answer: nodes.slice(end) };
}

const blocks = new Set("p div h1 h2 h3 h4 h5 h6 ul ol pre table blockquote hr".split(" "));

function* childrenOf(element: HtmlElement): Generator<HtmlNode> {
  for (let node = element.firstChild; node; node = node.nextSibling) yield node;
}

/** What a document holds stands in its record behind its name, before the time. */
function documentIn(deed: Deed, title: HtmlNode[], answer: HtmlNode[]): Pick<ActivityRecord, "deed" | "answer"> {
  const nameEnd = title.findIndex((node) => node.nodeType === 1 && node.localName !== "a");
  if (deed.kind !== "made" || nameEnd < 0) return { deed, answer: fragment(answer) };
  const name = deedOf(textOf(title.slice(0, nameEnd)), "");
  return { deed: name, answer: fragment([...title.slice(nameEnd), ...answer]) };
}

/** Nodes under a root of their own; none where they say nothing. */
function fragment(nodes: readonly HtmlNode[]): HtmlElement[] {
  const root = createElement("body", new Map());
  for (const node of nodes) {
    node.nextSibling = null;
    if (node.nodeType === 1) {
      node.nextElementSibling = null;
      node.previousElementSibling = null;
    }
    append(root, node);
  }
  const isEmpty = root.textContent.trim() === "" && root.querySelector("img") === null;
  return isEmpty ? [] : [root];
}

/** Text as it is shown, with line breaks. */
function textOf(nodes: readonly HtmlNode[]): string {
  let text = "";
  for (const node of nodes) {
    if (node.nodeType === 3) text += node.data;
    else if (node.localName === "br") text += "\n";
    else
      for (const inner of nodesIn(node))
        text += inner.nodeType === 3 ? inner.data : inner.localName === "br" ? "\n" : "";
  }
  return text.replaceAll("\u00a0", " ");
}

const linksIn = (node: HtmlNode): HtmlElement[] =>
  node.nodeType === 3 ? [] : [node, ...elementsIn(node)].filter(({ localName }) => localName === "a");

/** Files that stand beside the page: links and pictures with addresses that are names. */
function filesIn(node: HtmlNode): AttachedFile[] {
  if (node.nodeType === 3) return [];
  return [node, ...elementsIn(node)].flatMap((element) => {
    const file = element.getAttribute(element.localName === "a" ? "href" : "src") ?? "";
    if (file === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(file)) return [];
    return [{ file: decoded(file), name: element.textContent.replace(/^\s*[-–•]\s*/, "").trim() || decoded(file) }];
  });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
