import type { Page } from "@playwright/test";
import { expect, test } from "../../harness/chromium.ts";
import { sized } from "../../harness/long.ts";
import { expectWhole, heldMessages, heldRow, heldThread, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation, type Extra } from "../conversations.ts";
import { claude } from "./double.ts";

const has: Extra[] = ["image uploads", "files", "thinking", "writing", "citations"];

siteSuite({ name: "Claude", double: claude, wish: { has }, expect: { opened: "partial" } });

const behaviour = { latency: 40 };

const rowsOnPage = (page: Page): Promise<number> => page.locator("[data-rs-index]").count();

test.describe("Claude, shipped", () => {
  test.use({ build: "chrome" });

  test("thinking is opened to be read, and closed again", async ({ ext }) => {
    const source = conversation({ seed: 620, messages: 24, has: ["thinking"], blocks: 2 });
    for (const message of source.messages) {
      if (message.role === "assistant") message.thought = { label: "Weighed it", text: `Of *${message.id}*.` };
    }
    const double = claude({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    const thread = await expectWhole(ext, double, source);
    const thoughts = thread.messages.flatMap(({ parts }) => parts.filter(({ kind }) => kind === "reasoning"));
    expect(thoughts).toHaveLength(12);
    await expect(page.locator('button[aria-expanded="true"]')).toHaveCount(0);
  });

  test("a document is read while its panel is open, else only named", async ({ ext }) => {
    const source = conversation({ seed: 621, messages: 2, plain: true, blocks: 1 });
    const [, answer] = source.messages;
    if (!answer) throw new Error("no answer");
    answer.text += "\n\n{{writing}}\n\nThat is all.";
    answer.writing = { title: "Tide almanac", markdown: "## Spring\n\n- high\n- **low**" };
    const double = claude({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, double, source);
    await page.locator("button.artifact-block-cell").click();
    await page.locator("#markdown-artifact").waitFor();
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, { ...double, truth: { ...double.truth, artifact: "text" } }, source);
  });
});

test.describe("Claude, granted", () => {
  test.use({ build: "chrome-granted" });

  test("what was opened only is partial; a save completes it", async ({ ext }) => {
    const source = conversation({ seed: 622, messages: 30, plain: true, blocks: 2 });
    const double = claude({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    const { coverage } = (await heldMessages(ext, double, source, 2)).conversation;
    expect(coverage).toMatchObject({ state: "partial", total: 30 });
    expect(coverage.held).toBeLessThan(30);
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, double, source);
  });

  test("a reader who scrolls back by hand fills the archive, alike neighbours and all", async ({ ext }) => {
    test.slow(sized(1, 0) === 1);
    const count = sized(400, 16);
    const source = conversation({ seed: 623, messages: count, plain: true, blocks: 3 });
    source.messages.forEach((message, index) => {
      if (index % 4 < 2) message.text = message.role === "user" ? "continue" : "All right.";
    });
    const double = claude({ conversations: [source], behaviour });
    const page = await openChat(ext, double, source);
    await heldMessages(ext, double, source, 2);
    await page.mouse.move(700, 300);
    let most = 0;
    let way = -350;
    const held = async (): Promise<number> => {
      await page.mouse.wheel(0, way);
      most = Math.max(most, await rowsOnPage(page));
      const top = await page.locator("[data-autoscroll-container]").evaluate((box) => box.scrollTop);
      const end = await page
        .locator("[data-autoscroll-container]")
        .evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
      if (top <= 0 || end <= 1) way = top <= 0 ? 350 : -350;
      return (await heldRow(ext, double, source))?.messageCount ?? 0;
    };
    await expect.poll(held, { timeout: sized(600_000, 60_000), intervals: [200] }).toBe(count);
    await expect.poll(async () => (await heldThread(ext, double, source)).conversation.coverage.state).toBe("complete");
    await expectWhole(ext, double, source);
    console.log(`Claude: by hand ${count} of ${count}, at most ${most} rows on the page`);
  });
});
