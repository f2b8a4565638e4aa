import { scryptAsync } from "@noble/hashes/scrypt.js";
import { ArchiveError } from "../archive-error.ts";
import { cipherWith } from "./cipher.ts";
import { newInboxKeys } from "./inbox-keys.ts";
import { sealKeysOf } from "./keys-of.ts";

/** The keys of a sealed archive as they are stored. */
export interface LockKeys {
  /** Tells this archive's data key from others'. */
  id: string;
  scrypt: { logN: number; r: number; p: number; salt: Uint8Array };
  /** The data key, sealed by the passphrase. */
  wrapped: Uint8Array;
  /** What comes in while it is locked is sealed to this one, a point of P-256. */
  inboxPublic: Uint8Array;
  /** The private key to it, sealed by the data key. */
  inboxPrivate: Uint8Array;
}

/** What a passphrase costs to try: 128 MiB and about half a second, as OWASP advises (2026). */
const usual = { logN: 17, r: 8, p: 1 };
/** What is taken from storage: less is cheap to guess, more stalls the machine. */
const bounds = { logN: [15, 20], r: [8, 8], p: [1, 4] } as const;

/** Keys for an archive that is to be sealed. @param costs less only in tests */
export async function makeLockKeys(
  passphrase: string,
  costs: Omit<LockKeys["scrypt"], "salt"> = usual,
): Promise<{ lock: LockKeys; dataKey: Uint8Array }> {
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  const inbox = await newInboxKeys();
  const id = crypto.randomUUID();
  const inboxPrivate = cipherWith(sealKeysOf(dataKey).inbox).seal(inbox.secret, aboutInbox(id));
  const rest = { id, inboxPublic: inbox.open, inboxPrivate };
  return { lock: { ...rest, ...(await wrapping(id, dataKey, passphrase, costs)) }, dataKey };
}

/** The same keys under another passphrase: records need not be sealed anew. */
export async function rewrapped(
  lock: LockKeys,
  dataKey: Uint8Array,
  passphrase: string,
  costs: Omit<LockKeys["scrypt"], "salt"> = usual,
): Promise<LockKeys> {
  return { ...lock, ...(await wrapping(lock.id, dataKey, passphrase, costs)) };
}

/** The data key; `undefined` for another passphrase. @throws ArchiveError `broken` where costs are none that we store */
export async function dataKeyOf(lock: LockKeys, passphrase: string): Promise<Uint8Array | undefined> {
  checkCosts(lock.scrypt);
  try {
    return cipherWith(await stretched(passphrase, lock.scrypt)).unseal(lock.wrapped, aboutKey(lock.id, lock.scrypt));
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}

/** The private key of the inbox. @throws ArchiveError `broken` */
export function inboxSecret(lock: LockKeys, dataKey: Uint8Array): Uint8Array {
  return cipherWith(sealKeysOf(dataKey).inbox).unseal(lock.inboxPrivate, aboutInbox(lock.id));
}

async function wrapping(
  id: string,
  dataKey: Uint8Array,
  passphrase: string,
  costs: Omit<LockKeys["scrypt"], "salt">,
): Promise<Pick<LockKeys, "scrypt" | "wrapped">> {
  const scrypt = { ...costs, salt: crypto.getRandomValues(new Uint8Array(16)) };
  return { scrypt, wrapped: cipherWith(await stretched(passphrase, scrypt)).seal(dataKey, aboutKey(id, scrypt)) };
}

function stretched(passphrase: string, { logN, r, p, salt }: LockKeys["scrypt"]): Promise<Uint8Array> {
  const N = 2 ** logN;
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  return scryptAsync(bytes, salt, { N, r, p, dkLen: 32, asyncTick: 30, maxmem: 128 * r * (N + p + 1) });
}

function checkCosts(scrypt: LockKeys["scrypt"]): void {
  for (const name of ["logN", "r", "p"] as const) {
    const [least, most] = bounds[name];
    const value = scrypt[name];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new ArchiveError("broken", { cause: new Error(`scrypt ${name}`) });
    }
  }
}

const aboutInbox = (id: string) => `convokeep lock v1 inbox ${id}`;
const aboutKey = (id: string, { logN, r, p }: LockKeys["scrypt"]) => `convokeep lock v1 key ${id} ${logN} ${r} ${p}`;
