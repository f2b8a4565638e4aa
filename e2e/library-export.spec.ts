import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { csvRows, fitting, frontMatter, headings, shapedTexts } from "./harness/foreign-readers.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { long } from "./harness/long.ts";
import { unzip, verdicts } from "./harness/unzip.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

/** What the dialog says it will give, and what lies on disk then. */
interface Outcome {
  path: string;
  /** Texts in the file: of a ZIP by their names, else the file itself. */
  files: Map<string, string>;
}

const count = 3;

/** Kinds that go the same way as another one; these only in a long run. */
const alike = ["Logseq", "Notion", "Markdown", "Plain text", "JSON Lines"];

async function filled({ ext }: { ext: ChromiumWithExtension }): Promise<Page> {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  const numbers = Array.from({ length: count }, (_, number) => number);
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 52, numbers, retry: true });
  const library = await ext.open(ext.address("src/library/index.html"));
  await expect(library.locator(".count")).toHaveText(`${count} chats`);
  return library;
}

const dialog = (page: Page) => page.getByRole("dialog");
const kind = (page: Page, name: string) => dialog(page).getByRole("radio", { name, exact: true });

/** The time of the export is another one than that of its preview. */
const timeless = (text: string) => text.replace(/"exported":\s*"[^"]*"/, "");

/** Exports what the dialog is set to, and checks that the preview said what came. */
async function exported(ext: ChromiumWithExtension, page: Page): Promise<Outcome> {
  // The preview follows a moment after what was decided.
  await expect(dialog(page).locator(".export-preview")).not.toHaveAttribute("aria-busy", "true");
  const name = await dialog(page).locator(".estimate-name").innerText();
  const beginning = await dialog(page).locator(".preview-name").innerText();
  const text = (await dialog(page).locator(".preview-text pre").textContent()) ?? "";
  await dialog(page).getByRole("button", { name: "Export", exact: true }).click();
  const path = await ext.download(name);
  const bytes = await readFile(path);
  const files = new Map<string, string>();
  if (name.endsWith(".zip")) {
    expect(verdicts(path).filter(({ good }) => !good)).toEqual([]);
    for (const [each, content] of await unzip(path)) files.set(each, content.toString());
  } else files.set(beginning, bytes.toString());
  const whole = files.get(beginning) ?? `${beginning} is not among ${[...files.keys()]}`;
  expect(timeless(whole).startsWith(timeless(text)), `${name} begins as its preview`).toBe(true);
  expect(text.length).toBeGreaterThan(60);
  return { path, files };
}

/** The one text of an export, or all whose names end so. */
const texts = ({ files }: Outcome, ending = "") =>
  [...files].flatMap(([name, text]) => (name.endsWith(ending) ? [text] : []));

test("every kind comes as its preview says, and others can read it", async ({ ext }) => {
  const page = await filled({ ext });
  const stored = await ext.archive.list();
  const titles = stored.map(({ title }) => title).sort();
  const threads = await Promise.all(stored.map(({ id }) => ext.archive.thread(id)));
  const messages = threads.flatMap((thread) => thread.messages).length;
  const prompts = threads
    .map((thread) => thread.messages[0]?.parts[0])
    .map((part) => (part?.kind === "text" ? part.text : ""));
  await page.getByRole("checkbox", { name: "Select all" }).check();
  const opener = page.locator(".acts").getByRole("button", { name: "Export" });

  const readers: Record<string, (outcome: Outcome) => unknown> = {
    Obsidian: (out) => {
      const facts = texts(out, ".md").map(frontMatter);
      expect(facts.map(({ title }) => title).sort()).toEqual(titles);
      expect(facts.every(({ aliases, tags }) => Array.isArray(aliases) && Array.isArray(tags))).toBe(true);
    },
    Logseq: (out) => {
      expect([...out.files.keys()].every((name) => name.startsWith("pages/"))).toBe(true);
      for (const text of texts(out))
        expect(text).toMatch(/^site:: chatgpt\n(?:[\w-]+:: .+\n)+\n- # .+\n- \*\*You\*\*\n\t- /);
    },
    Notion: (out) =>
      expect(
        texts(out, ".md")
          .flatMap((text) => headings(text, 1))
          .sort(),
      ).toEqual(titles),
    NotebookLM: (out) => expect(headings(texts(out)[0] ?? "", 1).sort()).toEqual(titles),
    "Open WebUI": (out) => {
      const chats: { chat: { title: string; history: { messages: object } } }[] = JSON.parse(texts(out)[0] ?? "");
      expect(chats.map(({ chat }) => chat.title).sort()).toEqual(titles);
      expect(chats.flatMap(({ chat }) => Object.keys(chat.history.messages)).length).toBe(messages);
    },
    ChatGPT: (out) => {
      const found = JSON.parse(texts(out)[0] ?? "").map(shapedTexts);
      expect(found.flat().length).toBe(messages);
      expect(found.map(([first]: string[]) => first).sort()).toEqual([...prompts].sort());
    },
    "My own script": (out) => {
      const lines = (texts(out)[0] ?? "").trimEnd().split("\n");
      expect(lines.map((line) => fitting("message", line)).length).toBe(messages);
    },
    Markdown: (out) =>
      expect(
        texts(out)
          .map((text) => frontMatter(text).title)
          .sort(),
      ).toEqual(titles),
    "ZIP archive": (out) => {
      const archive = fitting<{ conversations: object[] }>("archive", out.files.get("archive.json") ?? "");
      expect(archive.conversations.length).toBe(count);
    },
    "Web pages": async (out) => {
      const folder = dirname(out.path);
      const [name = "", text = ""] = [...out.files].find(([each]) => each !== "index.html") ?? [];
      await writeFile(join(folder, "page.html"), text);
      const shown = await ext.context.newPage();
      const asked: string[] = [];
      shown.on("request", (request) => asked.push(request.url()));
      await shown.goto(`file://${join(folder, "page.html")}`);
      expect(`${await shown.locator("h1").innerText()}.html`).toBe(name);
      expect(asked.length).toBe(1);
      await shown.close();
    },
    "Plain text": (out) => {
      for (const prompt of prompts) expect(texts(out).some((text) => text.includes(prompt))).toBe(true);
    },
    "Table (CSV)": ({ path }) => {
      const [head = [], ...rows] = csvRows(path);
      expect(rows.map((row) => row[head.indexOf("title")]).sort()).toEqual(titles);
    },
    JSON: (out) => {
      const value = fitting<{ conversations: { structure: object }[] }>("archive", texts(out)[0] ?? "");
      const told = value.conversations.map(({ structure: _, ...thread }) => thread);
      expect(told).toEqual(expect.arrayContaining(threads));
    },
    "JSON Lines": (out) => {
      const lines = (texts(out)[0] ?? "").trimEnd().split("\n");
      expect(lines.map((line) => fitting("conversation", line)).length).toBe(count);
    },
  };
  const kinds = Object.entries(readers).filter(([name]) => long || !alike.includes(name));
  for (const [name, read] of kinds) {
    await opener.click();
    await kind(page, name).check();
    const outcome = await exported(ext, page);
    await test.step(name, () => read(outcome));
    await rm(outcome.path);
    await expect(opener).toBeFocused();
  }
});

test("options and a file name by keyboard alone, kept for the next time and as a preset", async ({ ext }) => {
  const page = await filled({ ext });
  await page.locator("li.row").first().getByRole("link").click();
  await expect(page.locator(".card").first()).toBeVisible();
  await page.keyboard.press("e");
  await expect(kind(page, "Markdown")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  const field = dialog(page).getByRole("textbox", { name: "File name" });
  await field.press("Control+A");
  await page.keyboard.type("{site}/{dat}");
  await expect(dialog(page).locator(".name-problem")).toContainText("{dat} is no placeholder");
  await expect(dialog(page).getByRole("button", { name: "Export", exact: true })).toBeDisabled();
  await field.press("Control+A");
  await page.keyboard.type("{site}/{count} of {title}");
  await expect(dialog(page).locator(".name-shown")).toHaveText(/^chatgpt\/24 of .+\.md$/);
  await dialog(page).getByText("Save as my preset").click();
  await dialog(page).getByRole("textbox", { name: "Name of the preset" }).fill("Plain notes");
  await page.keyboard.press("Enter");
  await expect(kind(page, "Plain notes")).toBeChecked();
  const named = await dialog(page).locator(".name-shown").innerText();
  const outcome = await exported(ext, page);
  expect(outcome.path.endsWith(`/${named}`)).toBe(true);
  expect(texts(outcome)[0]).toMatch(/^# .+\n[\s\S]*\n\*\*You\*\*\n/);

  await page.reload();
  await expect(page.getByRole("toolbar").getByRole("button", { name: "Export" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(kind(page, "Plain notes")).toBeChecked();
  await expect(field).toHaveValue("{site}/{count} of {title}");
  await dialog(page).getByText("Save as my preset").click();
  await dialog(page).getByRole("button", { name: "Delete preset Plain notes" }).click();
  await expect(kind(page, "Markdown")).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
});

test("single messages are chosen, copied and exported alone", async ({ ext }) => {
  const page = await filled({ ext });
  await ext.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("li.row").first().getByRole("link").click();
  const cards = page.locator(".card");
  await cards.nth(1).focus();
  await page.keyboard.press("x");
  await expect(cards.nth(1).getByRole("checkbox", { name: "Select message 2" })).toBeChecked();
  await cards
    .nth(3)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  const bar = page.getByRole("group", { name: "Selected messages" });
  await expect(bar).toContainText("3 selected");
  await cards.nth(2).getByRole("checkbox").click();
  await expect(bar).toContainText("2 selected");

  const id = (await page.evaluate(() => decodeURIComponent(location.hash.split("/")[2] ?? ""))) ?? "";
  const { messages } = await ext.archive.thread(id);
  const said = (at: number) =>
    messages[at]?.parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n\n") ?? "";
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: "Copied as Markdown" })).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown.replaceAll("\r", "")).toBe(`**Assistant**\n\n${said(1)}\n\n**Assistant**\n\n${said(3)}`);
  await bar.getByRole("button", { name: "Copy" }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Copied as rich text" })).toBeVisible();
  const [html, plain] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return [await read("text/html"), await read("text/plain")];
  });
  expect(html).toContain("<strong>Assistant</strong>");
  expect(plain).toBe(markdown);

  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Export 2 messages" })).toBeVisible();
  await kind(page, "JSON").check();
  const outcome = await exported(ext, page);
  const [held] = fitting<{ conversations: { selectedFrom: number; messages: { id: string }[] }[] }>(
    "archive",
    texts(outcome)[0] ?? "",
  ).conversations;
  expect(held?.messages.map((message) => message.id)).toEqual([messages[1]?.id, messages[3]?.id]);
  expect(held?.selectedFrom).toBe(messages.length);
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(cards.first()).toBeVisible();
});
