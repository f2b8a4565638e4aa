import { conversation, type Wish } from "../sites/conversations.ts";
import type { Double } from "../sites/kit/double.ts";
import type { SiteSetup } from "../sites/kit/site-double.ts";
import { expect, test } from "./chromium.ts";
import { checkHeld } from "./held.ts";
import { long, sized } from "./long.ts";
import { compareThread } from "./oracle.ts";
import { answerFinished, isSameView, sourceNow } from "./page-acts.ts";
import { drawnPageView, expectWhole, heldMessages, heldThread, openChat, pageView, pressSave } from "./site-acts.ts";

export interface SiteSuite {
  /** As the tests name it. */
  name: string;
  double(setup: SiteSetup): Double;
  /** Messages of the whole save in the long run and in a usual one (default 400 and 20). */
  messages?: { whole: number; usual: number };
  /** What its pages show of all that a conversation may hold. */
  wish?: Omit<Partial<Wish>, "seed" | "messages">;
  expect?: {
    /** Coverage of a chat that was only opened, where more of it exists than is shown (default: not checked). */
    opened?: "partial" | "unknown" | "complete";
    /** The site pages: coverage after a save while older messages do not load. Absent: no such test. */
    failing?: "partial" | "unknown";
    /** False: prompts cannot be sent on the page (default true). */
    writes?: boolean;
    /** False: a page shows one conversation and no others (default true). */
    switches?: boolean;
  };
}

const seed = Number(process.env.CONVOKEEP_SEED ?? 500);
const patience = sized(600_000, 60_000);
const reply = `Here it is.\n\n${"A sentence of the answer that is being written. ".repeat(12)}\n\n- one\n- **two**`;
/** Quick, so that a usual run stays short; what is tested is order and completeness, not speed. */
const quick = { latency: 40, stream: { chunk: 40, interval: 30 } };
/** The usual run's whole save has identical neighbours at its end; the long run has a test for them. */
const repeats = { prompt: "continue", times: 5 };
/** A second save takes as long as the first: in a usual run every third site shows that it changes nothing. */
const savesTwice = ({ name }: SiteSuite) => [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 3 === 0;
/** An answer that is still being written when the save begins. */
const unhurried = { ...quick, stream: { chunk: 20, interval: 80 } };

/** Time in which an opened chat would grow in the archive, were it to. */
const quietMs = 1500;

function saveWhole(suite: SiteSuite): void {
  test("Save chat saves every message as it was written", async ({ ext }) => {
    test.slow(sized(1, 0) === 1);
    const count = sized(suite.messages?.whole ?? 400, suite.messages?.usual ?? 20);
    const source = conversation({ seed, ...suite.wish, ...(long ? {} : repeats), messages: count });
    const double = suite.double({ conversations: [source], replies: [reply], behaviour: unhurried });
    const page = await openChat(ext, double, source);
    if (suite.expect?.writes !== false) {
      await page.evaluate(() => globalThis.double.app.send("One more thing, please."));
      await page.waitForFunction(() => globalThis.double.app.streaming());
    }
    const before = await drawnPageView(page);
    const started = Date.now();
    const said = await pressSave(ext, page, patience);
    console.log(`${suite.name}: seed ${seed}, “${said}”, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    await answerFinished(page);
    const now = await sourceNow(page);
    await expectWhole(ext, double, now);
    if (!long) {
      const same = now.messages.filter(({ text }) => text === repeats.prompt).length;
      expect(same).toBeGreaterThanOrEqual(repeats.times);
    }
    if (!long && savesTwice(suite)) {
      expect(await pressSave(ext, page, patience)).toBe(said);
      await expectWhole(ext, double, now);
    }
    expect(said).toContain(String(now.messages.length));
    const after = await pageView(page);
    if (before && after) expect(isSameView(before, after), JSON.stringify({ before, after })).toBe(true);
    expect(await page.evaluate(() => globalThis.double.gauge.decoyScrolls), "nothing else was scrolled").toBe(0);
    expect(double.strays, "the double knows every request").toEqual([]);
  });
}

function failing(suite: SiteSuite, state: "partial" | "unknown"): void {
  test(`older messages that do not load make a save ${state}; a second one heals it`, async ({ ext }) => {
    const source = conversation({ seed: seed + 1, ...suite.wish, messages: 30, blocks: 2 });
    const behaviour = { ...quick, firstPage: 8, olderPage: 8, olderFails: 1e9 };
    const double = suite.double({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    const first = await pressSave(ext, page, patience);
    const { coverage } = (await heldThread(ext, double, source)).conversation;
    console.log(`${suite.name}: while older messages fail “${first}”`);
    expect(coverage.state).toBe(state);
    expect(coverage.held).toBeGreaterThan(0);
    expect(coverage.held).toBeLessThan(30);
    expect(first).not.toContain("complete");
    await page.evaluate(() => {
      globalThis.double.gauge.olderFails = 0;
    });
    console.log(`${suite.name}: then “${await pressSave(ext, page, patience)}”`);
    await expectWhole(ext, double, source);
  });
}

function identical(suite: SiteSuite): void {
  const same = 50;
  test(`${same} identical prompts stay ${same}, however often they are saved`, async ({ ext }) => {
    const wish = { ...suite.wish, messages: 2 * same, prompt: "continue", blocks: 1, plain: true };
    const source = conversation({ seed: seed + 2, ...wish });
    const double = suite.double({ conversations: [source], behaviour: quick });
    const page = await openChat(ext, double, source);
    for (let time = 0; time < 2; time++) {
      await pressSave(ext, page, patience);
      const thread = await expectWhole(ext, double, source);
      const prompts = thread.messages.filter((message) => message.role === "user");
      expect({ prompts: prompts.length, messages: thread.messages.length }).toEqual({
        prompts: same,
        messages: 2 * same,
      });
    }
  });
}

function opened(suite: SiteSuite): void {
  test("an opened chat is archived as far as it is shown, and nothing is drawn into the page", async ({ ext }) => {
    const source = conversation({ seed: seed + 3, ...suite.wish, messages: 24 });
    const behaviour = { ...quick, firstPage: 8, olderPage: 8 };
    const double = suite.double({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    const parts = (): Promise<number[]> =>
      page.evaluate(() => [document.documentElement.children.length, document.body.children.length]);
    const before = await parts();
    const shown = async (): Promise<string[]> => page.evaluate(() => globalThis.double.mounted?.() ?? []);
    await heldMessages(ext, double, source, 1);
    const missing = async (): Promise<string[]> => {
      const { held } = checkHeld(await heldThread(ext, double, source), source, double.truth);
      return (await shown()).filter((id) => !held.some((message) => message.id === id));
    };
    await expect.poll(missing, { timeout: 45_000, message: "all that is shown is held" }).toEqual([]);
    await page.waitForTimeout(quietMs);
    const thread = await heldThread(ext, double, source);
    const { coverage } = thread.conversation;
    console.log(`${suite.name}: opened, ${coverage.held} of 24 held, ${coverage.state}`);
    expect(checkHeld(thread, source, double.truth).problems).toEqual([]);
    if (suite.expect?.opened) expect(coverage.state).toBe(suite.expect.opened);
    expect(await parts()).toEqual(before);
  });
}

function switching(suite: SiteSuite): void {
  test("going from chat to chat inside the page keeps them apart", async ({ ext }) => {
    const wish = { ...suite.wish, messages: 4, plain: true, blocks: 2 };
    const chats = [4, 5].map((more) => conversation({ seed: seed + more, ...wish, title: `Chat ${more}` }));
    const double = suite.double({ conversations: chats, behaviour: { ...quick, latency: 250 } });
    const [first, second] = chats;
    if (!first || !second) throw new Error("no chats");
    const page = await openChat(ext, double, first);
    // High enough for a whole chat to be on the page at once.
    await page.setViewportSize({ width: 1100, height: 6000 });
    const go = (place: number): Promise<void> =>
      page.evaluate((at) => {
        const { app } = globalThis.double;
        const chat = app.conversations().find((one) => one.title === `Chat ${at}`);
        if (chat) app.go(chat);
      }, place);
    await heldMessages(ext, double, first, 4);
    await go(5);
    await heldMessages(ext, double, second, 4);
    // Passed through quickly: nothing of the one may land in the other.
    await go(4);
    await page.waitForTimeout(100);
    await go(5);
    await page.waitForTimeout(quietMs);
    for (const chat of chats) {
      const thread = await heldThread(ext, double, chat);
      expect(compareThread(thread, chat, double.truth).problems).toEqual([]);
      expect(thread.messages.length).toBe(4);
    }
    expect((await ext.archive.list()).length).toBe(2);
  });
}

/**
 * Registers what every site must pass, with the shipped build (Save chat, after a press of the toolbar button) and with
 * the build that has access to all sites (what is archived by itself).
 */
export function siteSuite(suite: SiteSuite): void {
  const { failing: state, switches } = suite.expect ?? {};
  test.describe(`${suite.name}, shipped`, () => {
    test.use({ build: "chrome" });
    test.describe.configure({ mode: "parallel" });
    saveWhole(suite);
    if (long) identical(suite);
    if (state) failing(suite, state);
  });
  test.describe(`${suite.name}, granted`, () => {
    test.use({ build: "chrome-granted" });
    test.describe.configure({ mode: "parallel" });
    opened(suite);
    if (switches !== false) switching(suite);
  });
}
