import { readFile } from "node:fs/promises";
import { expect, test } from "./harness/chromium.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

test("German, chosen in the settings: open pages change, the popup and exports speak it", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 47, numbers: [0, 1], retry: true });
  const popup = await ext.open(ext.address("src/popup/index.html"));
  await expect(popup.getByRole("button", { name: "Save chat" })).toBeVisible();

  const library = await ext.open(ext.address("src/library/index.html#/settings"));
  await library.getByLabel("Language", { exact: true }).selectOption("Deutsch");
  await expect(library.getByRole("heading", { name: "Einstellungen", exact: true })).toBeVisible();
  await expect(library.locator("html")).toHaveAttribute("lang", "de");
  await expect(library).toHaveTitle("Einstellungen · Convokeep");
  await library.reload();
  await expect(library.getByLabel("Sprache", { exact: true })).toHaveValue("de");

  await expect(popup.getByRole("button", { name: "Chat speichern" })).toBeVisible();
  await popup.getByRole("listitem").getByRole("checkbox").first().click();
  await popup.getByRole("button", { name: "Als Markdown" }).click();
  const exported = await readFile(await ext.download(".md"), "utf8");
  expect(exported).toMatch(/^#+ .*Sie\b/m);
});
