import { ArchiveError } from "../archive-error.ts";

// Sealing to a public key by what every browser brings: a key agreement on P-256 with a key made for this one text, HKDF with
// SHA-256 over both public keys, AES-256-GCM. Nothing of it is inside of a transaction, so it need not be synchronous.

const curve = { name: "ECDH", namedCurve: "P-256" };
/** Length of a public key: an uncompressed point. */
const pointBytes = 65;
const version = 1;

/** New keys: `open` may be known to anybody, and `secret` (PKCS #8) opens what was sealed to it. */
export async function newInboxKeys(): Promise<{ open: Uint8Array; secret: Uint8Array }> {
  const pair = (await crypto.subtle.generateKey(curve, true, ["deriveBits"])) as CryptoKeyPair;
  return {
    open: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
    secret: new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)),
  };
}

/** Seals bytes so that only the secret key opens them: version, public key made for this, ciphertext with tag. */
export async function sealTo(open: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
  const pair = (await crypto.subtle.generateKey(curve, true, ["deriveBits"])) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const theirs = await crypto.subtle.importKey("raw", open as BufferSource, curve, false, []);
  const key = await agreed(pair.privateKey, theirs, point, open);
  const sealed = await crypto.subtle.encrypt(noIv, key, plain as BufferSource);
  const all = new Uint8Array(1 + pointBytes + sealed.byteLength);
  all[0] = version;
  all.set(point, 1);
  all.set(new Uint8Array(sealed), 1 + pointBytes);
  return all;
}

/** The bytes again. @throws ArchiveError `broken` where they were cut or changed, or the key is another */
export async function openSealedTo(
  keys: { open: Uint8Array; secret: Uint8Array },
  sealed: Uint8Array,
): Promise<Uint8Array> {
  if (sealed[0] !== version) throw new ArchiveError("broken", { cause: new Error("not sealed") });
  try {
    const point = sealed.slice(1, 1 + pointBytes);
    const mine = await crypto.subtle.importKey("pkcs8", keys.secret as BufferSource, curve, false, ["deriveBits"]);
    const theirs = await crypto.subtle.importKey("raw", point as BufferSource, curve, false, []);
    const key = await agreed(mine, theirs, point, keys.open);
    const body = sealed.subarray(1 + pointBytes);
    return new Uint8Array(await crypto.subtle.decrypt(noIv, key, body as BufferSource));
  } catch (cause) {
    throw new ArchiveError("broken", { cause });
  }
}

/** Each key is used for one text alone, so its IV may be constant. */
const noIv = { name: "AES-GCM", iv: new Uint8Array(12) };

async function agreed(mine: CryptoKey, theirs: CryptoKey, point: Uint8Array, open: Uint8Array): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const info = new Uint8Array([...new TextEncoder().encode("convokeep inbox v1"), ...point, ...open]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
