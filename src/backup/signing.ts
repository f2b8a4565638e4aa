import { sha256Of } from "../lib/sha256-of.ts";
import { BackupError } from "./backup-error.ts";
import { asBase64, fromBase64 } from "./remote/base64.ts";

/** Who a browser is in a place. */
export interface Identity {
  /** Its name there: the beginning of the fingerprint of its public key. */
  device: string;
  /** The private one cannot be taken out of the browser. */
  keys: CryptoKeyPair;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
/** What ends a file that is signed: 64 bytes in base64, in the one way in which no bit is left over. */
const ending = /,"signature":"([A-Za-z0-9+/]{85}[AQgw]==)"\}\n$/;

/** Makes a browser a new name, and the keys that prove it. */
export async function newIdentity(): Promise<Identity> {
  const keys = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  return { device: await deviceOf(await publicKeyOf(keys)), keys };
}

/** A line of JSON with the public key and a signature over all before it. */
export async function signed(value: object, keys: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  const signer = asBase64(await publicKeyOf(keys));
  const text = JSON.stringify({ ...value, signer });
  const signature = await crypto.subtle.sign(algorithm, keys.privateKey, encoder.encode(text));
  return encoder.encode(`${text.slice(0, -1)},"signature":"${asBase64(new Uint8Array(signature))}"}\n`);
}

/**
 * Sees to it that a text was signed by the browser that it says it is of: whoever keeps the files can neither change one nor
 * write another in its name, encrypted or not.
 * @throws BackupError `forged`
 */
export async function verify(text: string, { device, signer }: { device: string; signer: string }): Promise<void> {
  const [whole, signature] = ending.exec(text) ?? [];
  const isRight = whole !== undefined && signature !== undefined && (await isSigned(text.slice(0, -whole.length)));
  if (!isRight) throw new BackupError("forged");

  async function isSigned(before: string): Promise<boolean> {
    const raw = fromBase64(signer);
    if ((await deviceOf(raw)) !== device) return false;
    try {
      const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
      return await crypto.subtle.verify(algorithm, key, fromBase64(signature ?? ""), encoder.encode(`${before}}`));
    } catch (error) {
      // Not a point of the curve.
      if (error instanceof DOMException) return false;
      throw error;
    }
  }
}

const encoder = new TextEncoder();

async function publicKeyOf({ publicKey }: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
}

async function deviceOf(publicKey: Uint8Array): Promise<string> {
  return (await sha256Of(publicKey)).slice(0, 16);
}
