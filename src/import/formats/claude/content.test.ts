import { describe, expect, test } from "vitest";
import type { ImportedMessage } from "../../../conversation/imported.ts";
import { textOf } from "../../testing/told.ts";
import { answer, read, result, said, use } from "./testing/said.ts";

describe("content", () => {
  test("goes before the lossy text", () => {
    const [message] = read([said("q1", "all of it\n  with spaces", { text: "all of it" })]).messages;
    expect(message?.parts).toEqual([{ kind: "text", format: "plain", text: "all of it\n  with spaces" }]);
  });

  test("gives way to the text where it says nothing, without what old clients wrote for others", () => {
    const text = "Before\n```\nThis block is not supported on your current device yet.\n```\nAfter";
    const [empty, tool] = read([
      said("q1", "", { content: [], text: "typed" }),
      answer("a1", [use("x", {})], { text }),
    ]).messages;
    expect(empty && textOf(empty)).toBe("typed");
    expect(tool && textOf(tool)).toBe("Before\n\nAfter");
  });

  test("keeps what is not known as JSON, and names only its type", () => {
    const odd = { type: "hologram", light: ["red"] };
    const { messages, unknown } = read([
      answer("a1", [odd, { type: "token_budget" }, { type: "injected_prompt_block", text: "x" }]),
    ]);
    expect(messages[0]?.parts).toMatchObject([{ kind: "unreadable", what: "hologram", raw: JSON.stringify(odd) }]);
    expect(unknown).toEqual(["content hologram"]);
  });

  test("thinking has its last summary for a label, and says where it was cut", () => {
    const thinking = {
      type: "thinking",
      thinking: "long thoughts",
      summaries: [{ summary: "First" }, { summary: "Then" }],
      cut_off: true,
    };
    expect(read([answer("a1", [thinking])]).messages[0]?.parts).toEqual([
      { kind: "reasoning", text: "long thoughts", label: "Then" },
      { kind: "unreadable", what: "thinking", reason: "the export holds only a part of it" },
    ]);
  });
});

describe("citations", () => {
  const cite = (start_index: number, end_index: number, url: string) => ({
    start_index,
    end_index,
    details: { type: "web_search_citation", url },
  });
  const cited = (text: string, ...citations: unknown[]) =>
    textOf(read([answer("a1", [{ type: "text", text, citations }])]).messages[0] as ImportedMessage);

  test("count code points", () => {
    const text = "🥕🥕 are orange. 🧄 is white.";
    expect(cited(text, cite(0, 14, "https://a.example/x"), cite(15, 26, "https://b.example"))).toMatch(
      /^🥕🥕 are orange\.\[\^a-example-\w{6}\] 🧄 is white\.\[\^b-example-\w{6}\]$/,
    );
  });

  test("beyond the text, without a number or inside of code stand behind it", () => {
    expect(cited("Short", cite(0, 900, "https://a.example"))).toMatch(/^Short\[\^a-example-\w{6}\]$/);
    expect(cited("Short", { details: { url: "https://a.example" } })).toMatch(/^Short\[\^a/);
    expect(cited("```js\nlet a;\n```\nThat is it.", cite(0, 9, "https://a.example"))).toMatch(
      /^```js\nlet a;\n```\nThat is it\.\[\^a/,
    );
  });

  test("do not become links, and need an address of the web", () => {
    expect(cited("See(this)", cite(0, 3, "https://a.example"))).toMatch(/^See\[\^a-example-\w{6}\]\\\(this\)$/);
    expect(cited("See", cite(0, 3, "javascript:alert(1)"))).toBe("See");
  });
});

describe("tools", () => {
  test("without ids pair in their order, by name", () => {
    const content = [
      use("a", { n: 1 }),
      use("a", { n: 2 }),
      result("a", "one"),
      use("b", {}),
      result("b", "bee"),
      result("a", "two"),
    ];
    expect(read([answer("a1", content)]).messages[0]?.parts).toEqual([
      { kind: "tool", name: "a", input: '{\n  "n": 1\n}', output: "one" },
      { kind: "tool", name: "a", input: '{\n  "n": 2\n}', output: "two" },
      { kind: "tool", name: "b", output: "bee" },
    ]);
  });

  test("pair by ids where both have one; an answer alone stays", () => {
    const content = [
      use("a", { n: 1 }, "t1"),
      use("a", { n: 2 }, "t2"),
      { ...result("a", "two"), tool_use_id: "t2" },
      { ...result("a", "lost"), tool_use_id: "t9" },
    ];
    expect(read([answer("a1", content)]).messages[0]?.parts).toMatchObject([
      { kind: "tool", input: '{\n  "n": 1\n}' },
      { kind: "tool", output: "two" },
      { kind: "tool", name: "a", output: "lost" },
    ]);
  });

  test("give pages, files and images by name, and structured results", () => {
    const content = [
      { type: "knowledge", title: "Leeks", url: "https://leek.example", text: "Green." },
      { type: "local_resource", file_path: "/mnt/leek.pdf", name: "leek.pdf", uuid: "r1" },
      { type: "image", file_uuid: "i1" },
      { type: "image_gallery", images: [] },
    ];
    const { messages, unknown } = read([answer("a1", [use("s", {}), { ...result("s", ""), content }])]);
    expect(messages[0]?.parts).toMatchObject([
      { kind: "tool", output: "Leeks\nhttps://leek.example\nGreen." },
      { kind: "file", key: "r1", name: "leek.pdf" },
      { kind: "image", key: "i1", origin: "generated" },
      { kind: "unreadable", what: "tool result image_gallery" },
    ]);
    expect(unknown).toEqual(["tool result image_gallery"]);
    const structured = read([answer("a1", [{ ...result("s", ""), content: [], structured_content: { n: 5 } }])]);
    expect(structured.messages[0]?.parts).toMatchObject([{ kind: "tool", output: '{\n  "n": 5\n}' }]);
  });
});

describe("what was sent along", () => {
  const sent = (attachments: unknown[], files: unknown[] = []) =>
    read([said("q1", "", { content: [], attachments, files })]).messages[0]?.parts;

  test("texts are files with their text, also without a name", () => {
    expect(sent([{ file_name: "", file_type: "txt", extracted_content: "pasted" }])).toMatchObject([
      { kind: "file", name: "text.txt", source: { text: "pasted" } },
    ]);
  });

  test("the text of what is no text is not given out as the file", () => {
    expect(sent([{ file_name: "bill.pdf", file_type: "pdf", extracted_content: "Sum: 5" }])).toMatchObject([
      { kind: "file", name: "bill.pdf.txt", source: { text: "Sum: 5" } },
    ]);
  });

  test("what is in both lists is one, and names alone say so", () => {
    expect(
      sent(
        [{ file_name: "a.txt", extracted_content: "A" }, { file_name: "p.png" }],
        [
          { file_uuid: "f1", file_name: "a.txt" },
          { file_uuid: "f2", file_name: "p.png" },
        ],
      ),
    ).toMatchObject([
      { kind: "file", key: "f1", name: "a.txt", source: { text: "A" } },
      { kind: "image", key: "f2", alt: "p.png", origin: "upload", problem: "the export holds only its name" },
    ]);
  });
});
