import { describe, expect, test } from "vitest";
import type { ImportedConversation } from "../../conversation/imported.ts";
import type { ImportFormat } from "../format.ts";
import { collect } from "../testing/collect.ts";
import { containerOf } from "../testing/container-of.ts";
import { chatgpt } from "./chatgpt/index.ts";
import { claude } from "./claude/index.ts";
import { deepseek } from "./deepseek/index.ts";
import { grok } from "./grok/index.ts";
import { librechat } from "./librechat/index.ts";
import { openWebui } from "./open-webui/index.ts";
import { openAiMessages } from "./openai-messages/index.ts";
import { perplexity } from "./perplexity/index.ts";
import { shareGpt } from "./sharegpt/index.ts";

/** How a format writes a chat around its messages, whatever stands in their place, and an empty list of them. */
interface Layout {
  format: ImportFormat;
  chat(id: string, messages: unknown): unknown;
  message(text: string, place: number): unknown;
  /** Messages stand by their names. */
  isTable?: true;
}

const at = "2026-05-01T10:00:00Z";

const layouts: Record<string, Layout> = {
  ChatGPT: {
    format: chatgpt,
    chat: (id, mapping) => ({ conversation_id: id, title: id, create_time: 1_760_000_000, mapping }),
    message: (text, place) => ({
      parent: place === 0 ? null : String(place - 1),
      message: { author: { role: "user" }, content: { content_type: "text", parts: [text] } },
    }),
    isTable: true,
  },
  Claude: {
    format: claude,
    chat: (id, messages) => ({ uuid: id, name: id, created_at: at, chat_messages: messages }),
    message: (text, place) => ({ uuid: `m${place}`, sender: "human", text, created_at: at }),
  },
  "Claude's design tool": {
    format: claude,
    chat: (id, messages) => ({ uuid: id, project: { name: "P" }, messages }),
    message: (text) => ({ role: "user", content: { content: text } }),
  },
  Grok: {
    format: grok,
    chat: (id, responses) => ({ conversation: { id, title: id }, responses }),
    message: (message, place) => ({ response: { _id: `m${place}`, sender: "human", message } }),
  },
  DeepSeek: {
    format: deepseek,
    chat: (id, mapping) => ({ id, title: id, inserted_at: at, mapping }),
    message: (content, place) => ({
      parent: place === 0 ? null : String(place - 1),
      message: { inserted_at: at, fragments: [{ type: "REQUEST", content }] },
    }),
    isTable: true,
  },
  "DeepSeek's web API": {
    format: deepseek,
    chat: (id, messages) => ({ chat_session: { id, title: id }, chat_messages: messages }),
    message: (content, place) => ({ message_id: place + 1, parent_id: place || null, role: "USER", content }),
  },
  LibreChat: {
    format: librechat,
    chat: (id, messages) => ({ conversationId: id, title: id, messages }),
    message: (text, place) => ({ messageId: `m${place}`, isCreatedByUser: true, text }),
  },
  "Open WebUI": {
    format: openWebui,
    chat: (id, messages) => ({ id, title: id, chat: { title: id, history: { messages } } }),
    message: (content, place) => ({ id: `m${place}`, parentId: place ? `m${place - 1}` : null, role: "user", content }),
    isTable: true,
  },
  "Open WebUI, older": {
    format: openWebui,
    chat: (id, messages) => ({ id, title: id, models: ["m"], messages }),
    message: (content) => ({ role: "user", content }),
  },
  ShareGPT: {
    format: shareGpt,
    chat: (id, conversations) => ({ id, conversations }),
    message: (value) => ({ from: "human", value }),
  },
  "OpenAI messages": {
    format: openAiMessages,
    chat: (id, messages) => ({ id, messages }),
    message: (content) => ({ role: "user", content }),
  },
  "Perplexity, exporter": {
    format: perplexity,
    chat: (id, conversations) => ({ metadata: { thread_id: id }, conversations }),
    message: (query) => ({ query }),
  },
  "Perplexity, web API": {
    format: perplexity,
    chat: (id, entries) => ({ thread_metadata: { thread_id: id }, entries }),
    message: (query_str, place) => ({ uuid: `m${place}`, query_str }),
  },
};

describe.each(Object.entries(layouts))("%s", (_, { format, chat, message, isTable }) => {
  const holding = (list: readonly unknown[]) => (isTable ? Object.fromEntries(list.entries()) : list);
  const messages = (count: number) => Array.from({ length: count }, (_, place) => message(`Text ${place}`, place));
  const imported = async (...others: unknown[]) => {
    const file = [chat("good", holding(messages(2))), ...others];
    const read = await collect(format, containerOf({ "conversations.json": file }));
    const [good, ...rest] = read.conversations as ImportedConversation[];
    expect(good?.messages.length).toBe(2);
    return { ...read, rest };
  };

  test("a chat of whose messages nothing can be read is told", async () => {
    for (const broken of ["cut", 7, true, holding(["cut", "off"]), holding([7]), ["cut"]]) {
      const { rest, problems } = await imported(chat("broken", broken));
      // Some keep every message that they do not understand as it is.
      const raw = rest.flatMap(({ messages }) => messages.flatMap(({ parts }) => parts));
      if (rest.length > 0)
        expect([problems, new Set(raw.map(({ kind }) => kind))]).toEqual([[], new Set(["unreadable"])]);
      else expect(problems.map(({ problem }) => problem)).toEqual(["not-understood"]);
    }
  });

  test("a chat in which nothing was written is not", async () => {
    const { rest, problems } = await imported(chat("empty", holding([])));
    expect([rest, problems]).toEqual([[], []]);
  });

  test.each(["first", "middle", "last"])(
    "a message that cannot be read is told, and the chat is not whole: the %s",
    async (which) => {
      const list = messages(5);
      list[{ first: 0, middle: 2, last: 4 }[which] ?? 0] = "cut";
      const { rest, problems } = await imported(chat("broken", holding(list)));
      expect(problems).toEqual([]);
      const [broken] = rest;
      expect(JSON.stringify(broken).match(/Text \d/g)).toHaveLength(4);
      expect(broken?.whole).toBe(false);
      const raw = JSON.stringify(broken?.messages).includes("unreadable");
      expect(raw || broken?.unknown.some((name) => name.endsWith("without fields") || name.includes("(string)"))).toBe(
        true,
      );
    },
  );
});
