import { expect, test } from "@playwright/test";
import { conversation } from "../../conversations.ts";
import type { SourceConversation, SourceMessage } from "../../source.ts";
import { openHarbour } from "./open.ts";

const code = (lines: number): string =>
  `\`\`\`python\n${Array.from({ length: lines }, (_, at) => `line_${at} = ${at}`).join("\n")}\n\`\`\``;

function chat(answer: Partial<SourceMessage>): SourceConversation {
  const source = conversation({ seed: 22, messages: 2, plain: true });
  Object.assign(source.messages[1] ?? {}, answer);
  return source;
}

test("thinking is on the page only while its button is pressed in", async ({ browser }) => {
  const source = chat({ text: "Done.", thought: { label: "Thought", text: "First this, then that." } });
  const { page, close } = await openHarbour(browser, "all", { conversations: [source] });
  const button = page.locator("button.think");
  await expect(page.locator(".thought")).toHaveCount(0);
  await button.click();
  await expect(page.locator(".thought")).toHaveText("First this, then that.");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await button.click();
  await expect(page.locator(".thought")).toHaveCount(0);
  await close();
});

test("a text of its own opens in a panel and closes", async ({ browser }) => {
  const source = chat({ text: "See:\n\n{{writing}}", writing: { title: "Tides", markdown: "# High\n\n- low" } });
  const { page, close } = await openHarbour(browser, "all", { conversations: [source] });
  await expect(page.locator(".side h1")).toHaveCount(0);
  await page.locator("button.card").click();
  await expect(page.locator(".side h1")).toHaveText("High");
  await page.locator(".side button.close").click();
  await expect(page.locator(".side h1")).toHaveCount(0);
  await close();
});

test("editors draw the lines near their view, with a hole between; CodeMirror its first line too", async ({
  browser,
}) => {
  const source = chat({ text: `${code(200)}\n\n${code(200)}` });
  const { page, errors, close } = await openHarbour(browser, "all", { conversations: [source] });
  for (const [scroller, line] of [
    [".cm-scroller", ".cm-line"],
    [".editor-scrollable", ".view-line"],
  ] as const) {
    const box = page.locator(scroller);
    await box.scrollIntoViewIfNeeded();
    const drawn = async (): Promise<string[]> =>
      (await page.locator(line).allTextContents()).flatMap((text) => /line_\d+/.exec(text) ?? []);
    await expect.poll(drawn).toContain("line_0");
    expect((await drawn()).length).toBeLessThan(40);
    await box.evaluate((element) => {
      element.scrollTo({ top: 100 * 20 });
      const turn = { wheelDeltaY: (-100 * 20 * 120) / 50, bubbles: true };
      element.dispatchEvent(new WheelEvent("wheel", turn));
    });
    await expect.poll(drawn).toContain("line_100");
    expect(await drawn()).not.toContain("line_40");
    expect((await drawn()).includes("line_0")).toBe(line === ".cm-line");
    const numbers = page.locator(`${scroller} .cm-gutterElement:not([style*="hidden"]), .margin .line-numbers`);
    await expect(numbers.filter({ hasText: /^101$/ })).toHaveCount(1);
  }
  await expect(page.locator(".cm-gap")).toHaveCount(2);
  expect(errors).toEqual([]);
  await close();
});

test("sends, streams and goes from chat to chat; a share page has no list and no editor", async ({ browser }) => {
  const chats = [23, 24].map((seed) => conversation({ seed, messages: 6 }));
  const setup = { conversations: chats, replies: ["One **two** three. ".repeat(20)], behaviour: { latency: 60 } };
  const { page, errors, double, close } = await openHarbour(browser, "rows", setup);
  await page.locator("textarea").fill("And then?");
  await page.locator("textarea").press("Enter");
  await expect(page.locator(".answer[aria-busy=true]")).toHaveCount(1);
  await expect(page.locator(".actions button")).toHaveText("Stop");
  await expect(page.locator(".actions button")).toHaveText("Send");
  await expect(page.locator("article").last().locator("strong")).toHaveCount(20);
  await expect(page.locator("article").last()).toHaveAttribute("aria-posinset", "8");
  await page.locator("nav a").nth(1).click();
  expect(page.url()).toBe(double.url(chats[1] ?? conversation({ seed: 1, messages: 2 })));
  await expect(page).toHaveTitle(`${chats[1]?.title} - Harbour`);
  await expect(page.locator(`[id="turn-${chats[1]?.messages[5]?.id}"]`)).toHaveCount(1);
  await expect(page.locator(`[id="turn-${chats[0]?.messages[5]?.id}"]`)).toHaveCount(0);
  await page.goto(double.shareUrl(chats[0] ?? conversation({ seed: 1, messages: 2 })));
  await expect(page.locator("article").last()).toBeVisible();
  await expect(page.locator("nav, textarea")).toHaveCount(0);
  expect(errors).toEqual([]);
  expect(double.strays).toEqual([]);
  await close();
});

test("Markdown is dressed as the template says; pictures need their signature", async ({ browser }) => {
  const text =
    "A $x^2$ {{cite:s0}}{{cite:s1}}.\n\n| a | b |\n|--:|---|\n| 1 | **2** |\n\n- one\n- ~~two~~\n\n$$\ny\n$$";
  const source = chat({ text, images: [{ id: "file_1", alt: "" }] });
  const { page, double, close } = await openHarbour(browser, "all", { conversations: [source] });
  await expect(page.locator("[data-math='x^2'] .katex-html")).toHaveCount(1);
  await expect(page.locator("annotation")).toHaveCount(0);
  await expect(page.locator("sup a")).toHaveText(["1", "2"]);
  await expect(page.locator(".table-box table td").first()).toHaveCSS("text-align", "right");
  await expect(page.locator(".table-box td strong")).toHaveText("2");
  await expect(page.locator("li del")).toHaveText("two");
  await expect(page.locator(".answer > .para")).toHaveCount(1);
  const image = page.locator("article img");
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(96);
  const address = (await image.getAttribute("src")) ?? "";
  expect((await double.reply({ url: address })).status).toBe(200);
  expect((await double.reply({ url: address.replace(/\?.*/, "") })).status).toBe(403);
  await close();
});
