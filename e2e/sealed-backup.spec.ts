import { copyFile, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { look, message } from "../src/archive/testing/looks.ts";
import { atTerminalIn, hasAge } from "../src/crypt/testing/age-tool.ts";
import { everyThread } from "./harness/archive.ts";
import { addDavPlace, importAll, openBackupPage, yourBackups } from "./harness/backup-page.ts";
import { type ChromiumWithExtension, chromiumWithExtension } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { long } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { hasApache, startApache } from "./servers/apache.ts";

// The day on which the computer is gone, with encryption: what is left is the server, the recovery file and its passphrase.
const passphrase = "quiet river under seven stars";
const chats = Array.from({ length: 8 }, (_, at) => {
  const entries = [message(`u-s${at}`, `Where is the canary ${at}?`), message(`a-s${at}`, `It sings, number ${at}.`)];
  return look(`s${at}`, entries);
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const press = (page: Page, name: string) => yourBackups(page).getByRole("button", { name, exact: true }).click();
const says = (page: Page, text: string | RegExp) => expect(yourBackups(page)).toContainText(text, { timeout: 90_000 });

/** Turns encryption on as a user does. Answers the recovery file and what HOW-TO-OPEN.txt says. */
async function encrypt(ext: ChromiumWithExtension, page: Page): Promise<{ recovery: string; how: string }> {
  const section = page.getByRole("region", { name: "Encryption" });
  await button(page, "Turn on encryption").click();
  await button(page, "Use my own").click();
  await section.getByLabel("Your passphrase").fill(passphrase);
  await button(page, "Next").click();
  await section.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await button(page, "Save recovery file").click({ timeout: 90_000 });
  const recovery = await ext.download(".age");
  await button(page, "Save HOW-TO-OPEN.txt").click();
  const how = await readFile(await ext.download("HOW-TO-OPEN.txt"), "utf8");
  await button(page, "Next").click();
  await section.getByLabel("Recovery file").setInputFiles(recovery);
  await section.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(section.getByRole("status").first()).toContainText("Encryption is on", { timeout: 90_000 });
  return { recovery, how };
}

async function giveKey(page: Page, recovery: string, words: string): Promise<void> {
  await yourBackups(page).getByLabel("Recovery file").setInputFiles(recovery);
  await yourBackups(page).getByLabel("Passphrase").fill(words);
  await page.keyboard.press("Enter");
}

/** Does what HOW-TO-OPEN.txt says, with a segment in place of its example; answers the folder in which that was done. */
async function asItSays(how: string, segment: string, recovery: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-by-hand-"));
  const name = segment.split("/").at(-1) ?? "";
  await copyFile(recovery, join(folder, recovery.split("/").at(-1) ?? ""));
  await copyFile(segment, join(folder, name));
  const example = /seg-[\w-]+\.zip/.exec(how)?.[0] ?? "";
  const lines = [/age -d .*\.zip\.age"/, /unzip "[^"]*"/].map((line) => line.exec(how)?.[0] ?? "");
  for (const line of lines) {
    const command = line.replaceAll(example, name.replace(/\.age$/, ""));
    atTerminalIn(folder, passphrase, ["sh", "-c", command]);
  }
  return folder;
}

test("an encrypted backup: opened by hand as HOW-TO-OPEN.txt says, checked with and without the key, mended, and restored elsewhere", async () => {
  test.skip(!long, "a passphrase is worked out six times: only in the long run");
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  test.setTimeout(600_000);
  const server = await startApache();
  const ext = await chromiumWithExtension("chrome-granted");
  ext.traffic.allow(server.origin);
  let folder = "";
  try {
    const inside = await ext.insidePage();
    await fillArchive((script) => inside.evaluate(script), chats);
    const page = await openBackupPage(ext);
    const { recovery, how } = await encrypt(ext, page);
    await addDavPlace(page, server);
    await press(page, "Back up now");
    await says(page, "Last good backup");
    const root = join(server.folder, "backup", "convokeep");
    const files = (await readdir(root, { recursive: true })).filter((name) => name.includes("."));
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      const bytes = await readFile(join(root, name));
      expect(name.endsWith(".age") && bytes.subarray(0, 18).toString(), name).toBe("age-encryption.org");
      expect(bytes.includes("canary"), name).toBe(false);
    }
    const segment = join(root, files.find((name) => name.includes("seg-")) ?? "");
    if (hasAge) {
      folder = await asItSays(how, segment, recovery);
      const archive = await readFile(join(folder, "archive.json"), "utf8");
      for (const at of chats.keys()) expect(archive).toContain(`It sings, number ${at}.`);
    } else console.log("skipped: no age tool");

    await press(page, "Check my backup");
    await says(page, `All ${files.length} files of the backup of`);
    await says(page, "What is in them was not opened");
    await says(page, `they hold ${chats.length} chats`);
    await mkdir("out/backup", { recursive: true });
    await page.screenshot({ path: "out/backup/unopened.png", fullPage: true });
    await press(page, "Open and compare…");
    await giveKey(page, recovery, "something else entirely");
    await expect(yourBackups(page).getByRole("alert")).toContainText("It does not open", { timeout: 90_000 });
    await giveKey(page, recovery, passphrase);
    await says(page, "Every file is whole.");
    await says(page, `${chats.length} chats are there exactly as they are here`);

    const whole = await readFile(segment);
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
    await writeFile(segment, flipped);
    const kept = await everyThread(ext.archive);
    await press(page, "Check my backup");
    await says(page, "1 file there is missing or damaged.");
    expect(await everyThread(ext.archive)).toEqual(kept);
    await press(page, "Back up now");
    await says(page, "1 file was gone or changed there.");
    await press(page, "Check my backup");
    await says(page, /All \d+ files of the backup of/);

    const fresh = await chromiumWithExtension("chrome-granted");
    fresh.traffic.allow(server.origin);
    try {
      const empty = await openBackupPage(fresh);
      await addDavPlace(empty, server);
      await press(empty, "Restore…");
      await giveKey(empty, recovery, "something else entirely");
      await expect(yourBackups(empty).getByRole("alert")).toContainText("It does not open", { timeout: 90_000 });
      expect(await fresh.archive.list()).toEqual([]);
      await giveKey(empty, recovery, passphrase);
      await importAll(empty, 90_000);
      expect(await everyThread(fresh.archive)).toEqual(kept);
    } finally {
      await fresh.close();
    }
  } finally {
    await ext.close();
    await server.close();
    if (folder) await removeFolder(folder);
  }
});
