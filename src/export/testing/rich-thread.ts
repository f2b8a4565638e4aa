import type { AssetRef, Thread } from "../../conversation/model.ts";
import { sampleMessage, sampleThread } from "./sample-thread.ts";

export const catAsset: AssetRef = { sha256: "ca".repeat(32), type: "image/png", size: 9 };

/** A thread that holds one of everything: every kind of part, branches, an earlier text, a gap, what the user has added. */
export function richThread(): Thread {
  const messages = [
    sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: "Why  <b>?\n\n\n* not a list\n=1+1" }], {
      parent: null,
      sentAt: "2026-11-20T10:32:59.000Z",
    }),
    sampleMessage(
      "m2",
      "assistant",
      [
        { kind: "reasoning", label: "Thought for 3 seconds", text: "First\n\n- a\n- b" },
        { kind: "tool", name: "python", input: "print(1)", output: "1" },
        {
          kind: "text",
          format: "markdown",
          text: "# Deep\n\n#### Deeper\n\nBecause[^epa] `x::y`.\n\n- one\n  - two\n\n```js\nconst a = 1;\n\n#### not a heading\n```\n\n![a cat](attachment:k1)",
        },
        { kind: "image", key: "k1", alt: "a cat", origin: "generated", asset: catAsset },
        { kind: "file", key: "f1", name: "a_b.pdf", description: "PDF", problem: "too-large" },
        { kind: "artifact", title: "Main", format: "code", language: "ts", content: "let x;" },
        { kind: "citations", items: [{ label: "epa", title: "EPA: air", url: "https://epa.gov/a" }] },
        { kind: "unreadable", what: "widget", reason: "no reader" },
        { kind: "unreadable", what: "poll", reason: "not known", raw: '{"votes":[1,2]}' },
      ],
      { parent: "m1", model: "gpt-5", sentAt: "2026-11-20T10:33:09.500Z", aliases: ["m2-temporary"] },
    ),
    sampleMessage("b1", "assistant", [{ kind: "text", format: "markdown", text: "Another answer." }], {
      parent: "m1",
      versions: [
        {
          parts: [{ kind: "text", format: "markdown", text: "An older answer." }],
          hash: "old",
          capturedAt: "2026-11-20T10:50:00.000Z",
        },
      ],
    }),
    sampleMessage("m3", "user", [{ kind: "text", format: "plain", text: "Go on" }]),
    sampleMessage("m4", "assistant", [{ kind: "text", format: "markdown", text: "On." }], {
      parent: "m3",
      finished: false,
    }),
  ];
  const gap = { after: "m2", reason: "not-joined" as const };
  const thread = sampleThread(messages, {
    title: "Plan: a #1 [draft]",
    ownTitle: "My plan",
    note: "Read *again*",
    model: "gpt-5",
    created: { at: "2026-11-19T08:00:00.000Z", from: "page" },
    tags: ["to do", "2026", "a/b"],
    folder: "Work/Air",
    coverage: { state: "partial", held: 4, total: 6, gaps: [gap], unreadImages: 1 },
  });
  return {
    ...thread,
    path: [{ message: "m1" }, { message: "m2" }, { gap }, { message: "m3" }, { message: "m4" }],
  };
}
