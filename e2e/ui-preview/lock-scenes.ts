import { answers, type Scene } from "./scenes.ts";

const settings: Scene = {
  answers,
  hash: "#/settings",
  act: (page) => page.locator("#settings-lock").scrollIntoViewIfNeeded(),
};

/** The lock in the library: on the settings, and in place of the archive. */
export const lockScenes: Record<string, Scene> = {
  locked: { answers, lock: "on", forgotten: true },
  "locked-wrong": {
    answers,
    lock: "on",
    forgotten: true,
    async act(page) {
      await page.getByLabel("Passphrase").fill("not this one");
      await page.keyboard.press("Enter");
      await page.locator(".lock-problem:not(:empty)").waitFor();
    },
  },
  "lock-off": settings,
  "lock-on": { ...settings, lock: "on" },
  "lock-moving": { ...settings, lock: "moving" },
  "lock-stopped": { ...settings, lock: "moving", forgotten: true },
  "lock-aside": { ...settings, lock: "aside" },
  "lock-choosing": {
    ...settings,
    async act(page) {
      await page.getByRole("button", { name: "Turn on the lock" }).click();
      await page.locator(".crypt-offered:not(:empty)").waitFor();
      await page.locator("#settings-lock").scrollIntoViewIfNeeded();
    },
  },
};
