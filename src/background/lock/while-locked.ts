import { putIntoInbox } from "../../archive/sealed/inbox.ts";
import { vaultState } from "../../archive/sealed/vault.ts";
import type { Capture, CaptureReceipt } from "../../conversation/capture.ts";
import { judge } from "../../conversation/drift.ts";
import type { AssetRef } from "../../conversation/model.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import { isOpen } from "../../lock/acts.ts";
import { place } from "../../lock/place.ts";
import { CodedError } from "../../messages/errors.ts";
import { codedError } from "../archive.ts";
import { lockWork } from "./lock-keeping.ts";

/** Work on the archive, or what is to be done instead while it is locked. */
export async function unlessLocked<T>(work: () => Promise<T>, locked: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLocked(error)) throw error;
    return locked();
  }
}

/** Whether it failed because the archive is locked. */
export function isLocked(error: unknown): boolean {
  return error instanceof CodedError && error.code === "archive-locked";
}

/**
 * Keeps a capture, sealed, until the archive is unlocked; resolves when the database has completed it.
 * @throws CodedError `site-changed` for what was not read rightly, whatever is held of the chat; `no-space`
 */
export async function keepCapture(capture: Capture): Promise<CaptureReceipt> {
  const verdict = judge(capture.health, capture, undefined);
  if (!verdict.ok) throw new CodedError("site-changed", verdict.why);
  await keepItem({ kind: "capture", capture });
  const held = capture.entries.filter(({ kind }) => kind === "message" || kind === "seen").length;
  return {
    conversation: capture.conversation.id,
    outcome: "stored",
    messageCount: held,
    coverage: { state: "locked", held, gaps: [], unreadImages: 0 },
  };
}

/** Keeps the bytes of an image or file, sealed, until the archive is unlocked. @throws CodedError */
export async function keepAsset(bytes: Uint8Array, type: string, redrawn?: true): Promise<AssetRef> {
  await keepItem({ kind: "asset", bytes, type, ...(redrawn ? { redrawn } : {}) });
  return { sha256: await sha256Of(bytes), type, size: bytes.length, ...(redrawn ? { redrawn } : {}) };
}

async function keepItem(item: Parameters<typeof putIntoInbox>[2]): Promise<void> {
  const { lock } = await vaultState(place.vault);
  if (!lock) throw new CodedError("archive-closed", "unlocked just now");
  try {
    await putIntoInbox(place.vault, lock, item);
  } catch (error) {
    throw codedError(error);
  }
  // It may have been unlocked just before.
  if (await isOpen()) lockWork().catch((error: unknown) => console.warn("lock: not joined yet", error));
}
