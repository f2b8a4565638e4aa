import type { PlaceTrouble } from "./places.ts";

export const backupPaces = ["never", "hourly", "daily", "weekly"] as const;

export type BackupPace = (typeof backupPaces)[number];

/** Why a backup did not come about: what is wrong with the place, with what was read back, or with the archive. */
export type BackupTrouble =
  | Exclude<PlaceTrouble, "different" | "exists" | "unreadable">
  | "not-kept"
  | "no-key"
  | "archive"
  | "no-space"
  | "unknown";

/** What a good backup has to say besides. What is absent was not told by the version that made it. */
export interface BackupTold {
  /** Files of the place that were written again. */
  mended: number;
  /** Chats that could not be read. */
  unread: number;
  /** Those of them that the place has nothing of. */
  unkept?: number;
  /** Ids of the first few of them. */
  named?: string[];
  /** Images and files that could not be read and that the place does not have. */
  lacking?: number;
  /** Another name was taken. */
  renamed: boolean;
}

/** How a run ended. */
export type BackupEndData =
  | {
      kind: "good";
      good: { at: string; bytes: number; conversations: number };
      told: BackupTold;
      /** Chats that other browsers brought afterwards; absent where these could not be read. */
      came?: number;
    }
  | { kind: "failed"; problem: BackupTrouble; retryAfter?: number }
  /** Only other browsers were to be read. */
  | { kind: "read"; came: number }
  | { kind: "not-read"; problem: BackupTrouble }
  | { kind: "locked" }
  | { kind: "cancelled" };

/** How the backups in a place stand. Times are ISO. */
export interface BackupStatus {
  place: string;
  pace: BackupPace;
  state:
    | { kind: "idle" }
    | { kind: "running"; done: number; total: number }
    /** It is due, and goes on once the archive is unlocked. */
    | { kind: "locked" };
  good?: { at: string; bytes: number; conversations: number };
  /** What the last good one had to say. */
  told?: BackupTold;
  next?: string;
  overdue: boolean;
  failed?: { problem: BackupTrouble; at: string };
  /** What other browsers wrote there is being read, as the user wants, or will be next. */
  reading?: true;
  /** What came of that: how many chats, or why it was not read. */
  read?: { at: string; came: number } | { at: string; problem: BackupTrouble };
}

/** What pages may ask of the background about backups. */
export interface BackupMessages {
  /** One for each place, in their order. */
  "backup.status"(): BackupStatus[];
  "backup.pace"(ask: { place: string; pace: BackupPace }): void;
  /** Begins now, or as soon as what runs is done. */
  "backup.start"(ask: { place: string }): void;
  /** Reads what other browsers wrote there, now or as soon as what runs is done, without a backup. */
  "backup.read"(ask: { place: string }): void;
  /** Stops a run; what it has written so far is used by the next. */
  "backup.cancel"(ask: { place: string }): void;
  /** A check has found files there that are missing or changed: the next run reads everything back. */
  "backup.doubt"(ask: { place: string }): void;
  /** Reads from a place; nothing in it is changed. */
  "backup.look"(ask: PlaceLook): PlaceAnswer;
}

/** What may be asked of a place without changing it. Bytes come in slices of some megabytes. */
export type PlaceLook = { place: string } & (
  | { act: "open" }
  | { act: "list"; folder: string }
  | { act: "read"; path: string; from: number }
  | { act: "size"; path: string }
);

/** All that may be asked of a place. Safe to repeat: a file that is there already is not written again. */
export type PlaceAct =
  | PlaceLook
  | ({ place: string } & (
      | { act: "write"; path: string; transfer: string; part: number; parts: number; data: string }
      | { act: "remove"; path: string }
      | { act: "there"; path: string }
    ));

export type PlaceAnswer =
  | { open: { canRead: boolean; mostAtOnce?: number } }
  | { files: { path: string; size: number }[] }
  /** `data` in base64, and of how many bytes it is a slice. */
  | { slice: { data: string; total: number } | null }
  | { size: number | null }
  | { there: boolean }
  /** Parts that are still wanted; none: it is done. */
  | { waiting: number }
  | { problem: PlaceTrouble; retryAfter?: number };
