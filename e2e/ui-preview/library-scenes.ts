import { siteFacts } from "../../src/sites/facts.ts";
import { backupScenes } from "./backup-scenes.ts";
import { importScenes } from "./import-scenes.ts";
import { keepingScenes } from "./keeping-scenes.ts";
import { longChat, richChat } from "./library-captures.ts";
import { organisedChats } from "./library-rows.ts";
import { lockScenes } from "./lock-scenes.ts";
import { othersScenes } from "./others-scenes.ts";
import { chatsOfYears, mediaOf } from "./overview-rows.ts";
import { placeScenes } from "./place-scenes.ts";
import { rtlChat } from "./rtl-chat.ts";
import { openTabs, runs } from "./saves.ts";
import { answers, type Scene } from "./scenes.ts";

const sites = siteFacts.map(({ id, name, origins }) => ({
  id,
  name,
  origins: [...origins],
  granted: true,
  paused: false,
}));
const someAllowed = sites.map((site, index) => ({ ...site, granted: index < 3, paused: index === 1 }));
const noneAllowed = sites.map((site) => ({ ...site, granted: false }));
/** The same, none of them allowed. */
export const barredSites = sites.map((site) => ({ ...site, granted: false }));
const known = { answers: { ...answers, "sites.list": sites } };
const rows = organisedChats(60);
const rich = { ...known, rows, captures: richChat };
const open = { ...rich, hash: "#/c/claude%3Apaths" };

const press =
  (...keys: string[]): NonNullable<Scene["act"]> =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

/** The library's states by name. */
export const libraryScenes: Record<string, Scene> = {
  list: rich,
  reading: { ...open, act: (page) => page.locator(".card").first().waitFor() },
  outline: { ...open, act: (page) => page.getByRole("button", { name: "Outline" }).click() },
  chosen: {
    ...rich,
    async act(page) {
      await page.locator(".row input").nth(1).click();
      await page
        .locator(".row input")
        .nth(3)
        .click({ modifiers: ["Shift"] });
    },
  },
  found: {
    ...rich,
    async act(page) {
      await page.getByRole("searchbox").fill("shortest");
      await page.locator(".row-snippet").first().waitFor();
    },
  },
  "nothing-found": {
    ...rich,
    async act(page) {
      await page.getByRole("searchbox").fill("nowhere to be found before:later");
      await page.locator(".list-pane .empty").waitFor();
    },
  },
  tags: { ...open, act: press("t") },
  folder: { ...open, act: press("m") },
  note: { ...open, act: press("n") },
  compare: {
    ...open,
    async act(page) {
      await page.getByRole("button", { name: "Compare", exact: true }).first().click();
      await page.locator(".changes ins").first().waitFor();
    },
  },
  date: {
    ...open,
    async act(page) {
      await page.locator(".card").first().waitFor();
      await page.keyboard.press("g");
      await page.getByRole("dialog").waitFor();
    },
  },
  export: {
    ...open,
    async act(page) {
      await page.keyboard.press("e");
      await page.locator(".preview-text").waitFor();
      for (const summary of await page.locator(".modal summary").all()) await summary.click();
    },
  },
  choosing: {
    ...open,
    async act(page) {
      await page.locator(".card").nth(1).focus();
      await page.keyboard.press("x");
      await page.locator(".choosing .menu-box button").click();
    },
  },
  shortcuts: { ...rich, act: press("?") },
  starred: { ...open, act: press("s") },
  mending: {
    ...rich,
    act: (page) =>
      page
        .getByRole("button", { name: /^Not complete/ })
        .first()
        .click(),
  },
  "saves-running": { ...rich, answers: { ...known.answers, "saves.run": runs.running } },
  "saves-ended": { ...rich, answers: { ...known.answers, "saves.run": runs.ended } },
  "open-tabs": {
    ...rich,
    answers: { ...known.answers, "saves.tabs": openTabs },
    act: (page) => page.getByRole("button", { name: "Save all open chat tabs" }).click(),
  },
  overview: {
    ...known,
    rows: chatsOfYears(900),
    hash: "#/overview",
    act: (page) => page.locator(".storage").waitFor(),
  },
  "overview-tables": {
    ...known,
    rows: chatsOfYears(900),
    hash: "#/overview",
    async act(page) {
      for (const table of await page.getByText("Show as table").all()) await table.click();
      await page.locator(".table-box").nth(1).waitFor();
    },
  },
  storage: {
    ...known,
    rows: chatsOfYears(900),
    media: mediaOf(chatsOfYears(900)),
    hash: "#/overview",
    act: (page) => page.locator(".storage").scrollIntoViewIfNeeded(),
  },
  "overview-empty": { ...known, rows: [], hash: "#/overview" },
  "overview-small": {
    ...known,
    rows: chatsOfYears(2),
    hash: "#/overview",
    act: (page) => page.locator(".storage").waitFor(),
  },
  settings: { answers: { ...answers, "sites.list": someAllowed }, rows, hash: "#/settings" },
  "settings-none": { answers: { ...answers, "sites.list": noneAllowed }, rows, hash: "#/settings" },
  ...importScenes,
  ...backupScenes,
  ...placeScenes,
  ...othersScenes,
  ...lockScenes,
  ...keepingScenes,
  gone: { ...rich, hash: "#/c/claude%3Anowhere" },
  empty: { ...known, rows: [] },
  newer: { ...known, newer: true },
};

export const longScene = (count: number): Scene => ({
  ...known,
  rows,
  captures: [longChat(count)],
  hash: "#/c/claude%3Along",
});

/** A chat that runs to the left, in a page that runs to the right. */
export const rtlScene: Scene = { ...known, rows, captures: [rtlChat], hash: "#/c/claude%3Artl" };
