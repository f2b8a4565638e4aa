import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { look, message } from "../src/archive/testing/looks.ts";
import { openBackupPage, yourBackups } from "./harness/backup-page.ts";
import { chromiumWithExtension } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { hasApache, startApache } from "./servers/apache.ts";

// What somebody does who has never seen the page and has no mouse: an encrypted backup on a server, from the first file on.
const chats = Array.from({ length: 3 }, (_, at) =>
  look(`k${at}`, [message(`u-k${at}`, `Where is the canary ${at}?`), message(`a-k${at}`, `It sings, number ${at}.`)]),
);

/** Expression: the words on an element, or of its label. */
const words = "((element) => (element?.labels?.[0] ?? element)?.textContent?.trim() ?? '')";
const focused = async (page: Page) => String(await page.evaluate(`${words}(document.activeElement)`));

/** Goes on with Tab to what is called so, which is not far: more presses than that and a person gives up. */
async function tabTo(page: Page, name: string, most: number): Promise<void> {
  const isThere = `[...document.querySelectorAll("button, input, select")].some((one) => ${words}(one).startsWith("${name}"))`;
  await expect.poll(() => page.evaluate(isThere), { message: name }).toBe(true);
  const passed: string[] = [];
  while (passed.length <= most) {
    const now = await focused(page);
    if (now.startsWith(name)) return;
    passed.push(now);
    await page.keyboard.press("Tab");
  }
  throw new Error(`no ${name} within ${most}: ${passed.join(" | ")}`);
}

const step = (page: Page, name: string) => expect(page.getByRole("heading", { name })).toBeFocused({ timeout: 90_000 });

test("an encrypted backup is set up by keyboard alone, each step a few keys from the last", async () => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  test.setTimeout(300_000);
  const server = await startApache();
  const ext = await chromiumWithExtension("chrome-granted");
  ext.traffic.allow(server.origin);
  try {
    const inside = await ext.insidePage();
    await fillArchive((script) => inside.evaluate(script), chats);
    const page = await openBackupPage(ext);
    const keys = page.keyboard;
    // Listened for from now on: the browser is told of it in its own time, and what opens before that nobody can answer.
    const chooser = page.waitForEvent("filechooser", { timeout: 0 });
    await page.locator(".page-title").focus();
    await tabTo(page, "WebDAV", 1);
    await keys.press("Enter");
    await tabTo(page, "Address of the folder", 1);
    await keys.insertText(`${server.address}chats`);
    await tabTo(page, "User name", 1);
    await keys.insertText(server.user);
    await tabTo(page, "Password", 1);
    await keys.insertText(server.password);
    await keys.press("Enter");

    // The place that is new has the focus, and says what is to be done.
    await expect(page.getByRole("heading", { name: "My cloud", level: 4 })).toBeFocused();
    await expect(yourBackups(page)).toContainText("turn on encryption below before you back up");
    await tabTo(page, "Turn on encryption", 16);
    await keys.press("Enter");
    await step(page, "1. A passphrase");
    const offered = page.locator(".crypt-offered");
    await expect(offered).not.toBeEmpty();
    const passphrase = await offered.innerText();
    await tabTo(page, "Next", 3);
    await keys.press("Enter");
    await step(page, "2. Type it once more");
    await tabTo(page, "Passphrase", 1);
    await keys.insertText(passphrase);
    await keys.press("Enter");
    await step(page, "3. Save the recovery file");
    await tabTo(page, "Save recovery file", 1);
    await keys.press("Enter");
    const recovery = await ext.download(".age");
    await tabTo(page, "Next", 2);
    await keys.press("Enter");
    await step(page, "4. Try the recovery file");
    await tabTo(page, "Recovery file", 1);
    await keys.press("Enter");
    await (await chooser).setFiles(recovery);
    await tabTo(page, "Passphrase", 1);
    await keys.insertText(passphrase);
    await keys.press("Enter");
    const encryption = page.getByRole("region", { name: "Encryption" });
    await expect(encryption.getByRole("status").first()).toContainText("Encryption is on", { timeout: 90_000 });
    await step(page, "Encryption");

    await expect(yourBackups(page)).not.toContainText("turn on encryption below");
    await page.locator(".page-title").focus();
    await tabTo(page, "By itself", 1);
    await keys.press("End");
    await expect(yourBackups(page)).toContainText("Last good backup", { timeout: 90_000 });
    const root = join(server.folder, "chats", "convokeep");
    const files = (await readdir(root, { recursive: true })).filter((name) => name.includes("."));
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      expect(name).toMatch(/\.age$/);
      expect((await readFile(join(root, name))).includes("canary"), name).toBe(false);
    }
  } finally {
    await ext.close();
    await server.close();
  }
});
