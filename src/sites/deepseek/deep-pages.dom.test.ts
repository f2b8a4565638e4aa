import { expect, test } from "vitest";
import { deepseek } from "./index.ts";

/** A chat of some messages below and above boxes in boxes, as scripts can build them: no parser nests so deep. */
function deepPage(depth: number): Document {
  const page = document.implementation.createHTMLDocument("Tides - DeepSeek");
  const nest = (top: Element): Element => {
    let inner = top;
    for (let level = 0; level < depth; level++) inner = inner.appendChild(page.createElement("div"));
    return inner;
  };
  nest(page.body).innerHTML = `<div class="ds-virtual-list"><div class="ds-virtual-list-visible-items">${[1, 2, 3, 4]
    .map(
      (key) =>
        `<div><div class="ds-message"><div class="ds-assistant-message-main-content"><div class="ds-markdown"><p>Answer ${key}</p></div></div></div></div>`,
    )
    .join("")}</div></div>`;
  for (const message of page.querySelectorAll(".ds-markdown")) nest(message).append("deep");
  return page;
}

/** Milliseconds for finding all turns, asking whether one is being written, and finding the turn of something deep in it; the better of two. */
function lookTime(page: Document): number {
  const layout = deepseek.layout(page);
  const look = (): number => {
    const before = performance.now();
    const turns = layout?.turns(page) ?? [];
    layout?.streaming(page);
    const [inner] = [...page.querySelectorAll(".ds-markdown")].map((box) => [...box.querySelectorAll("div")].at(-1));
    expect(inner && layout?.turnContaining(inner)).toBe(turns[0]?.element);
    expect(turns).toHaveLength(4);
    return performance.now() - before;
  };
  return Math.min(look(), look());
}

test("a page nested ten times deeper does not take a hundred times as long to look at", () => {
  const [flat = 0, deep = 0] = [500, 5000].map((depth) => lookTime(deepPage(depth)));
  console.log(`DeepSeek: ${flat.toFixed(1)} ms at 500 boxes deep, ${deep.toFixed(1)} ms at 5,000`);
  expect(deep).toBeLessThan(1500);
});
