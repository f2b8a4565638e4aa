import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type ChromiumWithExtension, chromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { killBrowser } from "./harness/kill-browser.ts";
import { beginLock, beginUnlocking, changePassphrase, openLibrary } from "./harness/lock-acts.ts";
import { capturesOf } from "./harness/lock-captures.ts";
import { sized } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { random } from "./sites/random.ts";

const rounds = sized(50, 2);
const chats = sized(400, 60);
const seed = 73;

/** What the page of settings shows of the lock in the end, whatever was broken off. */
type Seen = "off" | "on" | "locked" | "waiting";

async function look(page: Page): Promise<Seen> {
  const places: [Seen, string][] = [
    ["locked", "The archive is locked"],
    ["waiting", "This was broken off"],
    ["on", "The archive is encrypted."],
    ["off", "A passphrase can lock the archive."],
  ];
  for (;;) {
    const text = await page.locator("body").innerText();
    const found = places.find(([, words]) => text.includes(words));
    if (found) return found[0];
    await page.waitForTimeout(100);
  }
}

/** Opens the archive with one of the passphrases that may be the one. Gives which. */
async function openWith(page: Page, all: readonly string[], button: string): Promise<string> {
  const passphrases = all.filter((one) => one !== "");
  for (let tries = 0; tries < 40; tries++) {
    const passphrase = passphrases[tries % passphrases.length] ?? "";
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: button, exact: true }).click();
    const alert = page.getByRole("alert").filter({ hasText: /passphrase|not tried/ });
    const shown = page.getByText(/The archive is encrypted|A passphrase can lock|is being (encrypted|turned)/).first();
    await expect(alert.or(shown).first()).toBeVisible();
    if (await shown.isVisible()) return passphrase;
    await page.waitForTimeout(1_100);
    if ((await alert.innerText()).includes("not tried")) tries--;
  }
  throw new Error("no passphrase opens it");
}

async function begin(page: Page, seen: Seen, known: string, next: string, change: boolean): Promise<string> {
  if (seen === "off") {
    await beginLock(page, next);
    return "turning on";
  }
  if (change) {
    await changePassphrase(page, known, next);
    return "changing";
  }
  await beginUnlocking(page, known);
  return "turning off";
}

test("the browser killed while the lock is turned on, off or changed: one of the passphrases opens all of it", async () => {
  const chance = random(seed);
  const profile = await mkdtemp(join(tmpdir(), "convokeep-profile-"));
  let ext: ChromiumWithExtension = await chromiumWithExtension("chrome-granted", profile);
  await fillArchive(async (script) => (await ext.insidePage()).evaluate(script), capturesOf(chats, seed));
  let known = "";
  const done: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const page = await openLibrary(ext, "#/settings");
    const next = `${known === "" ? "quiet river" : known.slice(0, 12)} number ${chance.int(100, 999)} of seven stars`;
    const act = await begin(page, await look(page), known, next, round % 3 === 2);
    await page.waitForTimeout(chance.int(0, 1_500));
    await killBrowser(ext);
    ext = await chromiumWithExtension("chrome-granted", profile);
    const after = await openLibrary(ext, "#/settings");
    const seen = await look(after);
    if (seen === "locked") known = await openWith(after, [known, next], "Unlock");
    if (seen === "waiting") known = await openWith(after, [next, known], "Go on");
    await expect(after.getByText(/The archive is encrypted|A passphrase can lock/)).toBeVisible({ timeout: 60_000 });
    console.log(`kill ${round + 1}, while ${act}: ${seen} afterwards`);
    done[`${act}: ${seen}`] = (done[`${act}: ${seen}`] ?? 0) + 1;
    await after.goto(ext.address("src/library/index.html#/overview"));
    expect((await ext.archive.list()).length, `round ${round}, ${act}, ${seen}`).toBe(chats);
    await after.close();
  }
  console.log(`seed ${seed}: ${rounds} kills; ${JSON.stringify(done)}`);
  const last = await ext.archive.thread(`chatgpt:chat-${chats - 1}`);
  expect(last.messages.length).toBe(4);
  await ext.close();
  await removeFolder(profile);
});
