import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import type { PageState } from "../messages/contract.ts";
import { errorCodes } from "../messages/errors.ts";
import { showBadge } from "./badge.ts";

const button = vi.hoisted(() => ({
  shown: new Map<string, unknown>(),
  gone: false,
  texts: {} as Record<string, { message: string }>,
}));

vi.mock("../browser.ts", () => {
  const set = (name: string) => async (details: Record<string, unknown>) => {
    if (button.gone) throw new Error("No tab with id: 1.");
    button.shown.set(name, details[name]);
  };
  const getMessage = (key: string, values: string[] = []) =>
    (button.texts[key]?.message ?? "").replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? "");
  return {
    browser: {
      action: { setBadgeText: set("text"), setBadgeBackgroundColor: set("color"), setTitle: set("title") },
      storage: { local: { get: async () => ({}) } },
      i18n: { getMessage },
    },
  };
});

beforeEach(() => {
  button.shown.clear();
  button.gone = false;
  button.texts = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8"));
});

test("every state looks different, by sign and by words", async () => {
  const states: PageState["state"][] = ["idle", "saving", "saved", "partial", "problem"];
  const looks: string[][] = [];
  for (const state of states) {
    await showBadge(1, { state });
    looks.push([String(button.shown.get("text")), String(button.shown.get("title"))]);
  }
  expect(looks).toEqual([
    ["", "Convokeep"],
    ["…", "Convokeep: saving this chat"],
    ["✓", "Convokeep: this chat is saved"],
    ["½", "Convokeep: this chat is saved in part"],
    ["!", "Convokeep: this chat could not be saved"],
  ]);
});

test("a problem says what it is", async () => {
  for (const problem of errorCodes) {
    await showBadge(1, { state: "problem", problem });
    const sentence = button.texts[`error_${problem.replaceAll("-", "_")}`]?.message;
    expect(button.shown.get("title")).toBe(`Convokeep: ${sentence ?? "this chat could not be saved"}`);
  }
});

test("a tab that is gone is no fault", async () => {
  button.gone = true;
  await showBadge(1, { state: "saved" });
});
