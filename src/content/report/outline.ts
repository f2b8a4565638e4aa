import { type Mask, maskText, newMask } from "./mask.ts";

/** Elements of which only the tag is told. */
const closed = new Set(["script", "style", "noscript", "template", "svg", "canvas", "video", "audio", "head"]);
/** Of many like siblings, that many are shown at the beginning and at the end. */
const firstOnes = 4;
const lastOnes = 2;
const deepest = 60;

/**
 * The structure below an element as indented lines with every word replaced. At most `limit` characters: what does not
 * fit is left out from the end, and said. What is inside `except` is left out too.
 */
export function outlineOf(root: Element, limit: number, mask: Mask = newMask(), except?: Element): string {
  const out: string[] = [];
  let left = limit;
  const write = (depth: number, content: string) => {
    const text = `${" ".repeat(Math.min(depth, deepest))}${content}`;
    left -= text.length + 1;
    if (left >= 0) out.push(text);
  };
  const visit = (node: Node, depth: number) => {
    if (left < 0) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const masked = maskText(node.nodeValue ?? "");
      if (masked) write(depth, JSON.stringify(masked));
    } else if (node instanceof Element) visitElement(node, depth);
  };
  const visitElement = (element: Element, depth: number) => {
    const tag = tagOf(element, mask);
    const skipped = closed.has(element.localName) || depth >= deepest || element === except;
    write(depth, element === except ? `${tag} … above` : skipped ? `${tag} …` : tag);
    if (skipped) return;
    for (const run of runsOf(element.childNodes)) {
      const shown =
        run.length > firstOnes + lastOnes + 1 ? [...run.slice(0, firstOnes), null, ...run.slice(-lastOnes)] : run;
      for (const child of shown) {
        if (child) visit(child, depth + 1);
        else write(depth + 1, `… ${run.length - firstOnes - lastOnes} more like these`);
      }
    }
  };
  visit(root, 0);
  if (left < 0) out.push("… cut here");
  return out.join("\n");
}

/** An element's start tag, masked. */
export function tagOf(element: Element, mask: Mask): string {
  const attributes = [...element.attributes].flatMap(({ name, value }) => mask.attribute(name, value) ?? []);
  return `<${[/^[a-z][a-z0-9-]*$/.test(element.localName) ? element.localName : "?", ...attributes].join(" ")}>`;
}

/** Child nodes in runs of the same tag with the same attribute names, text and comments between them disregarded. */
function runsOf(nodes: NodeListOf<ChildNode>): ChildNode[][] {
  const runs: ChildNode[][] = [];
  let before = "";
  for (const node of nodes) {
    if (node.nodeType !== Node.TEXT_NODE && !(node instanceof Element)) continue;
    const shape = node instanceof Element ? `${node.localName} ${node.getAttributeNames().sort().join(" ")}` : "text";
    const run = runs.at(-1);
    if (run && shape === before) run.push(node);
    else runs.push([node]);
    before = shape;
  }
  return runs;
}
