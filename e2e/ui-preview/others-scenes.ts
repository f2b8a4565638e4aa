import { createHash } from "node:crypto";
import type { OtherDevice } from "../../src/backup/others/records.ts";
import type { PlaceInfo } from "../../src/messages/places.ts";
import { organisedChats } from "./library-rows.ts";
import { answers, type Scene } from "./scenes.ts";

const added = "2026-11-01T12:00:00.000Z";
const cloud: PlaceInfo = {
  id: "cloud",
  name: "Our cloud",
  added,
  kind: "webdav",
  address: "https://cloud.example/dav/chats",
};
const stick: PlaceInfo = { id: "stick", name: "Stick", added, kind: "folder", folder: "stick", handle: "h" };

const device = (more: Partial<OtherDevice>): OtherDevice => ({
  counter: 41,
  sha256: "ab".repeat(32),
  at: "2026-11-18T09:30:00.000Z",
  done: [],
  passed: {},
  deleted: [],
  ...more,
});

const key = { recipient: "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq", since: added };

const withDevices = (devices: Record<string, OtherDevice>): NonNullable<Scene["jobs"]> => [
  { id: "others-wish:cloud", kind: "others-wish", on: true },
  { id: "others:cloud", kind: "others", record: { devices } },
];

const scene: Scene = {
  answers: { ...answers, "places.list": [cloud, stick], "backup.status": [] },
  backup: {
    place: "cloud",
    device: "5b1f09c2ad774e30",
    at: added,
    conversations: 1,
    files: { "manifest-7.json": "m" },
  },
  hash: "#/backup",
  act: (page) => page.getByRole("heading", { name: "Several browsers" }).scrollIntoViewIfNeeded(),
};

const shown = { counter: 38, at: "2026-11-02T07:12:00.000Z" };
const rolledBack = withDevices({ "9e02cc41d0aa7713": device({ problem: "rolled-back", shown }) });

const rows = organisedChats(5);
const graveOf = (id: string) => createHash("sha256").update(`convokeep tombstone v1 ${id}`).digest("hex");

/** What other browsers of the user wrote, in all that can be the matter with it. */
export const othersScenes: Record<string, Scene> = {
  "others-strange": {
    ...scene,
    jobs: withDevices({
      "0c44d1e9b7a25f68": device({ at: "", problem: "strange" }),
      "7d90aa3512cfe001": device({}),
    }),
  },
  "others-mine": {
    ...scene,
    jobs: [
      ...withDevices({ "0c44d1e9b7a25f68": device({ at: "", problem: "strange" }) }),
      { id: "others-accepted:cloud", kind: "others-accepted", accepted: [["0c44d1e9b7a25f68", "ab".repeat(32)]] },
    ],
  },
  "others-forged": { ...scene, jobs: withDevices({ "9e02cc41d0aa7713": device({ problem: "forged" }) }) },
  "others-rolled-back": { ...scene, jobs: rolledBack },
  "others-accepting": {
    ...scene,
    jobs: rolledBack,
    act: async (page) => {
      await page.getByRole("button", { name: /^Accept this state of/ }).click();
      await page.getByRole("alertdialog").scrollIntoViewIfNeeded();
    },
  },
  "others-sealed": {
    ...scene,
    stored: { "option:backupKey": key },
    jobs: withDevices({
      "9e02cc41d0aa7713": device({ problem: "sealed" }),
      "7d90aa3512cfe001": device({ problem: "damaged" }),
      "12aa60f7b3c4d5e9": device({ problem: "newer" }),
      "6601b8fd20c93a7e": device({ problem: "missing" }),
    }),
  },
  "others-deleted": {
    ...scene,
    rows,
    jobs: withDevices({
      "7d90aa3512cfe001": device({
        deleted: rows.slice(0, 3).map(({ id }) => ({ hash: graveOf(id), at: "2026-11-17T18:00:00.000Z" })),
      }),
    }),
  },
  "others-failed": {
    ...scene,
    answers: { ...scene.answers, "places.list": [cloud] },
    act: async (page) => {
      // The archive cannot be written to.
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("", "QuotaExceededError");
        };
      });
      await page.getByRole("switch").click();
      await page.getByRole("alert").scrollIntoViewIfNeeded();
    },
  },
};
