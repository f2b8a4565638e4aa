import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { open as openSealed } from "../src/crypt/open.ts";
import { openRecovery } from "../src/crypt/recovery.ts";
import { seal } from "../src/crypt/seal.ts";
import { hasAge, openedByAge } from "../src/crypt/testing/age-tool.ts";
import { barredSites } from "./ui-preview/library-scenes.ts";
import { openStage, type Stage, type View } from "./ui-preview/pages.ts";
import { answers } from "./ui-preview/scenes.ts";

// Setting up encryption as a person does, with the real files; what the age tool then makes of them.
const view: View = { show: "library", context: { viewport: { width: 900, height: 900 } } };
let stage: Stage;

test.beforeAll(({ browser }) => {
  stage = openStage(browser, view);
});
test.afterAll(() => stage.close());

const scene = { hash: "#/backup", answers: { ...answers, "sites.list": barredSites } };
const section = (page: Page) => page.getByRole("region", { name: "Encryption" });
const button = (page: Page, name: string) => section(page).getByRole("button", { name, exact: true });
const shot = (page: Page, name: string) => section(page).screenshot({ path: `out/encryption/${name}.png` });

async function savedBy(page: Page, name: string): Promise<{ path: string; name: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { path: await download.path(), name: download.suggestedFilename() };
}

/** What the page has put into the browser's storage. */
const storedKey = (page: Page) => page.evaluate(() => localStorage.getItem("stub:stored") ?? "");

test("is on only after the saved recovery file was opened, and the age tool opens what is sealed", async () => {
  const { page, faults } = await stage.open(scene);
  await shot(page, "off");
  await button(page, "Turn on encryption").click();
  await expect(section(page).getByRole("heading", { name: "1. A passphrase" })).toBeFocused();
  const offered = await section(page).locator("output").innerText();
  expect(offered.split(" ")).toHaveLength(6);
  await shot(page, "passphrase");

  await button(page, "Use my own").click();
  await section(page).getByLabel("Your passphrase").fill("password1234");
  await button(page, "Next").click();
  await expect(section(page).getByRole("alert")).toContainText("Too easy to guess");
  await shot(page, "easy");
  await button(page, "Offer me one").click();
  const passphrase = await section(page).locator("output").innerText();
  await button(page, "Next").click();
  await expect(page.getByText(passphrase)).toHaveCount(0);

  await section(page).getByLabel("Passphrase").fill("something else");
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("alert")).toContainText("not the passphrase that was chosen");
  await section(page).getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("heading", { name: "3. Save the recovery file" })).toBeFocused();
  await expect(button(page, "Next")).toBeDisabled();
  const recovery = await savedBy(page, "Save recovery file");
  expect(recovery.name).toMatch(/^convokeep-recovery-\d{4}-\d\d-\d\d\.age$/);
  const how = readFileSync((await savedBy(page, "Save HOW-TO-OPEN.txt")).path, "utf8");
  expect(how).toContain(`age -d -i "${recovery.name}"`);
  await shot(page, "save");
  await button(page, "Next").click();
  expect(await storedKey(page)).not.toContain("age1");

  const choose = (path: string) => section(page).getByLabel("Recovery file").setInputFiles(path);
  await choose("package.json");
  await section(page).getByLabel("Passphrase").fill(passphrase);
  await button(page, "Try the recovery file").click();
  await expect(section(page).getByRole("alert").filter({ hasText: "not a file of the expected kind" })).toBeVisible();
  await choose(recovery.path);
  await section(page).getByLabel("Passphrase").fill(`${passphrase} no`);
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("alert").filter({ hasText: "It does not open" })).toBeVisible();
  await shot(page, "check");
  expect(await storedKey(page)).not.toContain("age1");
  await section(page).getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("status").first()).toContainText("Encryption is on");
  await section(page).locator("summary").click();
  await shot(page, "on");

  const stored = await storedKey(page);
  expect(stored).not.toMatch(/AGE-SECRET/i);
  const recipient = /age1[a-z0-9]+/.exec(stored)?.[0] ?? "";
  const file = readFileSync(recovery.path);
  const { identity } = await openRecovery(new Uint8Array(file), passphrase);
  const sealed = await seal(Buffer.from("a chat"), recipient);
  expect(Buffer.from(await openSealed(sealed, identity)).toString()).toBe("a chat");
  if (hasAge) expect(openedByAge(sealed, file, passphrase).toString()).toBe("a chat");
  expect(faults).toEqual([]);
  await page.close();
});
