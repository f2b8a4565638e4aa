import { expect, test } from "vitest";
import type { CapturedMessage } from "../../conversation/capture.ts";
import type { ImportedConversation } from "../../conversation/imported.ts";
import type { Part, Thread } from "../../conversation/model.ts";
import { type Exported, keepImport } from "../../conversation/testing/imports.ts";
import { keep, newKeeper, threadOf } from "../../conversation/testing/keeper.ts";
import { look } from "../../conversation/testing/looks.ts";
import { imported } from "../testing/told.ts";
import { readClaude } from "./claude/conversation.ts";
import { readDeepSeek } from "./deepseek/conversation.ts";
import { readGrok } from "./grok/conversation.ts";
import { readMistral } from "./mistral/conversation.ts";

/** What pages show of one message. Their prompts are what was typed, unless the site renders them. */
const shown = (
  role: "user" | "assistant",
  text: string,
  more: Partial<CapturedMessage> = {},
  parts: Part[] = [],
): CapturedMessage => ({
  kind: "message",
  ids: [],
  role,
  parts: [...parts, { kind: "text", format: role === "user" ? "plain" : "markdown", text }],
  finished: true,
  ...more,
});

/** The export as it is stored: without the places of bytes. */
function resolved(conversation: ImportedConversation): Exported {
  const messages = conversation.messages.map((message) => ({
    ...message,
    parts: message.parts.map((part): Part => {
      if (part.kind !== "image" && part.kind !== "file") return part;
      const { source: _, type: __, ...rest } = part as typeof part & { source?: unknown; type?: unknown };
      return rest;
    }),
  }));
  return { ...conversation, messages };
}

/** The thread once both were taken, whichever came first. */
function together(page: readonly CapturedMessage[], conversation: ImportedConversation): Thread {
  const ref = { site: conversation.site, id: conversation.id, url: conversation.url };
  const capture = { ...look(9, ["^", ...page, "$"]), conversation: ref };
  const [pageFirst, exportFirst] = [
    threadOf(keepImport(keep(newKeeper(), capture), resolved(conversation))),
    threadOf(keep(keepImport(newKeeper(), resolved(conversation)), capture)),
  ];
  const byId = ({ messages }: Thread) => [...messages].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(exportFirst)).toEqual(byId(pageFirst));
  return pageFirst;
}

const idsOf = ({ messages }: Thread) => messages.map(({ id }) => id).sort();
const pathOf = ({ path }: Thread) => path.map((step) => ("message" in step ? step.message : "gap"));

test("Claude's pages have rows, no ids: they take the export's, whose branches, citations and documents come along", () => {
  const said = (uuid: string, parent: string | null, content: unknown[], more: object = {}) => ({
    uuid,
    sender: uuid.startsWith("q") ? "human" : "assistant",
    parent_message_uuid: parent,
    created_at: "2025-12-31T10:00:00Z",
    content,
    ...more,
  });
  const text = (words: string, citations: unknown[] = []) => ({ type: "text", text: words, citations });
  const cited = { start_index: 0, end_index: 31, details: { url: "https://soup.example/leek" } };
  const exported = readClaude({
    uuid: "11111111-2222-4333-8444-555555555555",
    chat_messages: [
      said("q1", "root", [text("How do I make * leek * soup?\n\nQuickly")], {
        attachments: [{ file_name: "list.txt", extracted_content: "leek" }],
      }),
      said("a0", "q1", [text("An answer that was tried again, at some length.")]),
      said("a1", "q1", [
        { type: "thinking", thinking: "Soup wants time." },
        text("Wash the **leeks** very well.  \n* cut\n* boil", [cited]),
        {
          type: "tool_use",
          id: null,
          name: "artifacts",
          input: { command: "create", id: "r", type: "text/markdown", title: "Recipe", content: "# Soup" },
        },
      ]),
      said("q2", "a1", [text("And potatoes?")]),
    ],
  });
  const thread = together(
    [
      shown("user", "How do I make * leek * soup?\n\nQuickly", { index: 0 }, [
        { kind: "file", key: "file-1", name: "list.txt" },
      ]),
      shown("assistant", "Wash the **leeks** very well.\n\n- cut\n- boil", { index: 1 }, [
        { kind: "reasoning", text: "", label: "Thought for 3s" },
        { kind: "unreadable", what: "artifact “Recipe”", reason: "its text is not on the page" },
      ]),
      shown("user", "And potatoes?", { index: 2 }),
    ],
    imported(exported),
  );
  expect(idsOf(thread)).toEqual(["a0", "a1", "q1", "q2"]);
  expect(pathOf(thread)).toEqual(["q1", "a1", "q2"]);
  expect(thread.messages.flatMap(({ versions }) => versions)).toEqual([]);
  const answer = thread.messages.find(({ id }) => id === "a1");
  expect(answer?.parts.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["reasoning", "text", "artifact", "citations"]),
  );
});

test("DeepSeek's pages have rows, which are no message numbers where a branch lies before", () => {
  const node = (parent: string, fragments: unknown[]) => ({
    parent,
    message: { inserted_at: "2025-12-31T10:00:00Z", fragments },
  });
  const exported = readDeepSeek({
    id: "d1",
    inserted_at: "2025-12-31T10:00:00Z",
    mapping: {
      root: { parent: null, message: null },
      1: node("root", [{ type: "REQUEST", content: "Why is bread sour at all?" }]),
      2: node("1", [{ type: "RESPONSE", content: "The first answer, which nobody liked much." }]),
      3: node("1", [
        { type: "THINK", content: "Acid." },
        { type: "RESPONSE", content: "Because of bacteria that make acids." },
      ]),
      4: node("3", [{ type: "REQUEST", content: "Which bacteria are these?" }]),
    },
  });
  const thread = together(
    [
      shown("user", "Why is bread sour at all?", { index: 0 }),
      shown("assistant", "Because of bacteria that make acids.", { index: 1 }),
      shown("user", "Which bacteria are these?", { index: 2 }),
    ],
    imported(exported),
  );
  expect(idsOf(thread)).toEqual(["1", "2", "3", "4"]);
  expect(pathOf(thread)).toEqual(["1", "3", "4"]);
});

test("Grok's and Mistral's pages have the export's ids", () => {
  const responses = [
    { response: { _id: "r-1", sender: "human", message: "Tide tables?" } },
    { response: { _id: "r-2", sender: "ASSISTANT", parent_response_id: "r-1", message: "See **here**." } },
  ];
  const grok = together(
    [shown("user", "Tide tables?", { ids: ["r-1"] }), shown("assistant", "See **here**.", { ids: ["r-2"] })],
    imported(readGrok({ conversation: { id: "g" }, responses }, new Map())),
  );
  expect([idsOf(grok), grok.messages.flatMap(({ versions }) => versions)]).toEqual([["r-1", "r-2"], []]);
  const message = (id: string, role: string, content: string, second: number) => ({
    id,
    chatId: "c",
    role,
    content,
    createdAt: `2025-12-31T10:00:0${second}Z`,
  });
  const mistral = together(
    [shown("user", "Bread?", { ids: ["m1"] }), shown("assistant", "Yes, bread.", { ids: ["m2"] })],
    imported(
      readMistral([message("m2", "assistant", "Yes, bread.", 2), message("m1", "user", "Bread?", 1)], () => undefined),
    ),
  );
  expect([idsOf(mistral), mistral.messages.flatMap(({ versions }) => versions)]).toEqual([["m1", "m2"], []]);
});
