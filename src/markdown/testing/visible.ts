import { bodyOf } from "./render.ts";

const BLOCK =
  /^(?:P|DIV|SECTION|ARTICLE|FIGURE|H[1-6]|UL|OL|LI|BLOCKQUOTE|PRE|HR|TABLE|THEAD|TBODY|TR|TD|TH|DETAILS|SUMMARY|DL|DT|DD|BODY)$/;
const CONTAINER = /^(?:H[1-6]|BLOCKQUOTE|PRE|TD|TH)$/;
const MARK = /^(?:EM|STRONG|DEL|CODE|SUB|SUP|KBD|MARK|U|B|I|S|STRIKE|TT)$/;
const SAME: Readonly<Record<string, string>> = { b: "strong", i: "em", s: "del", strike: "del", tt: "code" };
const HIDDEN = "script, style, template, svg, button, [hidden], [aria-hidden=true], .sr-only";

/** One thing a reader sees: a word with the marks on it and the containers it is in, or what stands between words. */
interface Seen {
  kind: "word" | "space" | "break" | "edge";
  text: string;
  marks: string;
  path: string;
}

/**
 * What a reader sees of HTML, as text: one line for each block, with the containers it is in, and before every word the
 * marks on it. White space is collapsed; marks on spaces, empty marks, the order of marks and line breaks at the edges of
 * blocks do not count.
 */
export function visible(html: string): string {
  const body = bodyOf(html);
  for (const hidden of body.querySelectorAll(HIDDEN)) hidden.remove();
  const seen: Seen[] = [];
  look(body, [], "", seen);
  return write(seen);
}

function look(element: Element, marks: readonly string[], path: string, seen: Seen[]): void {
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) lookAtText(node as Text, marks, path, seen);
    else if (node.nodeType === Node.ELEMENT_NODE) lookAtElement(node as Element, marks, path, seen);
  }
}

const add = (seen: Seen[], kind: Seen["kind"], text = "", marks = "", path = "") =>
  seen.push({ kind, text, marks, path });

function lookAtElement(element: Element, marks: readonly string[], path: string, seen: Seen[]): void {
  const name = element.tagName;
  const block = BLOCK.test(name);
  if (block) add(seen, "edge");
  if (name === "BR") add(seen, "break");
  if (name === "HR") add(seen, "word", "---", "", path);
  look(element, withMark(element, marks), path + step(element), seen);
  if (block) add(seen, "edge");
}

function step(element: Element): string {
  if (element.tagName === "LI") return `/${numberOf(element)}`;
  return CONTAINER.test(element.tagName) ? `/${element.localName}` : "";
}

function numberOf(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "-";
  const before = [...list.children].filter((each) => each.tagName === "LI").indexOf(item);
  return `${Number(list.getAttribute("start") ?? 1) + before}.`;
}

/** Marks inside code do not count, nor links inside links. */
function withMark(element: Element, marks: readonly string[]): readonly string[] {
  const link = element.tagName === "A" && element.hasAttribute("href");
  if (!link && !MARK.test(element.tagName)) return marks;
  const name = link ? `a ${element.getAttribute("href")}` : (SAME[element.localName] ?? element.localName);
  const repeated = marks.includes(name) || (link && marks.some((each) => each.startsWith("a ")));
  return repeated || marks.includes("code") ? marks : [...marks, name].sort();
}

function lookAtText(node: Text, marks: readonly string[], path: string, seen: Seen[]): void {
  if (path.includes("/pre")) {
    add(seen, "word", JSON.stringify(node.data), "", path);
    return;
  }
  for (const word of node.data.split(/([ \t\n\r]+)/)) {
    if (/^[ \t\n\r]+$/.test(word)) add(seen, "space");
    else if (word !== "") add(seen, "word", word, marks.join(), path);
  }
}

function write(seen: readonly Seen[]): string {
  let out = "";
  let between: Seen["kind"][] = ["edge"];
  let marks = "";
  for (const { kind, text, marks: own, path } of seen) {
    if (kind !== "word") {
      between.push(kind);
      continue;
    }
    const gap = separator(between, path);
    out += gap === "" && own === marks ? text : `${gap}{${own}}${text}`;
    marks = own;
    between = [];
  }
  return out;
}

function separator(between: readonly Seen["kind"][], path: string): string {
  if (between.includes("edge")) return `\n${path} `;
  const breaks = between.filter((kind) => kind === "break").length;
  return breaks > 0 ? "⏎".repeat(breaks) : between.length > 0 ? " " : "";
}
