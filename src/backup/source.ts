import type { Sha256 } from "../conversation/model.ts";
import type { ReadThread } from "../export/select-messages.ts";
import type { Moved } from "./manifest.ts";

/** What a backup is made of. */
export interface BackupSource {
  /** All conversations, hidden ones too, and those that cannot be read. */
  rows(): Promise<Row[]>;
  /** `undefined` for one that is gone. */
  thread(id: string): Promise<ReadThread | undefined>;
  asset(sha256: Sha256): Promise<{ bytes: Uint8Array; type: string } | undefined>;
  /** Conversations that were deleted. */
  deleted(): Promise<{ hash: string; at: string }[]>;
  /** Conversations that were known under another id at first. */
  moved(): Promise<Moved[]>;
}

export interface Row {
  id: string;
  /** Another number with every write. */
  rev: number;
  /** Deleted, and still to be taken back. */
  hidden: boolean;
  /** It is there, but nothing but its id can be read: what a place has of it stays as it is. */
  isBroken?: true;
}
