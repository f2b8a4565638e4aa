import type { BackupStatus } from "../../src/messages/backup.ts";
import type { PlaceInfo } from "../../src/messages/places.ts";
import { answers } from "./scenes.ts";

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
    told: { mended: 3, unread: 1, renamed: false },
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
