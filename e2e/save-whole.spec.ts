import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { sized } from "./harness/long.ts";
import { compareThread, unreadFiles } from "./harness/oracle.ts";
import { isSameView, sendPrompt, sourceNow, steadyView, viewOf } from "./harness/page-acts.ts";
import { saveChat } from "./harness/popup-words.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import type { LayoutName } from "./sites/chatgpt/page/config.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import type { SourceConversation } from "./sites/source.ts";

// The shipped build: no access to any site but what the press of the toolbar button gives.
test.use({ build: "chrome" });

const seed = Number(process.env.CONVOKEEP_SEED ?? 400);

/** 400 turns; a turn of the pair layout is a prompt and its answer. */
const messages: Record<LayoutName, number> = {
  classic: sized(400, 60),
  pair: sized(800, 60),
  octane: sized(400, 40),
};

/** Only the classic layout shows where a conversation begins; the others prove nothing. */
const state: Record<LayoutName, string> = { classic: "complete", pair: "unknown", octane: "unknown" };

/** Saves what the page shows, and checks everything that a save promises. */
async function saveAndCompare(ext: ChromiumWithExtension, page: Page, layout: LayoutName): Promise<void> {
  const before = await steadyView(page, layout);
  const started = Date.now();
  const said = await saveChat(await ext.clickToolbar(page), sized(600_000, 150_000));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const source = await sourceNow(page);
  const thread = await ext.archive.thread(`chatgpt:${source.id}`);
  const { compared, problems } = compareThread(thread, source, chatgptTruth[layout]);
  const { coverage, title } = thread.conversation;
  const equal = `${compared - problems.length} of ${compared} equal`;
  console.log(`${layout}: seed ${seed}, ${coverage.held} held, ${equal}, ${coverage.state}, ${seconds} s, “${said}”`);
  expect(problems.slice(0, 12)).toEqual([]);
  expect({ state: coverage.state, held: coverage.held }).toEqual({
    state: state[layout],
    held: source.messages.length,
  });
  expect(coverage.unreadImages, "only files without an address").toBe(unreadFiles(source.messages));
  expect(said).toContain(String(source.messages.length));
  expect(said).toContain(state[layout]);
  expect(title).toBe(layout === "octane" ? thread.conversation.title : source.title);
  const after = await viewOf(page, layout);
  expect(isSameView(before, after), `the view is put back: ${JSON.stringify({ before, after })}`).toBe(true);
  expect(await page.evaluate(() => globalThis.double.gauge.decoyScrolls), "nothing else was scrolled").toBe(0);
}

const reply = `Here it is.\n\n${"A sentence of the answer that is being written. ".repeat(30)}\n\n- [x] done`;

for (const layout of ["classic", "pair", "octane"] as const) {
  test(`${layout}: Save chat gets every message as it was written, the one being streamed too`, async ({ ext }) => {
    const source = conversation({ seed, messages: messages[layout], plain: layout === "octane" });
    const behaviour = { stream: { chunk: 20, interval: 50 } };
    const double = chatgptDouble({ layout, conversations: [source], replies: [reply], behaviour });
    await ext.serve(double);
    const page = await ext.open(double.url(source));
    await page.waitForTimeout(500);
    await sendPrompt(page, "One more thing, please.");
    await page.waitForFunction(() => globalThis.double.app.streaming());
    await page.waitForTimeout(300);
    // Two of the layouts follow the answer to its end, as soon as its first piece is there.
    if (layout !== "octane") await expect.poll(async () => (await viewOf(page, layout)).fromEnd).toBeLessThan(60);
    await saveAndCompare(ext, page, layout);
  });
}

async function openAndSave(ext: ChromiumWithExtension, source: SourceConversation, share: boolean): Promise<void> {
  const double = chatgptDouble({ layout: "classic", conversations: [source], language: "de" });
  await ext.serve(double);
  const page = await ext.open(share ? double.shareUrl(source) : double.url(source));
  await page.waitForTimeout(500);
  await saveAndCompare(ext, page, "classic");
}

test("a share page, in German", async ({ ext }) => {
  await openAndSave(ext, conversation({ seed: seed + 1, messages: 50 }), true);
});

test("a custom GPT's chat and a project's", async ({ ext }) => {
  for (const kind of ["gpt", "project"] as const) {
    const source = conversation({ seed: seed + 2, messages: 6 });
    const id = kind === "gpt" ? "Ab12cd34-ferry-helper" : "0123456789abcdef0123456789abcdef-harbour";
    await openAndSave(
      ext,
      { ...source, id: `${kind === "gpt" ? "1" : "2"}${source.id.slice(1)}`, place: { kind, id } },
      false,
    );
  }
});
