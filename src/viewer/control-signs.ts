import { element } from "./element.ts";

/** Signs that turn the direction of what follows, and so can make code look like other code. */
const CONTROL = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** Makes these signs visible in code and takes their effect away; the text stays as it is. */
export function showControlSigns(code: HTMLElement): void {
  if (code.textContent.search(CONTROL) < 0) return;
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) text.replaceWith(...marked(text.data));
}

function marked(text: string): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(CONTROL)) {
    const name = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    pieces.push(text.slice(from, index), element("bdi", { class: "control", "data-sign": name }, sign));
    from = index + 1;
  }
  return [...pieces, text.slice(from)];
}
