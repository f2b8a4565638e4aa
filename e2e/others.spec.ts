import { expect, type Page, test } from "@playwright/test";
import { tombstoneOf } from "../src/conversation/tombstone.ts";
import { violations } from "./harness/axe.ts";
import { organisedChats } from "./ui-preview/library-rows.ts";
import { barredSites } from "./ui-preview/library-scenes.ts";
import { openStage, type Stage, type View } from "./ui-preview/pages.ts";
import { answers } from "./ui-preview/scenes.ts";
import type { Stub } from "./ui-preview/stub-browser.ts";

// What a person sees and decides of their other browsers; reading them is proven in src/backup/others/.
const view: View = { show: "library", context: { viewport: { width: 900, height: 1000 } } };
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
let stage: Stage;

test.beforeAll(({ browser }) => {
  stage = openStage(browser, view);
});
test.afterAll(() => stage.close());

const rows = organisedChats(6);
const place = { id: "11111111-1111-4111-8111-111111111111", added: "2026-11-20T12:00:00.000Z", name: "Cloud" };
const cloud = { ...place, kind: "webdav", address: "https://cloud.test/dav/" };
const scene = {
  rows,
  hash: "#/backup",
  answers: { ...answers, "sites.list": barredSites, "places.list": [cloud], "backup.status": [] },
};
const section = (page: Page) => page.getByRole("region", { name: "Several browsers" });

/** As if others had been read: one that has deleted two of our chats, and one that is not as it was. */
async function readBefore(page: Page): Promise<void> {
  const deleted = await Promise.all(
    rows.slice(0, 2).map(async ({ id }) => ({ hash: await tombstoneOf(id), at: "2026-11-21T10:00:00.000Z" })),
  );
  const device = { counter: 3, sha256: "00", at: "2026-11-21T10:00:00.000Z", done: [], passed: {}, deleted };
  const record = {
    devices: {
      aaaabbbbccccdddd: device,
      "1111222233334444": {
        ...device,
        counter: 12,
        deleted: [],
        problem: "rolled-back",
        shown: { counter: 9, at: "2026-11-18T10:00:00.000Z" },
      },
      "5555666677778888": {
        ...device,
        counter: 0,
        sha256: "",
        at: "",
        deleted: [],
        problem: "strange",
        shown: { counter: 1, at: "2026-11-21T10:00:00.000Z" },
      },
    },
  };
  await page.evaluate(
    async ([id, kept]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open("convokeep");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      const writing = db.transaction("jobs", "readwrite");
      writing.objectStore("jobs").put({ id: `others:${id}`, kind: "others", record: kept });
      await new Promise((resolve) => (writing.oncomplete = resolve));
      db.close();
    },
    [place.id, record] as const,
  );
}

const standing = { place: place.id, pace: "never", state: { kind: "idle" }, overdue: false };

/** What the background says from now on of the place, and tells the page. */
async function tell(page: Page, status: Record<string, unknown>): Promise<void> {
  await page.evaluate(
    (next) => {
      const { stub } = globalThis as unknown as { stub: Stub };
      stub.answers["backup.status"] = [next];
      stub.broadcast({ backups: true });
    },
    { ...standing, ...status },
  );
}

const asksToRead = (page: Page) =>
  page.evaluate(() => {
    const { stub } = globalThis as unknown as { stub: Stub };
    return stub.asked.filter(({ name }) => name === "backup.read").map(({ ask }) => ask);
  });

test("other browsers are read where the user wants it, and what they deleted waits for a decision", async () => {
  const { page, faults } = await stage.open(scene);
  const reads = section(page).getByRole("switch", { name: "Cloud Also read what my other browsers wrote here" });
  await expect(reads).not.toBeChecked();
  await section(page).screenshot({ path: "out/others/off.png" });
  await reads.click();
  await expect(reads).toBeChecked();
  await expect(section(page)).toContainText("No other browser has been read here yet");
  await readBefore(page);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await expect(reads).toBeChecked();
  await expect(section(page)).toContainText("The place shows an older state of it than before");
  await expect(section(page).getByRole("heading", { name: "2 chats were deleted in another browser" })).toBeVisible();
  await expect(section(page)).toContainText("up to backup 12 of");
  const accept = section(page).getByRole("button", { name: "Accept this state of 1111222233334444…" });
  await accept.click();
  const question = section(page).getByRole("alertdialog", { name: "Accept this state of 1111222233334444…" });
  await expect(question).toContainText("Nothing that is here is changed or removed");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1100]) {
      await page.setViewportSize({ width, height: 1000 });
      await section(page).screenshot({ path: `out/others/deleted-${colorScheme}-${width}.png` });
    }
    expect(await violations(page, { rules: wcag }), colorScheme).toEqual([]);
  }
  await expect(question.getByRole("button", { name: "Accept and read on" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(accept).toBeFocused();
  await accept.click();
  await question.getByRole("button", { name: "Leave it" }).click();
  await expect(accept).toBeFocused();
  await accept.click();
  expect(await asksToRead(page)).toEqual([]);
  await tell(page, { reading: true });
  await question.getByRole("button", { name: "Accept and read on" }).click();
  await expect(section(page)).toContainText("This state is accepted. It is being read now…");
  await expect(accept).toHaveCount(0);
  await expect.poll(() => asksToRead(page)).toEqual([{ place: place.id }]);
  const status = section(page).getByRole("status").filter({ hasText: /./ });
  await expect(status).toHaveText("What other browsers wrote here is being read. This page may be closed.");
  await tell(page, { read: { at: "2026-11-22T10:00:00.000Z", problem: "unreachable" } });
  await expect(status).toContainText("It could not be read now.");
  await expect(status).toContainText("It is tried again after the next backup.");
  await expect(section(page)).toContainText("This state is accepted. It is read after the next backup");
  const strange = section(page).getByRole("listitem").filter({ hasText: "5555666677778888" });
  await expect(strange).toContainText("New here. Nothing of it is read until you say");
  await section(page).getByRole("button", { name: "It is mine, read it: 5555666677778888" }).click();
  // What was pressed is gone; the keyboard goes on from there, and the page stays where it is.
  await expect(section(page).getByRole("heading", { name: "Several browsers" })).toBeFocused();
  await expect(strange).toBeInViewport();
  await expect.poll(() => asksToRead(page)).toHaveLength(2);
  await tell(page, { reading: true });
  await expect(strange).toContainText("Yours. It is being read now…");
  await tell(page, { read: { at: "2026-11-22T10:00:00.000Z", came: 3 } });
  await expect(status).toHaveText(/^Read on .+: 3 chats were new or longer\.$/);
  await section(page).screenshot({ path: "out/others/read.png" });
  expect(await violations(page, { rules: wcag })).toEqual([]);

  await section(page)
    .getByRole("button", { name: /^Keep here: / })
    .first()
    .click();
  await expect(section(page).getByRole("heading", { name: "1 chat was deleted in another browser" })).toBeVisible();
  await section(page)
    .getByRole("button", { name: /^Delete here too: / })
    .click();
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(section(page).getByRole("heading", { name: /deleted in another browser/ })).toHaveCount(0);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await expect(reads).toBeChecked();
  await expect(section(page).getByRole("heading", { name: /deleted in another browser/ })).toHaveCount(0);
  expect(faults).toEqual([]);
  await page.close();
});
