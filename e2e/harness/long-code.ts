import type { Part } from "../../src/conversation/model.ts";
import { conversation } from "../sites/conversations.ts";
import type { Double } from "../sites/kit/double.ts";
import type { SiteSetup } from "../sites/kit/site-double.ts";
import type { SourceConversation } from "../sites/source.ts";
import { type ChromiumWithExtension, expect, test } from "./chromium.ts";
import { isSameView } from "./page-acts.ts";
import { heldMessages, heldThread, openChat, pageView, pressSave } from "./site-acts.ts";

export interface LongCodeSuite {
  /** As the tests name it. */
  name: string;
  double(setup: SiteSetup): Double;
}

const mark: Part = { kind: "unreadable", what: "code", reason: "the page shows only some of its lines" };

/** Lines with blank ones, indented and very long ones, spaces at their ends, and repeated ones among them. */
function codeOf(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, at) => {
    if (at % 11 === 4 || at % 11 === 5) return "";
    if (at % 7 === 5) return "    pass  ";
    if (at === Math.floor(count / 2)) return `    ${word} = [${"1234, ".repeat(90)}]`;
    return `${" ".repeat((at % 4) * 4)}${word}_${at} = next("${at}")`;
  });
}

const blocks = [codeOf(120, "tide"), codeOf(400, "gauge"), codeOf(3, "short")];

const written = [
  "Three of them:",
  ...blocks.map((lines) => `\`\`\`python\n${lines.join("\n")}\n\`\`\``),
  "That is all.",
].join("\n\n");

function chat(seed: number): SourceConversation {
  const source = conversation({ seed, messages: 4, plain: true, blocks: 2, without: ["code"] });
  const last = source.messages.at(-1);
  if (last) last.text = written;
  return source;
}

async function answerHeld(ext: ChromiumWithExtension, double: Double, source: SourceConversation) {
  const { messages } = await heldThread(ext, double, source);
  const parts = messages.at(-1)?.parts ?? [];
  const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
  const wanted = blocks.flat().filter(Boolean);
  const lines = new Set(text.split("\n"));
  return {
    text,
    marks: parts.filter(({ kind }) => kind === "unreadable"),
    missing: wanted.filter((line) => !lines.has(line)).length,
    versions: messages.at(-1)?.versions.length,
  };
}

/** Registers what a site must pass whose code blocks are editors that have only some of their lines on the page. */
export function longCodeSuite({ name, double: doubleOf }: LongCodeSuite): void {
  const setup = (source: SourceConversation): Double =>
    doubleOf({ conversations: [source], behaviour: { latency: 40 } });

  test.describe(`${name}, long code, granted`, () => {
    test.use({ build: "chrome-granted" });

    test("an opened chat is marked as lacking lines, Save chat heals it, and no later look takes a line away", async ({
      ext,
    }) => {
      const source = chat(571);
      const double = setup(source);
      const page = await openChat(ext, double, source);
      await heldMessages(ext, double, source, 4);
      const opened = await answerHeld(ext, double, source);
      console.log(`${name}: opened, ${opened.missing} lines missing, ${opened.marks.length} blocks marked`);
      expect(opened.missing).toBeGreaterThan(100);
      expect(opened.marks).toEqual([mark, mark]);

      const before = await pageView(page);
      const began = Date.now();
      const said = await pressSave(ext, page, 60_000);
      const saved = await answerHeld(ext, double, source);
      console.log(`${name}: “${said}” in ${Date.now() - began} ms, ${saved.missing} lines missing`);
      expect(saved).toEqual({ text: written, marks: [], missing: 0, versions: 0 });
      const after = await pageView(page);
      if (before && after) expect(isSameView(before, after), JSON.stringify({ before, after })).toBe(true);

      // Loaded anew, the page shows a few lines again, and then others.
      await page.reload();
      await page.waitForFunction(() => document.querySelectorAll(".cm-line, .view-line").length > 20);
      const seen = Date.now();
      await page.evaluate(() => globalThis.double.app.send("And one more thing, please."));
      await heldMessages(ext, double, source, 5);
      const { conversation: row } = await heldThread(ext, double, source);
      expect(Date.parse(row.lastCaptured)).toBeGreaterThan(seen);
      const { messages } = await heldThread(ext, double, source);
      const held = messages.find(({ id }) => id === source.messages.at(-1)?.id);
      expect(held?.parts).toEqual([{ kind: "text", format: "markdown", text: written }]);
      expect(held?.versions).toEqual([]);
    });
  });
}
