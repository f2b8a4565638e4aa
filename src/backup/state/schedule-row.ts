import type { BackupPace, BackupTold } from "../../messages/backup.ts";

/** When a place is to be brought up to date, and what came of it. */
export interface ScheduleRow {
  place: string;
  pace: BackupPace;
  /** Since when it is kept so; ISO time. */
  since: string;
  /** The user has asked for it now, or a run was cut off. */
  asked?: true;
  /** A check has found files there missing or changed, and no good backup was made since. */
  doubted?: true;
  /** It waits until the archive is unlocked. */
  locked?: true;
  /** A run is under way since then; ISO time. */
  running?: string;
  /** It only reads what other browsers wrote. */
  onlyReads?: true;
  /** The user wants what other browsers wrote to be read, since then; ISO time. */
  reading?: string;
  /** What came of that: how many chats, or why it was not read. */
  read?: { at: string; came: number } | { at: string; problem: string };
  /** The user has stopped the last one; ISO time. */
  cancelled?: string;
  /** The last that was verified. */
  good?: { at: string; bytes: number; conversations: number };
  /** What the last run that ended well had to say besides. */
  told?: BackupTold;
  /** Why the last one failed, when, and how many have in a row. */
  failed?: { problem: string; at: string; times: number; retryAfter?: number };
}
