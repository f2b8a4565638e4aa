import { expect, test } from "./harness/chromium.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

test("the popup opens the library; a star, a tag and an undone delete last over a reload", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  const numbers = Array.from({ length: 12 }, (_, number) => number);
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 47, numbers, retry: true });

  const popup = await ext.open(ext.address("src/popup/index.html"));
  const [library] = await Promise.all([
    ext.context.waitForEvent("page"),
    popup.getByRole("button", { name: "Open library" }).click(),
  ]);
  expect(library.url()).toBe(ext.address("src/library/index.html"));
  await expect(library.locator(".count")).toHaveText("12 chats");
  const row = library.locator("li.row").first();
  const title = await row.locator(".row-title").textContent();
  await row.getByRole("link").click();
  await expect(library.locator(".chat-head h2")).toHaveText(title ?? "");
  await expect(library.locator(".message-body:not(.waiting)").first()).toBeVisible();
  await library.keyboard.press("s");
  await library.keyboard.press("t");
  await library.keyboard.type("kept");
  await library.keyboard.press("Enter");
  await library.keyboard.press("Escape");
  await expect(row.locator(".tag")).toHaveText(["kept"]);
  await library.keyboard.press("Delete");
  await library.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(library.locator(".count")).toHaveText("11 chats");
  await library.keyboard.press("Control+z");
  await expect(library.locator(".count")).toHaveText("12 chats");
  await library.reload();
  await expect(row.locator(".tag")).toHaveText(["kept"]);
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  const stored = (await ext.archive.list()).find(({ tags }) => tags.includes("kept"));
  expect(stored).toMatchObject({ starred: true, title });
});

test("the background takes what was saved into the search index, also after it was killed before", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  const numbers = Array.from({ length: 3 }, (_, number) => number);
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 48, numbers, retry: true });
  expect(await ext.killWorker()).toBe(true);
  // Whatever starts it again. What was taken in before it died is kept, too.
  await ext.open(ext.address("src/popup/index.html"));
  await expect.poll(async () => (await ext.archive.counts()).unindexed).toBe(0);
  const { conversations, indexDocs } = await ext.archive.counts();
  expect(conversations).toBe(3);
  expect(indexDocs).toBeGreaterThan(0);
});
