import { effect } from "@preact/signals";
import { afterAll, expect, it, vi } from "vitest";
import { formatNumber } from "./format.ts";
import { plural, t } from "./i18n.ts";
import { locale } from "./locale.ts";
import { followLanguage } from "./shown-texts.ts";

type Listener = (changes: Record<string, { newValue: unknown }>, area: string) => void;
const world = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  listeners: [] as Listener[],
  files: new Map<string, unknown>(),
  asked: [] as string[],
}));

vi.mock("../browser.ts", async () => {
  const { browser } = await import("./testing/texts-browser.ts");
  const onChanged = { addListener: (listener: Listener) => world.listeners.push(listener) };
  const storage = { local: { get: async () => world.stored }, onChanged };
  return { browser: { ...browser, storage, runtime: { getURL: (path: string) => path } } };
});

vi.stubGlobal("fetch", async (path: string) => {
  world.asked.push(path);
  const file = await world.files.get(path);
  if (!file) throw new TypeError("Failed to fetch");
  return Response.json(file);
});
afterAll(() => vi.unstubAllGlobals());

const number = { count: { content: "$1" } };
const german = {
  ui_locale: { message: "de" },
  popup_save: { message: "Chat sichern" },
  popup_chats: { message: "$COUNT$ Chats", placeholders: number },
  popup_chats_one: { message: "$COUNT$ Chat", placeholders: number },
};
const japanese = {
  ui_locale: { message: "ja" },
  popup_chats: { message: "チャット $COUNT$ 件", placeholders: number },
};
world.files.set("_locales/de/messages.json", german).set("_locales/ja/messages.json", japanese);

const choose = (code: string) => {
  for (const listener of world.listeners) listener({ "option:language": { newValue: code } }, "local");
};

it("reads no file while nothing is chosen", async () => {
  await followLanguage();
  expect(world.asked).toEqual([]);
  expect([t("popup_save"), locale()]).toEqual(["Save chat", "en-GB"]);
});

it("shows what is stored from the start, and what it lacks in the browser's words", async () => {
  world.stored = { "option:language": "de" };
  world.listeners.length = 0;
  await followLanguage();
  expect([t("popup_save"), locale(), t("popup_cancel")]).toEqual(["Chat sichern", "de", "Cancel"]);
  expect([formatNumber(12_345), plural("popup_chats", 1), plural("popup_chats", 12_345)]).toEqual([
    "12.345",
    "1 Chat",
    "12.345 Chats",
  ]);
});

it("draws again what shows a text when another language is chosen, with that language's plural forms", async () => {
  const drawn: string[] = [];
  const stop = effect(() => {
    drawn.push(plural("popup_chats", 1));
  });
  choose("ja");
  await expect.poll(() => drawn).toEqual(["1 Chat", "チャット 1 件"]);
  stop();
});

it("stays with the last choice when an earlier one is slower to read", async () => {
  let arrive: (texts: unknown) => void = () => {};
  world.files.set("_locales/fr/messages.json", new Promise((resolve) => (arrive = resolve)));
  choose("fr");
  choose("de");
  await expect.poll(() => locale()).toBe("de");
  arrive({ ui_locale: { message: "fr" } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(locale()).toBe("de");
});

it("speaks the browser's language for one that is not there", async () => {
  choose("../de");
  await expect.poll(() => t("popup_save")).toBe("Save chat");
  choose("xx");
  await expect.poll(() => world.asked.at(-1)).toBe("_locales/xx/messages.json");
  expect([t("popup_save"), locale()]).toEqual(["Save chat", "en-GB"]);
});
