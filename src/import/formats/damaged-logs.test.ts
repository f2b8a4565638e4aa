import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportFormat } from "../format.ts";
import { collect } from "../testing/collect.ts";
import { containerOf } from "../testing/container-of.ts";
import { damaged, damages } from "../testing/strange-json.ts";
import { aiStudio } from "./ai-studio/index.ts";
import { copilot } from "./copilot/index.ts";
import { gemini } from "./gemini/index.ts";
import { openAiMessages } from "./openai-messages/index.ts";
import { perplexity } from "./perplexity/index.ts";
import { shareGpt } from "./sharegpt/index.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const numRuns = process.env.CONVOKEEP_LONG ? 2_000 : 60;
const timeout = process.env.CONVOKEEP_LONG ? 60 * 60_000 : 60_000;

/** Records of one file, each with words of its own. */
const records: Record<string, { format: ImportFormat; make(word: string, at: number): unknown }> = {
  "Gemini's activity": {
    format: gemini,
    make: (word, at) => ({
      header: "Gemini Apps",
      title: `Prompted ask-${word}\nAttached 1 file.`,
      time: new Date(Date.UTC(2026, 6, 20, 10, 59 - at)).toISOString(),
      products: ["Gemini Apps"],
      subtitles: [{ name: "S", url: "https://s.example/" }],
      attachedFiles: ["a.png"],
      details: [{ name: "d", url: "https://gemini.google.com/app/aaaaaaaa11111111" }],
      safeHtmlItem: [{ html: `<p>tell-${word} <b>x</b><img src="b.png"></p>` }],
    }),
  },
  "AI Studio's prompts": {
    format: aiStudio,
    make: (word) => ({
      runSettings: { model: "m" },
      systemInstruction: { parts: [{ text: `rule-${word}` }] },
      chunkedPrompt: {
        chunks: [
          { role: "user", driveDocument: { id: "1" } },
          { role: "user", text: `ask-${word}`, createTime: "2026-07-20T10:00:00Z" },
          { role: "model", text: `think-${word}`, isThought: true },
          { role: "model", text: `tell-${word}`, grounding: { groundingSources: [{ uri: "https://s.example/" }] } },
        ],
      },
    }),
  },
  "Perplexity's threads": {
    format: perplexity,
    make: (word) => ({
      thread_metadata: { thread_id: word },
      entries: [
        {
          uuid: `u-${word}`,
          query_str: `ask-${word}`,
          blocks: [
            { intended_usage: "web", web_result_block: { web_results: [{ name: "W", url: "https://w.example/" }] } },
            { intended_usage: "ask_text", markdown_block: { answer: `tell-${word}[1]`, chunks: ["tell"] } },
          ],
        },
      ],
    }),
  },
  ShareGPT: {
    format: shareGpt,
    make: (word) => ({
      id: word,
      conversations: [
        { from: "human", value: `ask-${word}` },
        { from: "gpt", value: `tell-${word}` },
      ],
    }),
  },
  "OpenAI's messages": {
    format: openAiMessages,
    make: (word) => ({
      id: word,
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: `ask-${word}` },
            { type: "image_url", image_url: { url: "https://i.example/" } },
          ],
        },
        {
          role: "assistant",
          content: `tell-${word}`,
          tool_calls: [{ id: "c", function: { name: "f", arguments: "{}" } }],
        },
        { role: "tool", tool_call_id: "c", content: `found-${word}` },
      ],
    }),
  },
};

const words = ["alpha", "beta", "gamma", "delta"];

describe.each(Object.entries(records))("%s", (_, { format, make }) => {
  test(
    `a damaged record costs no other, and what can be read of it stays (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(words.length - 1), damages, async (hit, damage) => {
          const list = words.map((word, at) => (at === hit ? damaged(make(word, at), damage) : make(word, at)));
          const { conversations } = await collect(format, containerOf({ "export.json": list }));
          const said = JSON.stringify(conversations);
          for (const word of words) {
            if (word !== words[hit]) expect(said).toContain(`tell-${word}`);
          }
          expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        }),
        { numRuns, seed },
      );
    },
    timeout,
  );

  test(
    "a file whose bytes were changed is read without an error of ours",
    async () => {
      const text = JSON.stringify(words.map(make));
      const change = fc.record({ at: fc.nat(text.length), cut: fc.nat(30), put: fc.string({ maxLength: 5 }) });
      await fc.assert(
        fc.asyncProperty(change, async ({ at, cut, put }) => {
          await collect(format, containerOf({ "export.json": text.slice(0, at) + put + text.slice(at + cut) }));
        }),
        { numRuns, seed },
      );
    },
    timeout,
  );
});

const cells = words.map(
  (word, at) =>
    `<div class="outer-cell mdl-cell"><div class="header-cell"><p>Gemini Apps<br></p></div><div class="content-cell">Prompted&nbsp;ask-${word}<br>Jul 20, 2026, 10:0${9 - at}:00 AM UTC<br><p>tell-${word}</p><ul><li>x</ul></div></div>`,
);
const rows = words.map(
  (word, at) =>
    `"T${at}","2026-07-20T10:00:0${at}",AI,"tell-${word}"\r\n"T${at}","2026-07-20T10:00:0${at}",Human,"ask-${word}"\r\n`,
);

test.each([
  ["Gemini's activity in HTML", gemini, `<html><body>${cells.join("")}</body></html>`],
  ["Copilot's CSV", copilot, `Conversation,Time,Author,Message\r\n${rows.join("")}`],
])("%s: what is put in anywhere hides no word behind the record it stands in", async (_, format, text) => {
  const put = fc.string({ unit: fc.constantFrom(..."ab <>/='&;,\n\r"), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), put, async (at, piece) => {
      const { conversations } = await collect(
        format,
        containerOf({ "export.txt": text.slice(0, at) + piece + text.slice(at) }),
      );
      const said = JSON.stringify(conversations);
      const lost = words.filter((word) => !said.includes(`tell-${word}`));
      if (conversations.length > 0) expect(lost.length).toBeLessThanOrEqual(1);
    }),
    { numRuns, seed },
  );
});
