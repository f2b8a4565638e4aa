import { siteFacts } from "../../src/sites/facts.ts";
import { longChat, richChat } from "./library-captures.ts";
import { organisedChats } from "./library-rows.ts";
import { openTabs, runs } from "./saves.ts";
import { answers, type Scene } from "./scenes.ts";

const sites = siteFacts.map(({ id, name, origins }) => ({
  id,
  name,
  origins: [...origins],
  granted: true,
  paused: false,
}));
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
  export: {
    ...open,
    async act(page) {
      await page.keyboard.press("e");
      await page.locator(".preview-text").waitFor();
      for (const summary of await page.locator(".modal summary").all()) await summary.click();
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
