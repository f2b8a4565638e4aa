import { describe, expect, test } from "vitest";
import type { ImportedPart } from "../../../conversation/imported.ts";
import { answer, chat, type Placed, type Said } from "./testing/chat.ts";
import { readLast, readOne, textOf } from "./testing/read.ts";

async function partsOf(
  said: Said,
  before: readonly Placed[] = [],
  files: Record<string, unknown> = {},
): Promise<ImportedPart[]> {
  return (await readLast(answer(said, before), files)).parts;
}

const tool = (key: string, before: string, name: string, content: object, more: object = {}): Placed => [
  key,
  before,
  { role: "tool", author: { role: "tool", name }, content, ...more },
];

describe("tools", () => {
  test.each<[string, object, string]>([
    ["execution_output", { text: "42\n" }, "42\n"],
    ["tether_browsing_display", { result: "L0: Cats", summary: "Short" }, "Short\n\nL0: Cats"],
    ["tether_quote", { title: "Cats", url: "https://c.example", text: "Quoted" }, "Cats\nhttps://c.example\n\nQuoted"],
    ["sonic_webpage", { title: "Cats", url: "https://c.example", snippet: "S" }, "Cats\nhttps://c.example\n\nS"],
    ["system_error", { name: "tool_error", text: "no" }, "tool_error: no"],
    ["computer_output", { state: { title: "T", url: "https://t.example" } }, "T\nhttps://t.example"],
    ["citable_code_output", { output_str: "rows: 3", metadata: { display_title: "Query" } }, "Query\n\nrows: 3"],
    ["text", { parts: ["a", "b"] }, "a\nb"],
  ])("%s is the output of its call", async (content_type, content, output) => {
    const call: Placed = [
      "c",
      "q",
      { content: { content_type: "code", language: "unknown", text: "in" }, recipient: "web.run" },
    ];
    expect(await partsOf({ text: "So." }, [call, tool("o", "c", "web.run", { content_type, ...content })])).toEqual([
      { kind: "tool", name: "web.run", input: "in", output },
      { kind: "text", format: "markdown", text: "So." },
    ]);
  });

  test("several calls have each its own output", async () => {
    const call = (key: string, before: string, name: string): Placed => [
      key,
      before,
      { content: { content_type: "code", text: key }, recipient: name },
    ];
    const out = (key: string, before: string, name: string) =>
      tool(key, before, name, { content_type: "execution_output", text: key });
    const parts = await partsOf({ text: "" }, [
      call("c1", "q", "a"),
      call("c2", "c1", "b.x"),
      out("o1", "c2", "a"),
      out("o2", "o1", "b"),
      out("o3", "o2", "z"),
    ]);
    expect(parts).toEqual([
      { kind: "tool", name: "a", input: "c1", output: "o1" },
      { kind: "tool", name: "b.x", input: "c2", output: "o2" },
      { kind: "tool", name: "z", output: "o3" },
    ]);
  });

  test("what they have drawn is in the message; a future kind is kept as it is", async () => {
    const drawn = { aggregate_result: { messages: [{ message_type: "image", image_url: "file-service://file-P1" }] } };
    const parts = await partsOf({ text: "See." }, [
      tool("o", "q", "python", { content_type: "execution_output", text: "" }, { metadata: drawn }),
      tool("s", "o", "computer", {
        content_type: "computer_output",
        screenshot: { asset_pointer: "sediment://file_2" },
      }),
      tool("n", "s", "novel", { content_type: "novel_output", text: "words", more: [1] }),
    ]);
    const problem = "it is not in the export";
    expect(parts).toEqual([
      { kind: "image", key: "file-P1", alt: "", origin: "generated", problem },
      { kind: "image", key: "file_2", alt: "", origin: "content", problem },
      { kind: "tool", name: "novel", output: "words" },
      expect.objectContaining({
        kind: "unreadable",
        what: "novel_output",
        raw: '{"content_type":"novel_output","text":"words","more":[1]}',
      }),
      { kind: "text", format: "markdown", text: "See." },
    ]);
  });
});

describe("answers", () => {
  test("code for the reader is a code block, whatever fences are in it", async () => {
    const parts = await partsOf({ content: { content_type: "code", language: "python", text: "print('```')" } });
    expect(parts).toEqual([{ kind: "text", format: "markdown", text: "````python\nprint('```')\n````" }]);
  });

  test("a kind that is not known shows its text and keeps its JSON", async () => {
    const one = await readOne(answer({ content: { content_type: "app_pairing_content", result: "Paired", id: 1 } }));
    expect(textOf(one.messages[1])).toBe("Paired");
    expect(one.messages[1]?.parts[1]).toMatchObject({
      kind: "unreadable",
      what: "app_pairing_content",
      raw: expect.stringContaining('"id":1'),
    });
    expect(one.unknown).toEqual(["content app_pairing_content"]);
  });

  test("writing blocks are documents between the texts; in code they are code", async () => {
    const block = ':::writing{variant="email" id="1" subject="Hi \\"you\\""}\nDear X,\n\n- a\n:::';
    expect(await partsOf({ text: `Here:\n${block}\nDone.` })).toEqual([
      { kind: "text", format: "markdown", text: "Here:" },
      { kind: "artifact", title: 'Hi "you"', format: "markdown", content: "Dear X,\n\n- a" },
      { kind: "text", format: "markdown", text: "Done." },
    ]);
    expect(await partsOf({ text: `\`\`\`\n${block}\n\`\`\`` })).toHaveLength(1);
  });

  test("thoughts without words leave none; a recap without thoughts is kept", async () => {
    const thoughts: Placed = ["t", "q", { content: { content_type: "thoughts", thoughts: [] } }];
    const recap: Placed = ["p", "t", { content: { content_type: "reasoning_recap", content: "Thought for 2s" } }];
    expect((await partsOf({ text: "A" }, [thoughts, recap]))[0]).toEqual({
      kind: "reasoning",
      text: "",
      label: "Thought for 2s",
    });
    expect(await partsOf({ text: "A" }, [thoughts])).toHaveLength(1);
  });
});

describe("canvases", () => {
  const call = (key: string, before: string, name: string, input: unknown): Placed => [
    key,
    before,
    { content: { content_type: "code", text: JSON.stringify(input) }, recipient: `canmore.${name}_textdoc` },
  ];
  const create = call("c", "q", "create", { name: "Note", type: "code/python", content: "a = 1\nb = 1\n" });
  const update = (pattern: string, replacement: string, multiple = false) =>
    call("u", "c", "update", { updates: [{ pattern, replacement, multiple }] });
  const contents = (parts: readonly ImportedPart[]) =>
    parts.flatMap((part) => (part.kind === "artifact" ? [part.content] : []));

  test("are documents, with a version for each change", async () => {
    const parts = await partsOf(
      { text: "Done." },
      [
        create,
        tool("o", "c", "canmore.create_textdoc", { content_type: "text", parts: ["Successfully created"] }),
        update("1", "2", true),
      ].map((node, place, all): Placed => (place === 2 ? [node[0], all[1]?.[0] ?? null, node[2]] : node)),
    );
    expect(parts.slice(0, 2)).toEqual([
      { kind: "artifact", title: "Note", language: "python", format: "code", content: "a = 1\nb = 1\n" },
      { kind: "artifact", title: "Note", language: "python", format: "code", content: "a = 2\nb = 2\n" },
    ]);
    expect(parts).toHaveLength(3);
  });

  test.each<[string, string, boolean, string]>([
    [".*", "new $& \\1", false, "new $& \\1"],
    ["= 1", "= 3", false, "a = 3\nb = 1\n"],
    ["(\\w) = \\d", "\\1: 0", true, "a: 0\nb: 0\n"],
    ["b.*$", "end", false, "a = 1\nend\n"],
  ])("a change by %j", async (pattern, replacement, multiple, content) => {
    expect(contents(await partsOf({ text: "" }, [create, update(pattern, replacement, multiple)]))[1]).toBe(content);
  });

  test.each(["(a+)+$", "missing", "(unclosed", "a{1,9999}"])(
    "a change by %j that cannot be made is kept as the call it was",
    async (pattern) => {
      const parts = await partsOf({ text: "" }, [create, update(pattern, "x")]);
      expect(contents(parts)).toHaveLength(1);
      expect(parts[1]).toMatchObject({
        kind: "tool",
        name: "canmore.update_textdoc",
        input: expect.stringContaining("updates"),
      });
    },
  );

  test("branches have documents of their own", async () => {
    const root: Placed[] = [
      ["r", null, null],
      ["q", "r", { role: "user", text: "?" }],
      create,
      ["v", "c", { role: "user", text: "!" }],
    ];
    const one = await readOne(
      chat([
        ...root,
        call("x", "v", "update", { updates: [{ pattern: ".*", replacement: "X" }] }),
        call("y", "v", "update", { updates: [{ pattern: "a = 1", replacement: "Y" }] }),
      ]),
    );
    expect(one.messages.map(({ parts }) => contents(parts))).toEqual([
      [],
      ["a = 1\nb = 1\n"],
      [],
      ["X"],
      ["Y\nb = 1\n"],
    ]);
  });

  test("a document that the export keeps beside is as the user left it", async () => {
    const named = tool(
      "o",
      "c",
      "canmore.create_textdoc",
      { content_type: "text", parts: ["ok"] },
      { metadata: { canvas: { textdoc_id: "td-1" } } },
    );
    const files = { "x/textdocs/td-1.json": { title: "Note", textdoc_type: "document", content: "Mine" } };
    expect(contents(await partsOf({ text: "" }, [create, named], files))).toEqual(["a = 1\nb = 1\n", "Mine"]);
  });
});

describe("pictures and files", () => {
  const files = {
    "deep/folder/file-up.dat": new Uint8Array([0x89, 0x50]),
    "user-1/file_gen-0a1b.png": new Uint8Array([1]),
    "file-doc-Plan.pdf": "%PDF",
    "file_csv.dat": "a,b",
    "file_wav.dat": new Uint8Array([2]),
    "conversation_asset_file_names.json": { "file-up.dat": "Screenshot.jpg" },
    "library_files.json": [
      { file_id: "file_csv", file_name: "out.csv", mime_type: "text/csv", origination_message_id: "a" },
      { file_id: "file_old", file_name: "out.csv", origination_message_id: "other" },
      "odd",
    ],
  };
  const pointer = (asset_pointer: string, more: object = {}) => ({
    content_type: "image_asset_pointer",
    asset_pointer,
    ...more,
  });

  test("are found by the id in their names; those sent along stand once", async () => {
    const message = await readLast(
      answer({
        role: "user",
        content: {
          content_type: "multimodal_text",
          parts: [pointer("file-service://file-up"), "Look", null, pointer("sediment://file_gone#x")],
        },
        metadata: {
          attachments: [
            { id: "file-up", name: "Shot.png", mime_type: "image/png" },
            { id: "file-doc", name: "Plan.pdf", mime_type: "application/pdf" },
            { id: "libfile_1", file_id: "file_gone", name: "x.png" },
          ],
        },
      }),
      files,
    );
    expect(message.parts).toEqual([
      {
        kind: "image",
        key: "file-up",
        alt: "Shot.png",
        origin: "upload",
        source: { member: "deep/folder/file-up.dat" },
        type: "image/jpeg",
      },
      { kind: "text", format: "plain", text: "Look" },
      { kind: "image", key: "file_gone", alt: "", origin: "upload", problem: "it is not in the export" },
      {
        kind: "file",
        key: "file-1",
        name: "Plan.pdf",
        source: { member: "file-doc-Plan.pdf" },
        type: "application/pdf",
      },
    ]);
  });

  test("of a tool are generated, described by what they were made from", async () => {
    const [part] = await partsOf(
      { text: "Here." },
      [
        tool("d", "q", "dalle", {
          content_type: "multimodal_text",
          parts: [pointer("sediment://file_gen", { metadata: { dalle: { prompt: "a cat" } } })],
        }),
      ],
      files,
    );
    expect(part).toEqual({
      kind: "image",
      key: "file_gen",
      alt: "a cat",
      origin: "generated",
      source: { member: "user-1/file_gen-0a1b.png" },
      type: "image/png",
    });
  });

  test("what was spoken is text, the recording a file", async () => {
    const sound = { content_type: "audio_asset_pointer", asset_pointer: "sediment://file_wav", format: "wav" };
    const message = await readLast(
      answer({
        role: "user",
        content: {
          content_type: "multimodal_text",
          parts: [
            { content_type: "audio_transcription", text: "Hello there", direction: "in" },
            {
              content_type: "real_time_user_audio_video_asset_pointer",
              audio_asset_pointer: sound,
              frames_asset_pointers: ["sediment://file_frame"],
            },
          ],
        },
      }),
      files,
    );
    expect(message.parts).toEqual([
      { kind: "text", format: "plain", text: "Hello there" },
      { kind: "file", key: "file-1", name: "file_wav", source: { member: "file_wav.dat" }, type: "audio/wav" },
      { kind: "image", key: "file_frame", alt: "", origin: "upload", problem: "it is not in the export" },
    ]);
  });

  test("links to the sandbox bring the file that the library says they mean, unless it is not certain", async () => {
    const parts = await partsOf({ text: "[file](sandbox:/mnt/data/out.csv)" }, [], files);
    expect(parts[1]).toEqual({
      kind: "file",
      key: "file-1",
      name: "out.csv",
      source: { member: "file_csv.dat" },
      type: "text/csv",
    });
    expect(parts[0]).toMatchObject({ text: "[file](sandbox:/mnt/data/out.csv)" });
    expect(await partsOf({ text: "[file](sandbox:/mnt/data/out.csv)", id: "b" }, [], files)).toHaveLength(1);
  });
});
