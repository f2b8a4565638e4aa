// Runs in a page: renders one message in several ways and says how long each took.
import createParser from "markdown-it";
import { finish } from "../../src/viewer/finish.ts";
import { renderMarkdown } from "../../src/viewer/markdown.ts";
import { type Kind, messageOf } from "./messages.ts";

const plain = createParser({ html: false });
const say = (key: string) => key;
let text = "";
let holder = document.createElement("div");

function fresh(): HTMLElement {
  holder.remove();
  holder = document.createElement("div");
  holder.className = "view";
  return document.body.appendChild(holder);
}

/** Each leaves the message in the page. */
const ways: Record<string, () => void | Promise<void>> = {
  "markdown-it, HTML text alone": () => void plain.render(text).length,
  "markdown-it into the page": () => {
    fresh().innerHTML = plain.render(text);
  },
  viewer: () => fresh().append(renderMarkdown(text, { say })),
  "viewer, all formulas and colours drawn": async () => {
    fresh().append(renderMarkdown(text, { say }));
    await finish(holder);
  },
};

function prepare(kind: Kind, characters: number): number {
  text = messageOf(kind, characters);
  return text.length;
}

/** Milliseconds until the message is in the page, before layout. */
async function measure(name: string): Promise<number> {
  const start = performance.now();
  await ways[name]?.();
  return performance.now() - start;
}

Object.assign(globalThis, { bench: { prepare, measure, names: Object.keys(ways) } });
