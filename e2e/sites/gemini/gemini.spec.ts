import { expect, test } from "../../harness/chromium.ts";
import { compareThread } from "../../harness/oracle.ts";
import { expectWhole, heldMessages, heldThread, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation, type Extra } from "../conversations.ts";
import { gemini } from "./double.ts";

/** Sources are shown without addresses: the fixtures prove what is held of them. Thinking is folded away: see below. */
const has: Extra[] = ["images", "image uploads", "files", "writing"];

siteSuite({
  name: "Gemini",
  double: gemini,
  wish: { has },
  // The page shows nowhere that a chat begins, so a chat read whole is `unknown`.
  expect: { opened: "unknown", failing: "partial" },
});

const behaviour = { latency: 40, firstPage: 8, olderPage: 8 };

test.describe("Gemini, shipped", () => {
  test.use({ build: "chrome" });

  test("Save chat unfolds thinking, reads it and folds it again", async ({ ext }) => {
    const source = conversation({ seed: 612, messages: 40, has: ["thinking"], blocks: 2 });
    expect(source.messages.filter(({ thought }) => thought).length).toBeGreaterThan(1);
    const double = gemini({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, double, source);
    await expect(page.locator(".thoughts-content")).toHaveCount(0);
  });

  test("where a failed load leaves no trace a save does not claim to be whole", async ({ ext }) => {
    const source = conversation({ seed: 610, messages: 40, plain: true, blocks: 2 });
    const failing = { ...behaviour, olderFails: 1e9 };
    const double = gemini({ conversations: [source], behaviour: failing, layout: "silent" });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    const { coverage } = (await heldThread(ext, double, source)).conversation;
    expect(coverage.held).toBe(16);
    expect(coverage.state).not.toBe("complete");
  });
});

test.describe("Gemini, granted", () => {
  test.use({ build: "chrome-granted" });

  test("a reader who scrolls back fills the archive", async ({ ext }) => {
    const source = conversation({ seed: 611, messages: 40, plain: true, blocks: 2 });
    const double = gemini({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    await heldMessages(ext, double, source, 16);
    await page.mouse.move(700, 300);
    const shown = (): Promise<number | undefined> => page.evaluate(() => globalThis.double.mounted?.().length);
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, -1500);
          return shown();
        },
        { timeout: 60_000, intervals: [50] },
      )
      .toBe(40);
    await heldMessages(ext, double, source, 40);
    await expect
      .poll(async () => compareThread(await heldThread(ext, double, source), source, double.truth).problems)
      .toEqual([]);
    expect((await heldThread(ext, double, source)).messages).toHaveLength(40);
  });
});
