import { expect, type Page, test } from "@playwright/test";
import { conversation } from "../../conversations.ts";
import type { LayoutName } from "../page/config.ts";
import { openDouble } from "./open.ts";

const reply = `# Reply\n\n${"Some words of an answer. ".repeat(40)}\n\n\`\`\`python\nprint(1)\n\`\`\``;

const stop: Record<LayoutName, string> = {
  classic: '[data-testid="stop-button"]',
  pair: 'form[data-chatgpt-composer] button[aria-label="Stop"]',
  octane: "button[data-stop-generating]",
};

async function send(page: Page, text: string): Promise<void> {
  const editor = page.locator("form [contenteditable], form textarea").last();
  await editor.fill(text);
  await editor.press("Enter");
}

const transient: Record<LayoutName, string> = {
  classic: "[data-turn-id^=request-WEB]",
  pair: '[data-turn-key="pending-chatgpt-submit"]',
  octane: 'li[id^="pending-"][data-message-streaming]',
};

const finished: Record<LayoutName, string> = {
  classic: "section[data-turn=assistant] [data-testid=copy-turn-action-button]",
  pair: ".turn-action-controls",
  octane: "li[data-message-complete] [data-assistant-message-actions]",
};

for (const layout of ["classic", "pair", "octane"] as const) {
  test(`${layout}: a new chat gets its address while the answer is written, then its real ids`, async ({ browser }) => {
    // Slow enough to be looked at while it waits for its address, and while it goes on writing after that.
    const behaviour = { addressDelay: 2_500, stream: { chunk: 8, interval: 30 } };
    const setup = { layout, conversations: [], replies: [reply], behaviour };
    const { page, errors, close } = await openDouble(browser, setup);
    await send(page, "Hello\nthere");
    await expect(page.locator(stop[layout])).toBeVisible();
    await expect(page.locator(transient[layout])).toHaveCount(1);
    expect(new URL(page.url()).pathname).toBe("/");
    await expect(page.locator(finished[layout])).toHaveCount(0);
    await page.waitForURL(layout === "octane" ? /\/uc\/[0-9a-f-]{36}$/ : /\/c\/[0-9a-f-]{36}$/);
    await expect(page.locator(stop[layout]), "still writing when the address comes").toBeVisible();
    await expect(page.locator(finished[layout])).toHaveCount(1);
    await expect(page.locator(transient[layout])).toHaveCount(0);
    await expect(page.locator("main")).toContainText("print(1)");
    await page.reload();
    await expect(page.locator("main"), "what was written outlasts a reload").toContainText("print(1)");
    expect(errors).toEqual([]);
    await close();
  });
}

test("a temporary chat never gets an address", async ({ browser }) => {
  const setup = { layout: "classic" as const, conversations: [], behaviour: { addressDelay: 50 } };
  const { page, close } = await openDouble(browser, setup, "https://chatgpt.com/?temporary-chat=true");
  await send(page, "Between us");
  await expect(page.locator(finished.classic)).toHaveCount(1);
  await page.waitForTimeout(200);
  expect(page.url()).toBe("https://chatgpt.com/?temporary-chat=true");
  await close();
});

test("editing a prompt makes a branch; the pager goes back", async ({ browser }) => {
  const source = conversation({ seed: 6, messages: 4 });
  const { page, close } = await openDouble(browser, {
    layout: "classic",
    conversations: [source],
    replies: ["New answer."],
  });
  const second = page.locator("section[data-turn=user]").nth(1);
  await second.locator('button[aria-label="Edit message"]').click();
  await second.locator("textarea").fill("Another question");
  await second.locator("form button[type=submit]").click();
  await expect(page.locator("main")).toContainText("New answer.");
  const pager = page.locator("section[data-turn=user] .tabular-nums");
  await expect(pager).toHaveText("2/2");
  await page.locator('button[aria-label="Previous response"]').click();
  await expect(pager).toHaveText("1/2");
  const original = source.messages[3]?.id ?? "";
  await expect(page.locator(`[data-message-id="${original}"]`)).toHaveCount(1);
  await close();
});

test("regenerating makes a sibling answer", async ({ browser }) => {
  const source = conversation({ seed: 7, messages: 2, plain: true });
  const { page, close } = await openDouble(browser, {
    layout: "classic",
    conversations: [source],
    replies: ["Second try."],
  });
  await page.locator('button[aria-label="Regenerate response"]').click();
  await expect(page.locator("section[data-turn=assistant]")).toHaveCount(1);
  await expect(page.locator("section[data-turn=assistant]")).toContainText("Second try.");
  await expect(page.locator("section[data-turn=assistant] .tabular-nums")).toHaveText("2/2");
  await close();
});

test("going to another conversation changes the address at once, the messages and the title later", async ({
  browser,
}) => {
  const chats = [8, 9].map((seed) => conversation({ seed, messages: 6 }));
  for (const layout of ["classic", "pair"] as const) {
    const { page, close } = await openDouble(browser, { layout, conversations: chats, behaviour: { latency: 3000 } });
    await expect(page).toHaveTitle(chats[0]?.title ?? "");
    await page.locator("nav a, [role=listitem]").nth(1).click();
    expect(page.url()).toContain(chats[1]?.id);
    await expect.poll(() => page.title()).toBe(chats[0]?.title);
    await expect(page).toHaveTitle(chats[1]?.title ?? "");
    await expect(page.locator("main")).toContainText((chats[1]?.messages[4]?.text ?? "").split("\n")[0] ?? "");
    await close();
  }
});

test("links get their address late where that is asked for", async ({ browser }) => {
  const source = conversation({ seed: 6, messages: 2 });
  if (source.messages[1]) source.messages[1].text = "[x](https://x.example/)";
  const setup = { layout: "classic" as const, conversations: [source], behaviour: { lateHrefs: 6000 } };
  const { page, close } = await openDouble(browser, setup);
  await expect(page.locator("a.decorated-link:not([href])")).toHaveCount(1);
  await expect(page.locator("a.decorated-link[href]")).toHaveCount(1);
  await close();
});
