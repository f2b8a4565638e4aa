import type { Page } from "@playwright/test";
import { look, says } from "../src/conversation/testing/looks.ts";
import { violations } from "./harness/axe.ts";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { unzip } from "./harness/unzip.ts";

const key = `ghp_${"aB3".repeat(12)}`;
const dialog = (page: Page) => page.getByRole("dialog");

async function filled(ext: ChromiumWithExtension): Promise<Page> {
  const inside = await ext.insidePage();
  const of = (id: string, title: string, lines: readonly string[]) => {
    const messages = lines.map((line, at) => says(`${at % 2 === 0 ? "u" : "a"}${at}${id}`, line));
    const made = look(1, ["^", ...messages, "$"]);
    return { ...made, conversation: { ...made.conversation, id, url: `https://chatgpt.com/c/${id}`, title } };
  };
  await fillArchive(
    (script) => inside.evaluate(script),
    [
      of("11111111-0000-4000-8000-000000000001", "Moving house for anna@posteo.de", [
        "I am anna@posteo.de, call me on +49 30 901820, or at Project Nightingale.",
        "Write to anna\\@posteo.de and to landlord@haus.de, from 203.0.113.7. Pay DE89 3704 0044 0532 0130 00.",
        `My key is ${key}.`,
        "Do not share **keys**. Written to landlord@haus.de.",
      ]),
      of("11111111-0000-4000-8000-000000000002", "Dinner", [
        "Ask bob@kueche.net, +49 30 901820",
        "Done, +49 30 901820 it is.",
      ]),
    ],
  );
  const library = await ext.open(ext.address("src/library/index.html"));
  await expect(library.locator(".count")).toHaveText("2 chats");
  return library;
}

test("what is private is shown before an export, hidden in it, and kept where that is wanted", async ({ ext }) => {
  const page = await filled(ext);
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await page.keyboard.press("e");
  await dialog(page).getByRole("radio", { name: "ZIP", exact: false }).first().check();
  await dialog(page).getByRole("checkbox", { name: "Hide private data" }).check();
  await expect(dialog(page).locator(".preview-text pre")).toContainText("‹EMAIL-1›");
  await page.screenshot({ path: "out/hiding/form.png" });
  await dialog(page).getByRole("button", { name: "Review what is hidden" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("7 things will be hidden.");
  await dialog(page).getByRole("textbox").fill("Project Nightingale\n***");
  await expect(dialog(page).getByText("A line is left out")).toBeVisible();
  await dialog(page).getByRole("textbox").fill("project nightingale");
  await expect(dialog(page).getByRole("status")).toHaveText("8 things will be hidden.");
  await dialog(page)
    .getByRole("checkbox", { name: /^landlord@haus\.de/ })
    .uncheck();
  await expect(dialog(page).getByRole("status")).toHaveText("7 things will be hidden.");
  await page.screenshot({ path: "out/hiding/review.png" });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await dialog(page).getByText("Where").first().click();
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll(".hide-step *")].map((e) => e.getBoundingClientRect().right),
  );
  expect(Math.max(...wide), "nothing is wider than a phone").toBeLessThanOrEqual(320);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: "out/hiding/narrow-dark.png" });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1100, height: 800 });
  await dialog(page).getByRole("button", { name: "Export", exact: true }).click();
  const files = await unzip(await ext.download(".zip"));
  const all = [...files].map(([name, bytes]) => `${name}\n${bytes}`).join("\n");
  for (const secret of ["anna", "901820", "203.0.113.7", "DE89", key, "ightingale", "bob@"])
    expect(all).not.toContain(secret);
  expect(all).toContain("landlord@haus.de");
  expect(all.match(/‹PHONE-1›/g)?.length, "one number, one placeholder, in both chats").toBeGreaterThan(4);
  const held = (await ext.archive.list()).find(({ title }) => title.startsWith("Moving"));
  expect(JSON.stringify(await ext.archive.thread(held?.id ?? "")), "the archive stays whole").toContain(key);
});

test("the open chat is copied and printed with what is private hidden, by keyboard", async ({ ext }) => {
  const page = await filled(ext);
  await ext.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    "globalThis.printed = ''; window.print = () => { globalThis.printed = document.querySelector('.print-sheet')?.innerText; };",
  );
  await page.getByRole("link", { name: /Moving house/ }).click();
  const openDialog = async () => {
    await page.getByRole("button", { name: "Copy", exact: true }).first().press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(dialog(page).getByRole("status")).toHaveText("6 things will be hidden.");
  };
  await openDialog();
  await page.screenshot({ path: "out/hiding/copy.png" });
  await dialog(page).getByRole("button", { name: "Copy as Markdown" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Copied as Markdown" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("I am ‹EMAIL-1›, call me on ‹PHONE-1›");
  expect(copied).not.toContain("posteo");
  await openDialog();
  await dialog(page).getByRole("button", { name: "Print" }).press("Enter");
  await expect.poll(() => page.evaluate("printed")).toContain("‹EMAIL-1›");
  expect(await page.evaluate("printed")).not.toContain("posteo");
});
