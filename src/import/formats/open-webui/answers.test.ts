import { describe, expect, test } from "vitest";
import { answer } from "./testing/chats.ts";

describe("answers", () => {
  const details = (attributes: string, summary: string, body: string) =>
    `<details ${attributes}>\n<summary>${summary}</summary>\n${body}\n</details>\n`;

  test("thinking and calls folded into the text", async () => {
    const content =
      details('type="reasoning" done="true" duration="3"', "Thought for 3 seconds", "&gt; a &lt; b\n&gt; \n&gt; c") +
      details(
        'type="tool_calls" done="true" id="1" name="get_weather" arguments="{&quot;city&quot;: &quot;Paris &gt;&quot;}" result="&quot;18C\\nrain&quot;"',
        "Tool Executed",
        "",
      ) +
      details('type="tool_calls" done="true" name="x" arguments=""', "Tool Executed", "&quot;in the body&quot;") +
      details('type="code_interpreter" done="true" output="&quot;2&quot;"', "Analyzed", "```python\n1+1\n```") +
      "**Done.** <details><summary>mine</summary>stays</details>";
    expect((await answer({ content }))?.parts).toEqual([
      { kind: "reasoning", text: "a < b\n\nc", label: "Thought for 3 seconds" },
      { kind: "tool", name: "get_weather", input: '{"city": "Paris >"}', output: "18C\nrain" },
      { kind: "tool", name: "x", output: "in the body" },
      { kind: "tool", name: "Analyzed", input: "1+1", output: "2" },
      { kind: "text", format: "markdown", text: "**Done.** <details><summary>mine</summary>stays</details>" },
    ]);
  });

  test("what is not closed stays text, in time that grows with it", async () => {
    for (const content of [
      '<details type="reasoning">'.repeat(50_000),
      `${'<details type="mine">'.repeat(50_000)}</details>`,
    ]) {
      expect((await answer({ content }))?.parts).toEqual([{ kind: "text", format: "markdown", text: content }]);
    }
  });

  test("in pieces: thinking, calls with their results, text, and what is not known", async () => {
    const output = [
      { type: "reasoning", content: [{ type: "output_text", text: "Hm" }], duration: 2.4 },
      { type: "function_call", call_id: "1", name: "f", arguments: '{"a":1}' },
      { type: "function_call_output", call_id: "1", output: [{ type: "input_text", text: "r" }] },
      { type: "function_call_output", call_id: "9", output: "lost" },
      { type: "novel", x: 1 },
      { type: "message", content: [{ type: "output_text", text: "So." }] },
    ];
    expect((await answer({ content: "So.", output }))?.parts).toEqual([
      { kind: "reasoning", text: "Hm", label: "Thought for 2 seconds" },
      { kind: "tool", name: "f", input: '{"a":1}', output: "r" },
      { kind: "tool", name: "tool", output: "lost" },
      expect.objectContaining({ kind: "unreadable", what: "novel", raw: '{"type":"novel","x":1}' }),
      { kind: "text", format: "markdown", text: "So." },
    ]);
    const edited = await answer({ content: "So, edited.", output });
    expect(edited?.parts.flatMap((part) => (part.kind === "text" ? [part.text] : []))).toEqual(["So, edited."]);
    expect(edited?.parts).toHaveLength(5);
  });

  test("numbers of sources are footnotes where they mean a web page; others, and code, stay", async () => {
    const sources = [
      {
        source: { name: "search", type: "web_search" },
        document: ["…", "…"],
        metadata: [{ source: "https://a.example/1", title: "A" }, { source: "https://b.example/2" }],
      },
      { source: { id: "f", name: "plan.pdf" }, metadata: [{ source: "plan.pdf", name: "plan.pdf" }] },
    ];
    const said = await answer({
      content: "One [1], both [1, 2], file [3], none [9], `x[1]`, [1](https://x.example).",
      sources,
    });
    const text = said?.parts[0]?.kind === "text" ? said.parts[0].text : "";
    expect(text.replace(/\[\^([ab])-example-\w{6}\]/g, "{$1}")).toBe(
      "One {a}, both {a}{b}, file [3], none [9], `x[1]`, [1](https://x.example).",
    );
    expect(said?.parts[1]).toMatchObject({ kind: "citations", items: [{ title: "A" }, { title: "b.example" }] });
  });

  test("failures, code that was run, and nothing at all", async () => {
    expect((await answer({ content: "", error: { content: "Out of memory" } }))?.parts).toEqual([
      expect.objectContaining({ kind: "unreadable", what: "answer", reason: "Out of memory" }),
    ]);
    const run = { name: "run", code: "1+1", result: { output: "2", error: "" } };
    expect((await answer({ content: "x", code_executions: [run, 7] }))?.parts[1]).toEqual({
      kind: "tool",
      name: "run",
      input: "1+1",
      output: "2",
    });
    expect((await answer({ content: "" }))?.parts).toEqual([
      expect.objectContaining({ kind: "unreadable", what: "message" }),
    ]);
  });

  test("pictures and files, with the bytes that the export holds", async () => {
    const files = [
      { type: "image", url: "data:image/png;base64,iVBORw0KGgo=" },
      { type: "image", url: "/api/v1/files/1/content" },
      { type: "file", name: "plan.pdf", file: { data: { content: "its text" } } },
      { type: "file", file: { filename: "b.zip" } },
    ];
    expect((await answer({ content: "x", files }))?.parts.slice(1)).toEqual([
      {
        kind: "image",
        key: "image-1",
        alt: "",
        origin: "generated",
        source: { base64: "iVBORw0KGgo=" },
        type: "image/png",
      },
      { kind: "image", key: "image-2", alt: "", origin: "generated", problem: "it is not in the export" },
      { kind: "file", key: "file-1", name: "plan.pdf.txt", source: { text: "its text" }, type: "text/plain" },
      { kind: "file", key: "file-2", name: "b.zip", problem: "it is not in the export" },
    ]);
  });
});
