import { describe, expect, test } from "vitest";
import type { CaptureEntry } from "../../../conversation/capture.ts";
import { citationTo } from "../../../conversation/citation.ts";
import type { Part } from "../../../conversation/model.ts";
import { type Exported, keepImport } from "../../../conversation/testing/imports.ts";
import { type Keeper, keep, newKeeper, threadOf } from "../../../conversation/testing/keeper.ts";
import { look, says } from "../../../conversation/testing/looks.ts";
import { chat, type Placed } from "./testing/chat.ts";
import { readOne } from "./testing/read.ts";

const source = citationTo("https://a.example/x", "A");
const cite = "\ue200cite\ue202turn0search0\ue201";

/** One turn of everything: thinking, a call, commentary, a picture, the answer with a source; two answers to a second prompt. */
const nodes: Placed[] = [
  ["r", null, null],
  [
    "u1",
    "r",
    {
      role: "user",
      content: {
        content_type: "multimodal_text",
        parts: [{ content_type: "image_asset_pointer", asset_pointer: "sediment://file_up" }, "Draw *it*"],
      },
      metadata: { attachments: [{ id: "f", name: "a.pdf", mime_type: "application/pdf" }] },
    },
  ],
  ["t1", "u1", { content: { content_type: "thoughts", thoughts: [{ summary: "S", content: "C" }] } }],
  ["c1", "t1", { content: { content_type: "code", text: "{}" }, recipient: "web.run" }],
  [
    "o1",
    "c1",
    {
      role: "tool",
      author: { role: "tool", name: "web.run" },
      content: { content_type: "execution_output", text: "found" },
    },
  ],
  ["p1", "o1", { text: "I draw.", channel: "commentary" }],
  [
    "i1",
    "p1",
    {
      role: "tool",
      author: { role: "tool", name: "dalle" },
      content: {
        content_type: "multimodal_text",
        parts: [{ content_type: "image_asset_pointer", asset_pointer: "sediment://file_gen" }],
      },
    },
  ],
  ["k1", "i1", { content: { content_type: "reasoning_recap", content: "Thought for 9s" } }],
  [
    "a1",
    "k1",
    {
      text: `Here it **is**.${cite}`,
      channel: "final",
      metadata: {
        model_slug: "m-1",
        content_references: [
          { matched_text: cite, type: "webpage", title: "A", url: "https://a.example/x?utm_source=chatgpt.com" },
        ],
      },
    },
  ],
  ["u2", "a1", { role: "user", text: "Again" }],
  ["a2", "u2", { text: "No." }],
  ["a3", "u2", { text: "Yes." }],
];

const text = (said: string, format: "plain" | "markdown" = "markdown"): Part => ({ kind: "text", format, text: said });

/** What the adapter makes of the same turns in the page (src/sites/chatgpt, classic layout): nodes of a turn are one message. */
const page: CaptureEntry[] = [
  says("u1", "", {
    parts: [
      {
        kind: "image",
        key: "file_up",
        alt: "Uploaded image",
        origin: "upload",
        asset: { sha256: "a".repeat(64), type: "image/png", size: 5 },
      },
      { kind: "file", key: "file-1", name: "a.pdf", problem: "the page gives no address for it" },
      text("Draw *it*", "plain"),
    ],
    ids: ["u1", "turn-1"],
  }),
  says("a1", "", {
    ids: ["a1", "p1", "turn-2"],
    model: "m-1",
    parts: [
      { kind: "reasoning", text: "", label: "Thought for 9s" },
      text("I draw."),
      {
        kind: "image",
        key: "file_gen",
        alt: "Generated image",
        origin: "generated",
        asset: { sha256: "b".repeat(64), type: "image/png", size: 6 },
      },
      text(`Here it **is**.[^${source.label}]`),
      { kind: "citations", items: [source] },
    ],
  }),
  says("u2", "Again"),
  says("a2", "No.", { branch: { position: 1, total: 2 } }),
];

async function exported(): Promise<Exported> {
  const one = await readOne(chat(nodes));
  const messages = one.messages.map((message) => ({
    ...message,
    parts: message.parts.map((part) => {
      if (part.kind !== "image" && part.kind !== "file") return part;
      const { source: _source, type: _type, ...rest } = part as typeof part & { source?: unknown; type?: unknown };
      return rest;
    }),
  }));
  return { ...one, id: "chatgpt:1", messages };
}

function shown(keeper: Keeper) {
  return threadOf(keeper).messages.map(({ id, aliases, parent, versions, parts }) => ({
    ids: [id, ...aliases].sort(),
    parent,
    versions: versions.length,
    kinds: parts.map(({ kind }) => kind).sort(),
    bytes: parts.flatMap((part) => ((part.kind === "image" || part.kind === "file") && part.asset ? [part.key] : [])),
  }));
}

describe("a chat saved from the page and imported from the export", () => {
  test("is one, in both orders: turns join by their ids, pictures keep the page's bytes, hidden work comes from the export", async () => {
    const file = await exported();
    const seen = look(9, ["^", ...page, "$"]);
    const orders = [keepImport(keep(newKeeper(), seen), file), keep(keepImport(newKeeper(), file), seen)].map(shown);
    for (const messages of orders) {
      expect([...messages].sort((a, b) => ((a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1))).toEqual([
        {
          ids: ["a1", "i1", "p1", "turn-2"],
          parent: "u1",
          versions: 0,
          kinds: ["citations", "image", "reasoning", "text", "text", "tool"],
          bytes: ["file_gen"],
        },
        { ids: ["a2"], parent: "u2", versions: 0, kinds: ["text"], bytes: [] },
        { ids: ["a3"], parent: "u2", versions: 0, kinds: ["text"], bytes: [] },
        {
          ids: ["turn-1", "u1"],
          parent: null,
          versions: 0,
          kinds: ["file", "image", "text"],
          bytes: ["file_up"],
        },
        { ids: ["u2"], parent: "a1", versions: 0, kinds: ["text"], bytes: [] },
      ]);
    }
    expect(orders[0]).toEqual(orders[1]);
  });

  test("imported twice is as imported once", async () => {
    const file = await exported();
    const once = keepImport(newKeeper(), file);
    expect(threadOf(keepImport(once, file))).toEqual(threadOf(once));
  });
});
