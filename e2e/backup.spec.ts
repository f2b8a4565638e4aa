import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { look, message } from "../src/archive/testing/looks.ts";
import type { Capture } from "../src/conversation/capture.ts";
import { everyThread } from "./harness/archive.ts";
import { addDavPlace, importAll, openBackupPage, yourBackups } from "./harness/backup-page.ts";
import { chromiumWithExtension } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { killBrowser } from "./harness/kill-browser.ts";
import { sized } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { hasApache, startApache } from "./servers/apache.ts";

const chats = sized(400, 60);
const kills = sized(20, 2);

/** Texts of about 60 KB, so that a backup has several segments. */
function captures(words: string, from: number, to: number): Capture[] {
  return Array.from({ length: to - from }, (_, place) => {
    const id = `b${from + place}`;
    const entries = [message(`u-${id}`, `${words} ${id}?`), message(`a-${id}`, `${words} ${id} `.repeat(4_000))];
    return look(id, entries);
  });
}

const press = (page: Page, name: string) => yourBackups(page).getByRole("button", { name, exact: true }).click();
const shot = (page: Page, name: string) => page.screenshot({ path: `out/backup/${name}.png`, fullPage: true });

test("a backup goes on after the browser was killed in its midst, is checked, and restored into an empty profile", async () => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  test.setTimeout(sized(600_000, 120_000));
  const server = await startApache();
  const profile = await mkdtemp(join(tmpdir(), "convokeep-profile-"));
  let ext = await chromiumWithExtension("chrome-granted", profile, false, [server.origin]);
  try {
    const inside = await ext.insidePage();
    await fillArchive((script) => inside.evaluate(script), captures("first", 0, chats));
    let page = await openBackupPage(ext);
    await addDavPlace(page, server);
    await page.getByLabel("By itself").selectOption("daily");
    for (let kill = 0; kill < kills; kill += 1) {
      // Begun by the schedule, the first time; by the start of the browser after a kill.
      await expect(yourBackups(page)).toContainText(/Backing up: |Last good/);
      await killBrowser(ext);
      ext = await chromiumWithExtension("chrome-granted", profile, false, [server.origin]);
      page = await openBackupPage(ext);
    }
    // What was cut off goes on when the browser starts.
    await expect(yourBackups(page)).toContainText(`Last good backup`, { timeout: sized(400_000, 60_000) });
    await expect(yourBackups(page)).toContainText(`${chats} chats`);
    await press(page, "Check my backup");
    await expect(yourBackups(page)).toContainText("Every file is whole.", { timeout: sized(400_000, 60_000) });
    await expect(yourBackups(page)).toContainText(`${chats} chats are there exactly as they are here`);
    await shot(page, "checked");
    const kept = await everyThread(ext.archive);
    await ext.close();

    const fresh = await chromiumWithExtension("chrome-granted");
    fresh.traffic.allow(server.origin);
    try {
      const empty = await openBackupPage(fresh);
      await addDavPlace(empty, server);
      await press(empty, "Restore…");
      await importAll(empty);
      expect(await everyThread(fresh.archive)).toEqual(kept);
    } finally {
      await fresh.close();
    }
  } finally {
    await ext.close().catch(() => undefined);
    await server.close();
    await removeFolder(profile);
  }
});
