import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { askBackground } from "./harness/backup-page.ts";
import { scriptOf } from "./harness/bundle.ts";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { hasApache, startApache } from "./servers/apache.ts";
import { startS3 } from "./servers/s3.ts";

test.use({ build: "chrome-granted" });

const names = ["seg-1-1-0a1b2c3d.zip", "seg-1-2-0a1b2c3d.zip.age", "manifest-1.json"];

/** The page of backups, in front: behind another tab it would be drawn once a second. The extension opens one itself. */
async function openBackup(ext: ChromiumWithExtension): Promise<Page> {
  const isThere = () => ext.context.pages().some((page) => page.url().includes("/welcome/"));
  await expect.poll(isThere, "the page that opens after the install").toBe(true);
  const page = await ext.open(ext.address("src/library/index.html#/backup"));
  await page.bringToFront();
  return page;
}

const section = (page: Page) => page.getByRole("region", { name: "Where backups go" });
const press = (page: Page, name: string) => section(page).getByRole("button", { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) => section(page).getByLabel(label, { exact: true }).fill(text);
const shot = (page: Page, name: string) => section(page).screenshot({ path: `out/places/${name}.png` });

/** What lies where scripts in web pages could read it. */
const stored = async (page: Page) => JSON.stringify(await page.evaluate("chrome.storage.local.get()"));

test("a place on a WebDAV server is set up, changed and removed; its password stays in the background", async ({
  ext,
}) => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  const server = await startApache();
  ext.traffic.allow(server.origin);
  try {
    const page = await openBackup(ext);
    await shot(page, "none");
    await press(page, "WebDAV (Nextcloud and the like)");
    await expect(section(page).getByRole("heading", { name: "WebDAV (Nextcloud and the like)" })).toBeFocused();
    await fill(page, "Address of the folder", `${server.address}chats`);
    await fill(page, "User name", server.user);
    await fill(page, "Password", "canary-wrong");
    await press(page, "Try and save");
    await expect(section(page).getByRole("alert")).toHaveText(
      "Nothing could be written. Name, password or key is wrong, or does not allow this.",
    );
    await shot(page, "refused");
    await fill(page, "Password", server.password);
    await press(page, "Try and save");
    await expect(section(page)).toContainText("“My cloud” is saved.");
    await expect(section(page)).toContainText("read back and removed. The folder was not there and has been made.");
    expect(await readdir(join(server.folder, "chats", "convokeep"))).toEqual([]);
    await shot(page, "saved");

    await section(page).getByRole("button", { name: "Edit “My cloud”" }).click();
    await expect(section(page).getByLabel("Password")).toHaveValue("");
    await fill(page, "Name, for you", "Cloud of ours");
    await shot(page, "edit");
    await press(page, "Try and save");
    await section(page).getByRole("button", { name: "Try it: “Cloud of ours”" }).click();
    await expect(section(page)).toContainText("It works: a small file was written, read back and removed.");

    // What would make the kept password go to another server.
    await section(page).getByRole("button", { name: "Edit “Cloud of ours”" }).click();
    await fill(page, "Address of the folder", "http://localhost:9/elsewhere/");
    await press(page, "Try and save");
    await expect(section(page).getByRole("alert")).toContainText("For another server or bucket they are needed anew.");
    await press(page, "Cancel");

    const known =
      JSON.stringify(await askBackground(page, "places.list")) + (await stored(page)) + (await page.content());
    for (const secret of [server.user, server.password, "canary"]) expect(known).not.toContain(secret);

    await section(page).getByRole("button", { name: "Remove “Cloud of ours”" }).click();
    await section(page).getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await expect(section(page)).toContainText("is removed here. What lies there stays there.");
    expect(await askBackground(page, "places.list")).toEqual({ ok: true, value: [] });
  } finally {
    await server.close();
  }
});

test("a bucket and a folder below the downloads are tried by the background, which makes the files itself", async ({
  ext,
}) => {
  const server = await startS3();
  ext.traffic.allow(server.origin);
  try {
    const page = await openBackup(ext);
    const { origin: endpoint, region, bucket, keyId, secret } = server;
    const s3 = { kind: "s3", name: "b", endpoint, region, bucket, folder: "", pathStyle: true, keyId, secret };
    const worked = { ok: true, value: { ok: true, canRead: true, madeFolder: false } };
    expect(await askBackground(page, "places.try", { place: s3 })).toEqual(worked);
    const wrong = await askBackground(page, "places.try", { place: { ...s3, secret: "canary" } });
    expect(wrong).toEqual({ ok: true, value: { ok: false, step: "write", problem: "refused" } });
    const hostile = await askBackground(page, "places.try", { place: { ...s3, bucket: "canary/../x" } });
    expect(hostile).toEqual({ ok: false, error: { code: "bad-message", detail: "place" } });
    const downloads = { kind: "downloads", name: "d", folder: "Convokeep backups" };
    const tried = await askBackground(page, "places.try", { place: downloads });
    expect(tried).toEqual({ ok: true, value: { ok: true, canRead: false, madeFolder: false } });
    await press(page, "S3 storage");
    await shot(page, "s3");
    await press(page, "Cancel");
    await press(page, "Folder in Downloads");
    await shot(page, "downloads");
  } finally {
    await server.close();
  }
});

test("a folder below the downloads keeps files under their names, and knows when they are gone", async ({ ext }) => {
  const inside = await ext.insidePage();
  const script = await scriptOf(new URL("./harness/probe/places.ts", import.meta.url), "Places");
  const act = (call: string) => inside.evaluate(`${script}\nPlaces.below("Convokeep backups/of me").${call}`);
  const folder = "convokeep/0123456789abcdef";
  // All at once: Chromium takes its time for each.
  const written = names.map((name, nth) => act(`write("${folder}/${name}", "${"x".repeat(nth + 1)}")`));
  expect(new Set(await Promise.all(written))).toEqual(new Set(["nothing"]));
  const first = await ext.download(names[0] ?? "");
  expect(first.endsWith(join("Convokeep backups", "of me", folder, names[0] ?? ""))).toBe(true);
  expect((await readdir(dirname(first))).sort()).toEqual([...names].sort());
  expect(await readFile(first, "utf8")).toBe("x");
  expect(await act(`size("${folder}/${names[1]}")`)).toBe(2);
  expect(await act(`read("${folder}/${names[1]}")`)).toBe("unreadable");
  expect(await act(`write("${folder}/${names[1]}", "other")`)).toBe("exists");
  expect(await act(`list("convokeep")`)).toHaveLength(names.length);
  expect(await act(`list("convokeep/other")`)).toEqual([]);
  expect(await act(`remove("${folder}/${names[2]}")`)).toBe("nothing");
  await rm(first);
  await expect.poll(() => act(`size("${folder}/${names[0]}")`)).toBe("nothing");
  expect((await readdir(dirname(first))).sort()).toEqual([names[1]]);
  expect(await act(`write("${folder}/${names[0]}", "again")`)).toBe("nothing");
  expect(await readFile(first, "utf8")).toBe("again");
});
