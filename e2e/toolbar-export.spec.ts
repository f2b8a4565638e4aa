import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect, test } from "./harness/chromium.ts";
import { checkMarkdown, compareImages, readExport } from "./harness/exported.ts";
import { compareThread } from "./harness/oracle.ts";
import { saveChat } from "./harness/popup-words.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { sampleChat } from "./sites/chatgpt/sample.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test.use({ build: "chrome" });

for (const layout of ["classic", "pair"] as const) {
  test(`${layout}: toolbar button, Save chat, Export ZIP, unzip, the same bytes`, async ({ ext }) => {
    const source = { ...sampleChat(), title: "Tide clock: 潮汐 / “v2” <T> 🙂" };
    const double = chatgptDouble({ layout, conversations: [source] });
    await ext.serve(double);
    const page = await ext.open(double.url(source));
    await page.waitForTimeout(500);
    const popup = await ext.clickToolbar(page);
    const said = await saveChat(popup);
    await popup.check(source.title);
    await popup.click("Export ZIP");
    const path = await ext.download(".zip");
    expect(basename(path)).toBe("Tide clock_ 潮汐 _ “v2” _T_ 🙂.zip");
    const exported = await readExport(path);
    const [thread] = exported.threads;
    if (!thread) throw new Error("archive.json holds no conversation");
    const { compared, problems } = compareThread(thread, source, chatgptTruth[layout]);
    const images = compareImages(exported, source);
    console.log(
      `${layout}: “${said}”; ${basename(path)}: ${compared} messages, ${problems.length} differ, ${images.equal} of ${images.of} images with the same bytes`,
    );
    expect(problems).toEqual([]);
    expect(images).toEqual({ equal: 2, of: 2 });
    checkMarkdown(exported.files.get(thread.file)?.toString() ?? "", source, exported.files);
    await expect.poll(() => popup.text("body")).toContain("Saved as");
  });
}

test("several chats, two of one title: Export Markdown gives one ZIP, a single chat one file", async ({ ext }) => {
  const chats = [1, 2, 3].map((seed) =>
    conversation({ seed: 70 + seed, messages: 4, title: seed < 3 ? "Same title" : "Other: a/b" }),
  );
  const double = chatgptDouble({ layout: "classic", conversations: chats });
  await ext.serve(double);
  for (const chat of chats) {
    const page = await ext.open(double.url(chat));
    await page.waitForTimeout(300);
    const popup = await ext.clickToolbar(page);
    expect(await saveChat(popup)).toContain("4 messages");
    await popup.close();
  }
  const popup = await ext.openPopup(ext.context.pages()[1] ?? (await ext.insidePage()));
  await popup.getByRole("checkbox", { name: "Select all" }).check();
  await popup.getByRole("button", { name: "Export ZIP" }).click();
  const exported = await readExport(await ext.download(".zip"));
  expect(exported.threads.map((thread) => thread.conversation.id).sort()).toEqual(
    chats.map(({ id }) => `chatgpt:${id}`).sort(),
  );
  expect(new Set(exported.threads.map((thread) => thread.file)).size).toBe(3);
  for (const thread of exported.threads) {
    const source = chats.find(({ id }) => thread.conversation.id.endsWith(id));
    if (source) checkMarkdown(exported.files.get(thread.file)?.toString() ?? "", source, exported.files);
  }

  await popup.getByRole("searchbox", { name: "Search chats" }).fill("Other");
  await expect(popup.getByRole("checkbox", { name: "Same title" })).toHaveCount(0);
  await popup.getByRole("button", { name: "Clear", exact: true }).click();
  await popup.getByRole("checkbox", { name: "Other: a/b" }).check();
  await popup.getByRole("button", { name: "Export Markdown" }).click();
  const [, , other] = chats;
  if (other) checkMarkdown(await readFile(await ext.download(".md"), "utf8"), other, null);
});
