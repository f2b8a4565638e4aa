import type { PlaceInfo, PlaceTrialData } from "../../src/messages/places.ts";
import { answers, type Scene } from "./scenes.ts";

const added = "2026-11-20T09:00:00.000Z";

const places: PlaceInfo[] = [
  {
    id: "1",
    name: "Our cloud",
    added,
    kind: "webdav",
    address: "https://cloud.example.org/remote.php/dav/files/anne/Convokeep/",
  },
  {
    id: "2",
    name: "Bucket in the cellar",
    added,
    kind: "s3",
    endpoint: "https://s3.example.net",
    region: "eu-central-1",
    bucket: "chats-of-a-family",
    folder: "convokeep",
    pathStyle: true,
  },
  { id: "3", name: "Downloads folder", added, kind: "downloads", folder: "Convokeep backups" },
];

const refused: PlaceTrialData = { ok: false, step: "write", problem: "refused" };

/** States of the places on the page of backups. */
export const placeScenes: Record<string, Scene> = {
  "backup-places": {
    answers: { ...answers, "places.list": places, "places.try": refused },
    hash: "#/backup",
    act: async (page) => {
      await page.getByRole("button", { name: "Try it: “Our cloud”" }).click();
      await page.locator(".place-trial:not(:empty)").waitFor();
      await page.getByRole("button", { name: "Remove “Bucket in the cellar”" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  "backup-form": {
    answers: { ...answers, "places.list": [], "places.try": refused },
    hash: "#/backup",
    act: async (page) => {
      await page.getByRole("button", { name: "S3 storage" }).click();
      const values = ["https://s3.example.net", "eu-central-1", "chats", "", "AKIA0123456789", "secret"];
      const lines = page.locator(".place-form input[type=text], .place-form input[type=password]");
      for (const [nth, value] of values.entries()) await lines.nth(nth).fill(value);
      await page.getByRole("button", { name: "Try and save" }).click();
      await page.locator(".place-problem:not(:empty)").waitFor();
    },
  },
  "backup-form-webdav": {
    answers: { ...answers, "places.list": [] },
    hash: "#/backup",
    act: (page) => page.getByRole("button", { name: "WebDAV" }).click(),
  },
};
