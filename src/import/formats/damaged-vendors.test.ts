import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedConversation, Incoming } from "../../conversation/imported.ts";
import { announce, runs, seed, timeout } from "../../conversation/testing/settings.ts";
import { fieldsOf, listIn } from "../foreign/fields.ts";
import { ImportError } from "../format.ts";
import { type Damage, damaged } from "../testing/damage.ts";
import { readClaude } from "./claude/conversation.ts";
import { readDesignChat } from "./claude/design.ts";
import { readDeepSeek } from "./deepseek/conversation.ts";
import { readGrok } from "./grok/conversation.ts";
import { readLibreChat } from "./librechat/conversation.ts";
import { readMistral } from "./mistral/conversation.ts";

announce("Damaged exports");

/** How a program writes messages, each with its text; `parents` are places in the list, -1 for none. */
interface Vendor {
  write(texts: readonly string[], parents: readonly number[]): unknown;
  read(value: unknown): Incoming | null;
}

const time = (place: number) => new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();
const even = (place: number) => place % 2 === 0;

const vendors: Record<string, Vendor> = {
  claude: {
    write: (texts, parents) => ({
      uuid: "c",
      name: "Chat",
      created_at: time(0),
      chat_messages: texts.map((text, place) => ({
        uuid: `m${place}`,
        sender: even(place) ? "human" : "assistant",
        parent_message_uuid: parents[place] === -1 ? null : `m${parents[place]}`,
        created_at: time(place),
        // What repeats the content is read only where there is none.
        text: "copy",
        content: [
          { type: "thinking", thinking: `${text}think`, summaries: [{ summary: "s" }] },
          { type: "text", text, citations: [{ start_index: 0, end_index: 6, details: { url: "https://a.example" } }] },
          {
            type: "tool_use",
            id: null,
            name: "artifacts",
            input: { command: "create", id: "a", title: "A", content: `${text}made` },
          },
          {
            type: "tool_result",
            tool_use_id: null,
            name: "artifacts",
            content: [{ type: "text", text: `${text}result` }],
          },
        ],
        attachments: [{ file_name: "a.txt", extracted_content: `${text}file` }],
        files: [{ file_uuid: `f${place}`, file_name: "b.png" }],
      })),
    }),
    read: (value) => readClaude(value),
  },
  design: {
    write: (texts) => ({
      uuid: "d",
      project: { name: "P" },
      messages: texts.map((text, place) => ({
        uuid: `m${place}`,
        role: "user",
        content: { content: text, timestamp: time(place) },
      })),
    }),
    read: readDesignChat,
  },
  grok: {
    write: (texts, parents) => ({
      conversation: { id: "g", title: "T", leaf_response_id: "m1" },
      responses: texts.map((text, place) => ({
        response: {
          _id: `m${place}`,
          sender: even(place) ? "human" : "ASSISTANT",
          message: `${text} <grok:render card_id="k" type="render_inline_citation"></grok:render> ${text}end`,
          create_time: { $date: { $numberLong: String(Date.parse(time(place))) } },
          ...(parents[place] === -1 ? {} : { parent_response_id: `m${parents[place]}` }),
          ...(even(place)
            ? {}
            : { thinking_trace: `${text}think`, card_attachments_json: ['{"id":"k","url":"https://a.example"}'] }),
        },
      })),
    }),
    read: (value) => readGrok(value, new Map()),
  },
  deepseek: {
    write: (texts, parents) => ({
      id: "d",
      inserted_at: time(0),
      mapping: Object.fromEntries([
        ["root", { id: "root", parent: null, message: null }],
        ...texts.map((text, place) => [
          String(place + 1),
          {
            parent: parents[place] === -1 ? "root" : String((parents[place] ?? 0) + 1),
            message: {
              inserted_at: time(place),
              fragments: even(place)
                ? [{ type: "REQUEST", content: text }]
                : [
                    { type: "SEARCH", results: [{ url: "https://a.example", title: `${text}found`, cite_index: 1 }] },
                    { type: "THINK", content: `${text}think` },
                    { type: "RESPONSE", content: `${text}[citation:1] ${text}end` },
                  ],
            },
          },
        ]),
      ]),
    }),
    read: readDeepSeek,
  },
  mistral: {
    write: (texts) =>
      texts.map((text, place) => ({
        id: `m${place}`,
        chatId: "x",
        version: 0,
        role: even(place) ? "user" : "assistant",
        createdAt: time(place),
        content: even(place) ? text : "copy",
        contentChunks: even(place)
          ? null
          : [
              { type: "text", text },
              { type: "reference", referenceIds: [1] },
              {
                type: "tool_call",
                name: "t",
                publicArguments: `${text}args`,
                publicResult: { url: "https://a.example", id: 1 },
              },
            ],
        canvas: [{ type: "text/markdown", title: "C", content: `${text}canvas` }],
      })),
    read: (value) => readMistral(listIn({ value }, "value").map(fieldsOf), () => undefined),
  },
  librechat: {
    write: (texts, parents) => ({
      conversationId: "l",
      messages: texts.map((text, place) => ({
        messageId: `m${place}`,
        parentMessageId: parents[place] === -1 ? "00000000-0000-0000-0000-000000000000" : `m${parents[place]}`,
        isCreatedByUser: even(place),
        createdAt: time(place),
        ...(even(place)
          ? { text }
          : {
              content: [
                { type: "think", think: `${text}think` },
                { type: "text", text },
                { type: "tool_call", tool_call: { name: "t", args: `${text}args` } },
              ],
            }),
      })),
    }),
    read: readLibreChat,
  },
};

const wrong = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1e308,
  true,
  "",
  "zz",
  [],
  {},
  [null],
  [[]],
  { type: "text" },
  { "[__proto__]": 1 },
);
const damage: fc.Arbitrary<Damage> = fc.record({
  place: fc.nat(100_000),
  how: fc.constantFrom("drop", "replace", "swap", "double", "redirect"),
  value: wrong,
});

/** Words that stand in a text of the export, wherever it is. */
const wordsIn = (value: unknown) =>
  new Set(JSON.stringify(value)?.match(/word\d+x(?:think|made|result|file|found|args|canvas|end)?/g) ?? []);

test.each(Object.keys(vendors))(
  "%s: no damage throws beyond its conversation, leads in circles or loses a text that is still there",
  (name) => {
    const vendor = vendors[name] as Vendor;
    let refused = 0;
    const shape = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(shape, fc.array(damage, { maxLength: 5 }), (picks, damages) => {
        const parents = picks.map((pick, place) => (place === 0 ? -1 : pick % place));
        const texts = picks.map((_, place) => `word${place}x`);
        const value = damaged(vendor.write(texts, parents), damages);
        const conversation = readOrRefuse(vendor, value);
        if (conversation === "refused") refused++;
        else if (conversation) check(conversation, value);
        else expect(wordsIn(value).size).toBe(0);
        expect(readOrRefuse(vendor, value)).toEqual(conversation);
      }),
      { seed, numRuns: runs(4_000) },
    );
    console.log(`${name}: ${refused} of ${runs(4_000)} damaged conversations were refused`);
    expect(refused).toBeLessThan(runs(4_000) / 3);
  },
  timeout,
);

function readOrRefuse({ read }: Vendor, value: unknown): ImportedConversation | null | "refused" {
  try {
    return read(value) as ImportedConversation | null;
  } catch (error) {
    if (error instanceof ImportError) return "refused";
    throw error;
  }
}

function check(conversation: ImportedConversation, value: unknown): void {
  const { messages, current } = conversation;
  expect([...wordsIn(value)].filter((word) => !wordsIn(conversation).has(word))).toEqual([]);
  expect(current === undefined || messages[current] !== undefined).toBe(true);
  messages.forEach((message, place) => {
    expect(message.parts.length).toBeGreaterThan(0);
    let steps = 0;
    for (let at = message.parent; typeof at === "number"; at = messages[at]?.parent) {
      expect(messages[at]).toBeDefined();
      expect(at).not.toBe(place);
      expect(++steps).toBeLessThanOrEqual(messages.length);
    }
  });
}
