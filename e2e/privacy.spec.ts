import { readFileSync } from "node:fs";
import { join } from "node:path";
import { privacyLines } from "../src/library/privacy/privacy-lines.ts";
import { askBackground } from "./harness/backup-page.ts";
import { buildFolder, readManifest } from "./harness/build.ts";
import { expect, test } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { beginLock, lockIsOn, openLibrary } from "./harness/lock-acts.ts";

test.use({ build: "chrome" });

type Line = (typeof privacyLines)[number];

/**
 * What each line of the privacy page rests on. Beyond what is looked at here: every end-to-end test fails when something is
 * sent that its user did not set up (harness/traffic), and traffic.spec.ts shows that this would be noticed.
 */
const restsOn: Record<Line, "storage" | "manifest" | "pages" | "deletion"> = {
  archive: "storage",
  sent: "manifest",
  sites: "manifest",
  images: "manifest",
  pages: "pages",
  settings: "storage",
  deleted: "deletion",
  secrets: "storage",
  private: "manifest",
  removal: "storage",
};

test("the page shows ten lines, each of which rests on something that is tested", async ({ ext }) => {
  expect(privacyLines).toHaveLength(10);
  expect(Object.keys(restsOn).sort()).toEqual([...privacyLines].sort());
  const texts = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8"));
  const page = await ext.open(ext.address("src/library/index.html#/settings"));
  await page.getByRole("link", { name: "Privacy in ten lines" }).click();
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines).toHaveText(privacyLines.map((line) => texts[`privacy_${line}`].message));
});

for (const target of ["chrome", "firefox"] as const) {
  test(`${target}: nothing in the package reaches a site or a server before the user says so`, () => {
    const manifest = readManifest(target);
    expect(manifest).toMatchObject({
      incognito: "not_allowed",
      optional_host_permissions: ["https://*/*", "http://*/*"],
    });
    const absent = [
      "host_permissions",
      "content_scripts",
      "update_url",
      "web_accessible_resources",
      "optional_permissions",
    ];
    expect(absent.filter((key) => key in manifest && (manifest[key] as unknown[]).length > 0)).toEqual([]);
    const telling = ["cookies", "webRequest", "history", "tabs", "nativeMessaging", "identity", "storage.sync"];
    expect(manifest.permissions.filter((name) => telling.includes(name))).toEqual([]);
    const { extension_pages: policy } = manifest.content_security_policy as { extension_pages: string };
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toContain("form-action 'none'");
    for (const page of ["library", "popup", "welcome"]) {
      const html = readFileSync(join(buildFolder(target), `src/${page}/index.html`), "utf8");
      const [, head = ""] = /<head>([\s\S]*?)<script/.exec(html) ?? [];
      expect(head, page).toContain(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'" />`);
    }
  });
}

const title = "Where the ferries go";

test("what is stored lies in databases of the extension and in its local settings, and deleting leaves a hash", async ({
  ext,
}) => {
  const inside = await ext.insidePage();
  await fillArchive(
    (script) => inside.evaluate(script),
    [
      {
        conversation: { site: "claude", id: "claude:ferries", url: "https://claude.ai/chat/ferries", title },
        layout: "plain",
        capturedAt: "2026-11-20T10:00:00.000Z",
        trigger: "save",
        entries: [
          {
            kind: "message",
            ids: ["f1"],
            role: "user",
            parts: [{ kind: "text", format: "plain", text: "To the islands?" }],
            finished: true,
          },
        ],
        evidence: { start: "start", end: true },
        health: { containers: 1, read: 1, missing: [] },
      },
    ],
  );
  const page = await ext.open(ext.address("src/library/index.html#/settings"));
  await page.getByLabel("Words").fill("diagnosis");
  await page.getByLabel("Words").press("Enter");
  await expect(page.getByRole("list", { name: "Words" })).toContainText("diagnosis");
  const stored = (await inside.evaluate(`(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    sync: await chrome.storage.sync.get(),
    caches: await caches.keys(),
    worker: Object.keys(localStorage),
  }))()`)) as Record<string, unknown>;
  expect(stored.databases).toContain("convokeep");
  expect(stored).toMatchObject({ sync: {}, caches: [] });
  expect(Object.keys(stored.local as object).filter((key) => !key.startsWith("option:"))).toEqual([]);
  const besides = JSON.stringify({ ...stored, databases: [] });
  expect(besides).not.toMatch(/ferries|islands|claude/);
  expect(besides).toContain("diagnosis");

  await page.evaluate(`location.hash = "#/"`);
  await page.getByText(title).first().click();
  await page.getByRole("button", { name: "Delete" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(async () => (await ext.archive.counts()).tombstones).toBe(1);
  expect(await ext.archive.counts()).toMatchObject({ conversations: 0, chunks: 0, outlines: 0 });
});

test("each database that the browser holds is named on the page, and each that is named is there: places, keys and the lock", async ({
  ext,
}) => {
  const page = await ext.open(ext.address("src/library/index.html#/backup"));
  const held = async () =>
    (await page.evaluate(`(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: await chrome.storage.local.get(),
      sync: await chrome.storage.sync.get(),
      caches: await caches.keys(),
      files: await Array.fromAsync((await navigator.storage.getDirectory()).keys()),
      page: Object.keys(localStorage),
    }))()`)) as { databases: string[]; local: object; page: string[] };
  for (const place of [
    { kind: "webdav", name: "d", address: "https://dav.example/", user: "u", password: "canary-password" },
    { kind: "folder", name: "f", folder: "f", handle: "3b241101-e2bb-4255-8caf-4136c566a962" },
  ]) {
    const { value } = (await askBackground(page, "places.add", { place })) as { value: { id: string } };
    if (place.kind === "folder") await askBackground(page, "places.try", { id: value.id });
  }
  await page.reload();
  await expect(page.getByRole("region", { name: "Several browsers" })).toBeVisible();
  const found = new Set((await held()).databases);

  const settings = await openLibrary(ext, "#/settings");
  await beginLock(settings, "canary passphrase of quiet harbours");
  await lockIsOn(settings);
  // Written over with chance and deleted again, so that the disk forgets what was there.
  await expect.poll(async () => (await held()).databases).not.toContain("convokeep-random");
  const after = await held();
  for (const name of after.databases) found.add(name);
  expect(after).toMatchObject({ sync: {}, caches: [], files: [], page: ["appearance"] });
  expect(Object.keys(after.local).filter((key) => !key.startsWith("option:"))).toEqual([]);
  expect(JSON.stringify(after)).not.toContain("canary");

  await settings.goto(ext.address("src/library/index.html#/privacy"));
  const said = await settings.getByRole("main").innerText();
  expect([...found].sort()).toEqual([...new Set(said.match(/convokeep(?:-[a-z]+)?/g))].sort());
});
