import { CryptError } from "../../../crypt/crypt-error.ts";
import { looksEncrypted, readHeader } from "../../../crypt/header.ts";
import type { Opener } from "../../../crypt/open.ts";
import type { Keys } from "../protocol.ts";

/** Bytes from which the header of an age file can be told. */
const start = 16 * 1024;

/**
 * The files with encrypted ones (age) opened, each as a whole: what was cut or changed shows only at its end, and nothing of
 * such a file is used. None is larger opened than it was.
 * @throws CryptError; `needs-passphrase` and `needs-key` also where nothing is given to open them by
 */
export async function unsealed(
  files: readonly File[],
  keys: Keys | undefined,
  signal: AbortSignal,
): Promise<readonly File[]> {
  const found = await Promise.all(files.map(async (file) => ({ file, by: await sealedBy(file) })));
  if (found.every(({ by }) => by === undefined)) return files;
  const openers = new Map<string, Opener>();
  const opened: File[] = [];
  for (const { file, by } of found) {
    const opener = by && (openers.get(by) ?? (await openerOf(by, keys)));
    if (by && opener) openers.set(by, opener);
    opened.push(opener ? await openedFile(file, opener, signal) : file);
  }
  return opened;
}

async function sealedBy(file: File): Promise<"passphrase" | "key" | undefined> {
  const bytes = new Uint8Array(await file.slice(0, start).arrayBuffer());
  if (!looksEncrypted(bytes)) return undefined;
  const header = readHeader(bytes);
  if (!header) throw new CryptError("damaged");
  return header.by;
}

async function openerOf(by: "passphrase" | "key", keys: Keys | undefined): Promise<Opener> {
  if (!keys) throw new CryptError(by === "key" ? "needs-key" : "needs-passphrase");
  if (by === "passphrase") return { passphrase: keys.passphrase };
  if (!keys.recovery) throw new CryptError("needs-key");
  const { largestRecovery, openRecovery } = await import("../../../crypt/recovery.ts");
  if (keys.recovery.size > largestRecovery) throw new CryptError("not-age");
  const { identity } = await openRecovery(new Uint8Array(await keys.recovery.arrayBuffer()), keys.passphrase);
  return { identity };
}

async function openedFile(file: File, opener: Opener, signal: AbortSignal): Promise<File> {
  const [{ openStream }, { gathered }] = await Promise.all([
    import("../../../crypt/open.ts"),
    import("../../../crypt/seal-blob.ts"),
  ]);
  const blob = await gathered(await openStream(file.stream(), opener), signal);
  return new File([blob], file.name.replace(/\.age$/i, ""), { lastModified: file.lastModified });
}
