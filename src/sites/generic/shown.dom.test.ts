import { afterEach, describe, expect, test } from "vitest";
import { findTurns } from "./find-turns.ts";
import { readGuessed } from "./read-turn.ts";

const all = (pages: Record<string, string>) =>
  Object.entries(pages).map(([path, html]): [name: string, html: string] => [path.replace(/^.*\/|\.html$/g, ""), html]);
const chats = all({
  ...import.meta.glob<string>("./fixtures/chats/*.html", { query: "?raw", import: "default", eager: true }),
  ...import.meta.glob<string>("./fixtures/shown/*.html", { query: "?raw", import: "default", eager: true }),
});
const others = all(
  import.meta.glob<string>("./fixtures/others/*.html", { query: "?raw", import: "default", eager: true }),
);

let frame: HTMLIFrameElement | undefined;
afterEach(() => frame?.remove());

/** The page laid out, with its shadow roots. */
async function show(html: string): Promise<Document> {
  const shown = document.createElement("iframe");
  frame = shown;
  shown.style.cssText = "width: 1000px; height: 700px";
  shown.srcdoc = html;
  const loaded = new Promise((resolve) => shown.addEventListener("load", resolve));
  document.body.append(shown);
  await loaded;
  if (!shown.contentDocument) throw new Error("no page");
  return shown.contentDocument;
}

describe("pages as they are shown, with places, styles and shadow roots", () => {
  test.each(chats)("%s: every turn with its role and its words", async (_, html) => {
    const { roles, words } = JSON.parse(/^<!-- (\{.*?\}) /.exec(html)?.[1] ?? "{}");
    const turns = findTurns(await show(html))?.turns ?? [];
    expect(turns.map(({ role }) => role?.[0] ?? "?").join("")).toBe(roles);
    const parts = turns.flatMap((turn) => readGuessed(turn).messages.flatMap((message) => message.parts));
    const text = parts.map((part) => (part.kind === "text" ? part.text : `[${part.kind}]`)).join("\n");
    let from = 0;
    for (const word of words) {
      const at = text.indexOf(word, from);
      expect(at, `${word} in ${text}`).toBeGreaterThanOrEqual(from);
      from = at + word.length;
    }
  });

  test.each(others)("%s is no chat", async (_, html) => {
    const guess = findTurns(await show(html));
    expect(guess?.turns.map(({ element, role }) => `${role} ${element.outerHTML.slice(0, 80)}`) ?? []).toEqual([]);
  });
});
