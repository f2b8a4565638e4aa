import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChromiumWithExtension, chromiumWithExtension, expect, test } from "./harness/chromium.ts";
import {
  beginLock,
  beginUnlocking,
  changePassphrase,
  isLocked,
  lockIsOff,
  lockIsOn,
  openLibrary,
  unlock,
} from "./harness/lock-acts.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";

const passphrase = "quiet river under seven stars";
const other = "another lamp beside the window";
const chats = ["Before the lock", "While it was locked", "After a restart"].map((title, at) =>
  conversation({ seed: 600 + at, messages: 4, plain: true, title }),
);

async function saveByToolbar(ext: ChromiumWithExtension, at: number): Promise<string> {
  const page = await ext.open(`https://chatgpt.com/c/${chats[at]?.id}`);
  const popup = await ext.clickToolbar(page);
  await popup.click("Save chat");
  for (let tries = 0; tries < 600; tries++) {
    const said = `${await popup.text("[role=status]")} ${await popup.text(".page-panel [role=alert]")}`;
    if (/complete|partial|unknown|Kept|not /.test(said)) {
      await popup.close();
      return said;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no end: ${await popup.text("body")}`);
}

test("locked, captured while locked, unlocked, changed, restarted, turned off: every chat is there", async () => {
  const profile = await mkdtemp(join(tmpdir(), "convokeep-profile-"));
  let ext = await chromiumWithExtension("chrome", profile);
  const double = () => ext.serve(chatgptDouble({ layout: "classic", conversations: chats }));
  await double();
  expect(await saveByToolbar(ext, 0)).toContain("complete");

  let library = await openLibrary(ext, "#/settings");
  await beginLock(library, passphrase);
  await lockIsOn(library);
  const settings = library.getByRole("region", { name: "Lock" });
  await settings.screenshot({ path: "out/lock/on.png" });
  await library.goto(ext.address("src/library/index.html#/"));
  await expect(library.getByText("Before the lock").first()).toBeVisible();
  await library.goto(ext.address("src/library/index.html#/settings"));
  await settings.getByRole("button", { name: "Lock now" }).click();
  await isLocked(library);
  await library.screenshot({ path: "out/lock/locked.png" });
  expect(await library.content()).not.toContain("Before the lock");

  expect(await saveByToolbar(ext, 1)).toContain("Kept: 4 messages. They join your archive when you unlock it.");
  const page = await ext.open(`https://chatgpt.com/c/${chats[1]?.id}`);
  const popup = await ext.openPopup(page).catch(() => undefined);
  await popup?.screenshot({ path: "out/lock/popup.png" });
  await popup?.close();
  await page.close();
  await library.reload();
  await expect(library.getByRole("status")).toContainText("Saved meanwhile");

  await library.getByLabel("Passphrase").fill("not this one");
  await library.getByRole("button", { name: "Unlock" }).click();
  await expect(library.getByRole("alert")).toContainText("That is not the passphrase");
  await library.getByRole("button", { name: "Unlock" }).click();
  await expect(library.getByRole("alert")).toContainText(/not tried|not the passphrase/);
  await expect(async () => {
    await library.getByLabel("Passphrase").fill(passphrase);
    await library.getByRole("button", { name: "Unlock" }).click();
    await expect(library.locator(".library")).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await library.goto(ext.address("src/library/index.html#/"));
  await expect(library.getByText("While it was locked").first()).toBeVisible();
  await expect(library.getByText("Before the lock").first()).toBeVisible();

  await library.goto(ext.address("src/library/index.html#/settings"));
  await changePassphrase(library, passphrase, other);
  await expect(library.getByRole("region", { name: "Lock" })).toContainText("The passphrase was changed.");
  await ext.close();

  ext = await chromiumWithExtension("chrome", profile);
  await double();
  library = await openLibrary(ext);
  await isLocked(library);
  expect(await saveByToolbar(ext, 2)).toContain("Kept: 4 messages");
  await unlock(library, other);
  await expect(library.getByText("After a restart").first()).toBeVisible();
  await library.goto(ext.address("src/library/index.html#/settings"));
  await beginUnlocking(library, other);
  await lockIsOff(library);
  await ext.close();

  ext = await chromiumWithExtension("chrome", profile);
  const titles = (await ext.archive.list()).map(({ title }) => title).sort();
  expect(titles).toEqual([...chats.map(({ title }) => title)].sort());
  for (const { id, messages } of chats) {
    expect((await ext.archive.thread(`chatgpt:${id}`)).messages.length).toBe(messages.length);
  }
  await ext.close();
  await removeFolder(profile);
});
