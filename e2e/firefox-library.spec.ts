import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { fillArchive } from "./harness/fill-archive.ts";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, until } from "./harness/firefox-acts.ts";
import { longChat, richChat } from "./ui-preview/library-captures.ts";

const text = (selector: string) => `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`;
const has = (selector: string, words: string) => `(${text(selector)}).includes(${JSON.stringify(words)})`;
const focused = "document.activeElement?.dataset.message";

async function press(page: Page, ...keys: Parameters<Page["keyboard"]["press"]>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("Firefox, the library: search, read, star, tag, delete and undo, print", async () => {
  const firefox = await firefoxWithExtension({ view: { width: 1280, height: 800 } });
  try {
    const { inside, archive } = firefox;
    await fillArchive(firefox.evaluate, [...richChat, longChat(300)]);
    await firefox.goInside("src/library/index.html");
    await until(inside, has(".count", "2 chats"), "both chats in the list");

    await press(inside, "/");
    await inside.keyboard.type("neighbours");
    await until(inside, has(".count", "1 chat found"), "the chat that has the word");
    await until(inside, has(".row mark", "neighbours"), "the word in its context");
    await press(inside, "ArrowDown", "Enter");
    await until(inside, `${focused} === "a1"`, "the message that has the word");
    await until(inside, "!!document.querySelector('article .katex')", "a formula");
    await until(inside, "!!document.querySelector('code .hljs-keyword')", "colours of code");
    await press(inside, "j");
    await until(inside, `${focused} === "u2"`, "the next message");
    await press(inside, "k");
    await until(inside, `${focused} === "a1"`, "the message before");

    await press(inside, "s", "t");
    await until(inside, "!!document.querySelector('dialog[open] input')", "the tags");
    await inside.keyboard.type("kept");
    await press(inside, "Enter");
    await until(inside, has("dialog[open] .tag-list", "kept"), "the tag");
    await press(inside, "Escape");
    await clickButton(inside, "Compare");
    await until(
      inside,
      "!!document.querySelector('dialog[open] ins') && !!document.querySelector('dialog[open] del')",
      "changes",
    );
    await press(inside, "Escape", "Delete");
    const sure = "document.querySelector('dialog[open] .button.danger')";
    await until(inside, `!!${sure}`, "the question");
    await inside.evaluate(`${sure}.click()`);
    await until(inside, "document.querySelectorAll('li.row').length === 0", "the chat to go");
    await press(inside, "Escape");
    await until(inside, has(".count", "1 chat"), "the list without the chat");
    await clickButton(inside, "Undo");
    await until(inside, has(".count", "2 chats"), "the chat again");

    await inside.evaluate("location.hash = '#/c/claude%3Along/a299'");
    await until(inside, `${focused} === "a299"`, "the last of many messages");
    const drawn = await inside.evaluate("document.querySelectorAll('article').length");
    expect(drawn).toBeLessThan(80);
    await inside.evaluate("window.print = () => { document.title = 'asked to print'; }");
    await clickButton(inside, "Print");
    await until(inside, "document.title === 'asked to print'", "the print dialog");
    await expect.poll(() => inside.evaluate("document.querySelectorAll('.print-sheet article').length")).toBe(300);

    const [kept] = (await archive.list()).filter(({ tags }) => tags.includes("kept"));
    expect(kept).toMatchObject({ id: "claude:paths", starred: true });
  } finally {
    await firefox.close();
  }
});
