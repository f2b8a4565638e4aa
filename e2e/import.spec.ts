import { zipOf } from "../src/import/testing/zip-of.ts";
import { chatgptExport } from "./harness/chatgpt-export.ts";
import { expect, test } from "./harness/chromium.ts";
import { dropScript } from "./harness/drop-file.ts";
import { once } from "./harness/once.ts";

test.use({ build: "chrome" });

const chats = Array.from({ length: 12 }, (_, number) => ({
  id: `6a000000-0000-4000-8000-0000000000${number + 10}`,
  title: `Weirs and locks ${number}`,
  at: 1_700_000_000 + number * 86_400,
  turns: 3,
  answer: (turn: number) =>
    `The gauge at lock ${number} shows ${turn} metres${number === 7 && turn === 2 ? ", says the heron" : ""}.`,
}));

test("a ZIP is dropped, looked through, imported, searched and taken back", async ({ ext }) => {
  const file = zipOf({ "export/conversations.json": chatgptExport(chats) });
  const zip = new Uint8Array(await file.arrayBuffer());
  const library = await ext.open(ext.address("src/library/index.html"));
  const other = await ext.open(ext.address("src/library/index.html"));
  const faults: string[] = [];
  library.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await library.evaluate(dropScript("my chats.zip", zip));

  await expect(library.locator("#found-title")).toHaveText("ChatGPT");
  await expect(library.locator("#found-title")).toBeFocused();
  await expect(library.locator(".verdicts .new b")).toHaveText("12");
  expect(await ext.archive.list()).toEqual([]);
  await library.getByRole("searchbox").fill("locks 3");
  await library.locator(".found-row input").click();
  await library.getByRole("button", { name: "Import 11 chats" }).click();
  await expect(library.locator("#report-title")).toHaveText("Import done");
  await expect(library.locator("#report-title")).toBeFocused();
  await expect(library.locator(".run-counts li").first()).toHaveText("11 added");
  expect(await ext.archive.list()).toHaveLength(11);

  // A page that was open all the time hears of it.
  await expect(other.locator(".count")).toHaveText("11 chats");
  await other.getByRole("searchbox").fill("heron");
  await expect(other.locator(".count")).toHaveText("1 chat found");
  await expect(other.locator(".row-title")).toHaveText("Weirs and locks 7");

  await library.getByRole("button", { name: "Show them" }).click();
  await expect(library.locator(".count")).toHaveText("11 chats");
  await expect(library.locator(".chip.here")).toHaveText("Imported from my chats.zip");

  await library.evaluate("location.hash = '#/import'");
  await library.getByRole("button", { name: "Import more" }).click();
  await library.evaluate(dropScript("again.zip", zip));
  await expect(library.locator(".verdicts .same b")).toHaveText("11");
  await library.getByRole("button", { name: "Import 1 chat" }).click();
  await expect(library.locator("#report-title")).toHaveText("Import done");
  expect(await ext.archive.list()).toHaveLength(12);

  await library.getByRole("button", { name: "Import more" }).click();
  for (const left of [11, 0]) {
    const past = library.locator(".past-imports details").filter({ hasNotText: "undone" }).first();
    await past.locator("summary").click();
    await past.getByRole("button", { name: "Undo the import" }).click();
    await expect(library.locator("#undone-title")).toBeVisible();
    expect(await ext.archive.list()).toHaveLength(left);
    await library.getByRole("button", { name: "Import more" }).click();
  }
  await expect(other.getByRole("heading", { name: "Your library is empty" })).toBeVisible();
  expect(faults).toEqual([]);
});

test("an import is paused, goes on and is cancelled: what it stored is whole, is reported, and can be taken back", async ({
  ext,
}) => {
  const count = 2_000;
  const many = Array.from({ length: count }, (_, number) => ({
    id: `6b000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`,
    title: `Lock ${number}`,
    at: 1_700_000_000 + number * 3_600,
    turns: 2,
  }));
  const page = await ext.open(ext.address("src/library/index.html#/import"));
  const buffer = Buffer.from(chatgptExport(many));
  await page.locator('input[type="file"]').setInputFiles({ name: "many.json", mimeType: "application/json", buffer });
  const press = (name: string) => page.getByRole("button", { name }).press("Enter");
  const said = 'document.querySelector(".import-bytes")?.textContent ?? ""';
  const isStored = `/[1-9]\\d* chats/.test(${said})`;
  const stored = once(page, isStored, "Pause");
  await page.getByRole("button", { name: "Import 2000 chats" }).click();
  await stored;
  await expect(page.locator("#work-title")).toHaveText("Import paused");
  const before = (await page.locator(".import-bytes").textContent()) ?? "";
  const more = once(page, `${isStored} && (${said}) !== ${JSON.stringify(before)}`, "Pause");
  await press("Go on");
  await more;
  await press("Cancel");
  await expect(page.locator("#report-title")).toHaveText("Import ended early");
  await expect(page.locator("#report-title")).toBeFocused();

  const kept = await ext.archive.list();
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(count);
  expect(new Set(kept.map(({ messageCount }) => messageCount))).toEqual(new Set([4]));
  await expect(page.locator(".run-counts li")).toHaveText([`${kept.length} added`, /messages/]);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.locator("#undone-title")).toBeFocused();
  expect(await ext.archive.list()).toEqual([]);
});
