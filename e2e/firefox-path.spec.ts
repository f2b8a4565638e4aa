import { expect, test } from "@playwright/test";
import { checkMarkdown, readExport } from "./harness/exported.ts";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, samePictures, tick, typeInto, until } from "./harness/firefox-acts.ts";
import { heldSettled, heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { sampleChat } from "./sites/chatgpt/sample.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import { png } from "./sites/png.ts";
import { imagesOf } from "./sites/source.ts";

test("Firefox, the whole path: grant, visit, archived by itself, save, search, export, unzip, compare", async () => {
  const firefox = await firefoxWithExtension();
  try {
    const { inside, archive } = firefox;
    const source = sampleChat();
    const other = conversation({ seed: 88, messages: 8, plain: true });
    const double = chatgptDouble({ layout: "classic", conversations: [source, other] });

    await grantChatgpt(firefox);
    const page = await firefox.open(double, double.url(source));
    const visited = await heldSettled(archive, idOf(source));
    const { coverage } = visited.conversation;
    console.log(`Firefox: archived by itself: ${coverage.held} of ${source.messages.length}, ${coverage.state}`);
    expect(coverage.held).toBeGreaterThanOrEqual(5);
    expect(coverage.held).toBeLessThan(30);
    expect(coverage.state).toBe("partial");

    const second = await firefox.open(double, double.url(other));
    await heldWhen(archive, idOf(other), "the other chat is archived", (row) => row.messageCount >= 5);
    await second.close();

    await page.bringToFront();
    await firefox.goInside(`src/popup/index.html?tab=${await firefox.tabId(double.url(source))}`);
    // The page must be in front for its messages to be shown.
    await page.bringToFront();
    await clickButton(inside, "Save chat");
    const said = await until(
      inside,
      "/\\bcomplete|partial|unknown\\b/.test(document.querySelector('[role=status]')?.innerText) && document.querySelector('[role=status]').innerText",
      "the result of the save",
      90_000,
    );
    const saved = await archive.thread(idOf(source));
    const { compared, problems } = compareThread(saved, source, chatgptTruth.classic);
    console.log(`Firefox: “${String(said)}”, ${compared} messages, ${problems.length} differ`);
    expect(said).toContain("30 messages, complete");
    expect(problems).toEqual([]);

    await typeInto(inside, "Search chats", "MicroPython");
    await until(inside, "document.body.innerText.includes('1 chat found')", "the chat that has the word");
    await tick(inside, source.title);
    await clickButton(inside, "Export ZIP");
    const exported = await readExport(await firefox.download(".zip"));
    const [thread, ...rest] = exported.threads;
    if (!thread) throw new Error("archive.json holds no conversation");
    expect(rest).toEqual([]);
    expect(compareThread(thread, source, chatgptTruth.classic).problems).toEqual([]);
    checkMarkdown(exported.files.get(thread.file)?.toString() ?? "", source, exported.files);

    const held = Object.values(exported.assets).flatMap(({ file }) => exported.files.get(file) ?? []);
    const same = await samePictures(
      firefox,
      held,
      imagesOf(source).map((id) => png(id)),
    );
    console.log(`Firefox: ${same} of ${imagesOf(source).length} pictures the same, point by point`);
    expect(same).toBe(imagesOf(source).length);
  } finally {
    await firefox.close();
  }
});
