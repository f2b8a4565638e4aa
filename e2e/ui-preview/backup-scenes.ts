import type { Page } from "@playwright/test";
import type { BackupStatus, PlaceAnswer, PlaceLook } from "../../src/messages/backup.ts";
import type { PlaceInfo } from "../../src/messages/places.ts";
import { answers, type Scene } from "./scenes.ts";
import type { SeededBackup } from "./seed-backup.ts";
import type { Stub } from "./stub-browser.ts";

const added = "2026-11-01T12:00:00.000Z";
const places: PlaceInfo[] = [
  { id: "p1", name: "My cloud", added, kind: "webdav", address: "https://cloud.example/remote.php/dav/files/me/chats" },
  {
    id: "p2",
    name: "My bucket",
    added,
    kind: "s3",
    endpoint: "https://s3.example",
    region: "eu",
    bucket: "b",
    folder: "",
    pathStyle: true,
  },
  { id: "p3", name: "Stick", added, kind: "folder", folder: "stick", handle: "h" },
  { id: "p4", name: "Downloads folder", added, kind: "downloads", folder: "Convokeep backups" },
];

const good = (at: string) => ({ at, bytes: 48_300_000, conversations: 1_204 });

const statuses: BackupStatus[] = [
  {
    place: "p1",
    pace: "hourly",
    state: { kind: "running", done: 210, total: 640 },
    good: good("2026-11-20T11:00:00.000Z"),
    overdue: false,
  },
  {
    place: "p2",
    pace: "daily",
    state: { kind: "idle" },
    good: good("2026-11-20T08:00:00.000Z"),
    told: { mended: 3, unread: 2, unkept: 1, named: ["chatgpt:chat-0", "chatgpt:chat-1"], renamed: false },
    next: "2026-11-21T08:00:00.000Z",
    overdue: false,
  },
  {
    place: "p3",
    pace: "weekly",
    state: { kind: "idle" },
    good: good("2026-10-20T08:00:00.000Z"),
    next: "2026-11-20T13:00:00.000Z",
    overdue: true,
    failed: { problem: "not-allowed", at: "2026-11-20T10:00:00.000Z" },
  },
  { place: "p4", pace: "never", state: { kind: "idle" }, overdue: false },
];

/** Backups in every state, as the background tells them. */
export const backupAnswers = { ...answers, "places.list": places, "backup.status": statuses };

const device = "5b1f09c2ad774e30";
const written: Record<string, string> = {
  "manifest-7.json.age": "the list",
  "seg-5-1-0a1b2c3d.zip.age": "some chats",
  "seg-7-1-4e5f6a7b.zip.age": "others",
};
const backup: SeededBackup = {
  place: "p1",
  device,
  at: "2026-11-20T11:00:00.000Z",
  conversations: 1_204,
  files: written,
};

/** Lets the place show these files. */
async function place(page: Page, files: Record<string, string>): Promise<void> {
  const lying = Object.entries(files).map(([name, text]) => [`convokeep/${device}/${name}`, text] as const);
  await page.evaluate((all) => {
    const texts = new Map<string, string>(all);
    const look = async (asked: PlaceLook): Promise<PlaceAnswer> => {
      if (asked.act === "open") return { open: { canRead: true } };
      if (asked.act === "list") return { files: all.map(([path, text]) => ({ path, size: text.length })) };
      const text = texts.get(asked.path);
      if (asked.act === "size") return { size: text?.length ?? null };
      return { slice: text === undefined ? null : { data: btoa(text), total: text.length } };
    };
    const { stub } = globalThis as unknown as { stub: Stub };
    stub.handlers["backup.look"] = (asked) => look(asked as PlaceLook);
  }, lying);
}

const one: Scene = {
  answers: {
    ...answers,
    "places.list": places.slice(0, 1),
    "backup.status": [{ ...statuses[0], pace: "daily", state: { kind: "idle" }, next: "2026-11-21T11:00:00.000Z" }],
  },
  backup,
  hash: "#/backup",
};

const pressing = (name: string, files: Record<string, string>, shown: string) => async (page: Page) => {
  await place(page, files);
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator(shown).first().waitFor();
};

const { "seg-5-1-0a1b2c3d.zip.age": _, ...fewer } = written;

/** States of the page of backups beside those of places and other browsers. */
export const backupScenes: Record<string, Scene> = {
  backup: { answers: backupAnswers, hash: "#/backup" },
  "backup-first": { answers, hash: "#/backup" },
  "backup-unopened": { ...one, act: pressing("Check my backup", written, ".backup-found") },
  "backup-damaged": { ...one, act: pressing("Check my backup", fewer, ".backup-read .notice") },
  "backup-wants-key": { ...one, act: pressing("Restore…", written, ".crypt-step") },
  "backup-nothing-there": { ...one, act: pressing("Restore…", {}, ".backup-read .notice") },
  "backup-act-failed": {
    ...one,
    answers: { ...one.answers, "backup.start": { fail: "no-space" } },
    async act(page) {
      await page.getByRole("button", { name: "Back up now" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  "backup-encrypted": {
    ...one,
    stored: {
      "option:backupKey": {
        recipient: "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq",
        since: "2026-11-02T10:00:00.000Z",
      },
    },
    act: (page) => page.locator(".crypt-more summary").click(),
  },
  "backup-encrypting": {
    ...one,
    async act(page) {
      await page.getByRole("button", { name: "Turn on encryption" }).click();
      await page.locator(".crypt-offered:not(:empty)").waitFor();
    },
  },
};
