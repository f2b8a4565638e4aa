import { describe, expect, test } from "vitest";
import type { Citation } from "../../../conversation/model.ts";
import { answer, type Placed, type Said } from "./testing/chat.ts";
import { readLast, textOf } from "./testing/read.ts";

const marker = (kind: string, ...pieces: string[]) => `\ue200${[kind, ...pieces].join("\ue202")}\ue201`;
const page = (name: string, more: object = {}) => ({ title: name, url: `https://${name}.example/x`, ...more });
const ref = (index: number) => ({ turn_index: 0, ref_type: "search", ref_index: index });

/** What the text is, and the sources by title. */
async function read(
  said: Said,
  before: readonly Placed[] = [],
): Promise<{ text: string; sources: string[]; items: Citation[] }> {
  const message = await readLast(answer(said, before));
  const items = message.parts.flatMap((part) => (part.kind === "citations" ? part.items : []));
  let text = textOf(message);
  for (const { label, title } of items) text = text.replaceAll(`[^${label}]`, `{${title}}`);
  return { text, sources: items.map(({ title }) => title), items };
}

describe("private-use markers", () => {
  test("are footnotes by the text they stand for, whatever the indices say and wherever astral signs stand", async () => {
    const one = marker("cite", "turn0search0", "turn0search1");
    const two = marker("cite", "turn0search2");
    const found = await read({
      text: `😀 First ${one}(so). Second${two}: yes.`,
      metadata: {
        content_references: [
          { matched_text: two, start_idx: 0, end_idx: 3, type: "webpage_extended", items: [page("c")] },
          {
            matched_text: one,
            start_idx: 900,
            end_idx: 3,
            type: "grouped_webpages",
            items: [page("a", { supporting_websites: [page("b")] })],
          },
        ],
      },
    });
    expect(found.text).toBe("😀 First {a}{b}\\(so). Second{c}\\: yes.");
    expect(found.sources).toEqual(["a", "b", "c"]);
  });

  test("match with other spaces and hyphens", async () => {
    const found = await read({
      text: `A ${marker("cite", "turn0search0 x-y")}`,
      metadata: {
        content_references: [
          { matched_text: marker("cite", "turn0search0\u00a0x\u2011y"), type: "webpage", ...page("a") },
        ],
      },
    });
    expect(found.text).toBe("A {a}");
  });

  test("without brackets, and references without their text, go together in their order", async () => {
    const found = await read({
      text: "One.\ue202turn0search0 Two.\ue202turn0search5",
      metadata: {
        content_references: [
          { type: "webpage", ...page("a") },
          { type: "webpage", ...page("b") },
        ],
      },
    });
    expect(found.text).toBe("One.{a} Two.{b}");
  });

  test("are resolved by what the search before has found", async () => {
    const search: Placed = [
      "t",
      "q",
      {
        role: "tool",
        author: { role: "tool", name: "web.run" },
        content: { content_type: "tether_browsing_display", result: "Found." },
        metadata: {
          search_result_groups: [{ entries: [page("a", { ref_id: ref(3) }), page("b", { ref_id: ref(4) })] }],
        },
      },
    ];
    const found = await read({ text: `See ${marker("cite", "turn0search4")}.` }, [search]);
    expect([found.text, found.sources]).toEqual(["See {b}.", ["b"]]);
  });

  test("of things are their names, of pictures nothing, of files the file's name; spans keep what they enclose", async () => {
    const file = marker("filecite", "turn0file0", "L180-L293");
    const found = await read({
      text: `In ${marker("entity", '["city","Lisbon","capital"]')} ${marker("image_group", '{"query":["x"]}')}\ue203so\ue204\ue206 ${file} ${marker("odd", "?")}`,
      metadata: { content_references: [{ matched_text: file, type: "file", name: "plan.pdf" }] },
    });
    expect(found.text.replace(/ +/g, " ")).toBe("In Lisbon so (plan.pdf)");
  });

  test("of kinds without a link leave nothing, lists of links their sources", async () => {
    const hidden = marker("cite", "turn0search1");
    const list = marker("navlist", "More", "turn0news0");
    const found = await read({
      text: `So it is ${hidden}${marker("products", "{}")}${marker("genui", "{}")}${marker("video", "turn0video0")}. ${list}`,
      metadata: {
        content_references: [
          { matched_text: hidden, type: "hidden", ...page("h") },
          { matched_text: list, type: "nav_list", ...page("n") },
        ],
      },
    });
    expect([found.text, found.sources]).toEqual(["So it is . {n}", ["n"]]);
  });

  test("that nothing resolves go, but never from what was typed or from names in code", async () => {
    const said = `Kept answer ${marker("cite", "turn0search0")}.`;
    expect((await read({ text: said })).text).toBe("Kept answer .");
    const typed = `Why \ue200cite\ue202turn0search0\ue201 here?`;
    expect(textOf(await readLast(answer({ role: "user", text: typed })))).toBe(typed);
    const source = {
      content_references: [{ matched_text: marker("cite", "turn0search0"), type: "webpage", ...page("a") }],
    };
    const code = await read({ text: `\`\`\`js\nf(${marker("cite", "turn0search0")})\n\`\`\``, metadata: source });
    expect([code.text, code.sources]).toEqual(["```js\nf()\n```", ["a"]]);
  });

  test("a source is listed though no marker stands for it; ChatGPT's mark on addresses goes", async () => {
    const found = await read({
      text: "Plain.",
      metadata: {
        content_references: [
          {
            matched_text: " ",
            type: "sources_footnote",
            sources: [{ title: "A", url: "https://a.example/?b=1&utm_source=chatgpt.com" }],
          },
        ],
      },
    });
    expect(found.items).toEqual([
      { label: expect.stringMatching(/^a-example-[0-9a-f]{6}$/), title: "A", url: "https://a.example/?b=1" },
    ]);
  });

  test("where no citations are given, what the answer's own search has found stands for them", async () => {
    const found = await read({
      text: "Plain.",
      metadata: { citations: [], search_result_groups: [{ entries: [page("a"), page("b"), 7] }] },
    });
    expect(found.sources).toEqual(["a", "b"]);
  });
});

describe("markers of the old form", () => {
  const text = "😀 A\u30104:0\u2020source\u3011 B\u30104:1\u2020source\u3011";
  const old = (from: number, name: string) => ({
    start_ix: from,
    end_ix: from + 12,
    metadata: { type: "webpage", ...page(name) },
  });

  test("are resolved by their place in code points, or in their order", async () => {
    expect((await read({ text, metadata: { citations: [old(17, "b"), old(3, "a")] } })).text).toBe("😀 A{a} B{b}");
    expect((await read({ text, metadata: { citations: [old(90, "a"), old(91, "b")] } })).text).toBe("😀 A{a} B{b}");
  });

  test("or by the list of the one search before; what is not certain stays as it is", async () => {
    const search: Placed = [
      "t",
      "q",
      {
        role: "tool",
        content: { content_type: "tether_browsing_display", result: "" },
        metadata: { _cite_metadata: { metadata_list: [page("a"), page("b")] } },
      },
    ];
    expect((await read({ text }, [search])).text).toBe("😀 A{a} B{b}");
    expect((await read({ text })).text).toBe(text);
  });
});
