import { describe, expect, test } from "vitest";
import { mutated, seeded } from "../testing/mutate.ts";
import { generic } from "./index.ts";

const all = (pages: Record<string, string>) =>
  Object.entries(pages).map(([path, html]): [name: string, html: string] => [path.replace(/^.*\/|\.html$/g, ""), html]);
const chats = all(
  import.meta.glob<string>("./fixtures/chats/*.html", { query: "?raw", import: "default", eager: true }),
);
const others = all(
  import.meta.glob<string>("./fixtures/others/*.html", { query: "?raw", import: "default", eager: true }),
);

/** A fixture begins with its address, the roles of its turns and words in their order. */
function noteOf(html: string): { url: string; roles?: string; words?: string[] } {
  return JSON.parse(/^<!-- (\{.*?\}) /.exec(html)?.[1] ?? "{}");
}

function read(html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const url = new URL(noteOf(html).url);
  const before = document.documentElement.outerHTML;
  const layout = generic.layout(document);
  const turns = layout?.turns(document) ?? [];
  const messages = layout ? turns.flatMap((turn) => layout.read(turn).messages) : [];
  const parts = messages.flatMap(({ parts }) => parts);
  const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
  return { document, url, before, layout, turns, messages, parts, text };
}

describe("chats of unlike structure", () => {
  test.each(chats)("%s: every turn with its role and its words, and no claim", (_, html) => {
    const { roles, words = [] } = noteOf(html);
    const { document, url, before, layout, turns, messages, parts, text } = read(html);
    expect(turns.map(({ role }) => role?.[0] ?? "?").join("")).toBe(roles);
    expect(messages.map(({ role }) => role[0]).join("")).toBe(roles);
    let from = 0;
    for (const word of words) {
      const at = text.indexOf(word, from);
      expect(at, `${word} in ${text}`).toBeGreaterThanOrEqual(from);
      from = at + word.length;
    }
    expect(parts.map(({ kind }) => kind).filter((kind) => kind !== "text")).toEqual([]);
    expect(layout?.evidence(document)).toEqual({ start: "unknown", end: false });
    expect(generic.conversation(document, url)).toMatchObject({ nativeId: "talk.example/r/17", page: "conversation" });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test("there are many", () => expect(chats.length).toBeGreaterThanOrEqual(12));
});

describe("pages that are no chats", () => {
  test.each(others)("%s", (_, html) => {
    const { document, url, turns } = read(html);
    expect(turns.map(({ element }) => element.outerHTML.slice(0, 80))).toEqual([]);
    expect(generic.detect(document, url)).toBe(false);
    expect(generic.conversation(document, url).page).toBe("other");
  });

  test("there are many", () => expect(others.length).toBeGreaterThanOrEqual(10));
});

test("300 mutated pages: no throw, and every turn found is found around what is in it", () => {
  const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED ?? Date.now() % 2 ** 31);
  for (let at = 0; at < 300; at++) {
    const [name, html] = chats[at % chats.length] ?? ["", ""];
    const document = mutated(html, seeded(seed + at * 7919));
    const layout = generic.layout(document);
    for (const turn of layout?.turns(document) ?? []) {
      expect(layout?.turnContaining(turn.element), `${name} #${at}, seed ${seed}`).toBe(turn.element);
      layout?.read(turn);
    }
    layout?.scroll(document);
    layout?.streaming(document);
  }
});
