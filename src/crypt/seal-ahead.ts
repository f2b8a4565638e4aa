import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Encrypter, type Recipient } from "age-encryption";
import { base64OfBytes, bytesOfBase64 } from "./base64.ts";
import { passphraseRecipient } from "./passphrase-key.ts";

/**
 * What seals one file by a passphrase that is not at hand any more when the file is made: the beginning of the file, and the
 * key of its content. Base64 without padding. Whoever has the key opens this file, and nothing else.
 */
export interface SealAhead {
  header: string;
  key: string;
}

/** Bytes sealed at a time, as the age format has it. */
const chunk = 64 * 1024;

/** Makes what seals a file by a passphrase; the passphrase itself is not in it. Takes a second or two. */
export async function sealAhead(passphrase: string): Promise<SealAhead> {
  let key = new Uint8Array();
  const byPassphrase = passphraseRecipient(passphrase);
  const keeping: Recipient = {
    wrapFileKey(fileKey) {
      key = fileKey.slice();
      return byPassphrase.wrapFileKey(fileKey);
    },
  };
  const encrypter = new Encrypter();
  encrypter.addRecipient(keeping);
  const sealed = await encrypter.encrypt(new Uint8Array());
  // Behind the header stand a nonce of 16 bytes and the mark of an empty content.
  return { header: base64OfBytes(sealed.slice(0, sealed.length - 32)), key: base64OfBytes(key) };
}

/** Seals a stream with what was made ahead. Each time with another nonce, so that it may be done again. @throws Error for what is none */
export function sealStreamAhead(stream: ReadableStream<Uint8Array>, ahead: SealAhead): ReadableStream<Uint8Array> {
  const header = bytesOfBase64(ahead.header);
  const fileKey = bytesOfBase64(ahead.key);
  if (!header || !fileKey) throw new Error("no seal");
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const key = hkdf(sha256, fileKey, nonce, new TextEncoder().encode("payload"), 32);
  return stream.pipeThrough(sealing(key, [header, nonce]));
}

/** The content of an age file: chunks, each sealed under its number, the last one marked as such. */
function sealing(key: Uint8Array, beginning: readonly Uint8Array[]): TransformStream<Uint8Array, Uint8Array> {
  const held = new Uint8Array(chunk);
  let used = 0;
  let count = 0;
  const sealed = (isLast: boolean) => {
    const nonce = new Uint8Array(12);
    const view = new DataView(nonce.buffer);
    // The number has eleven bytes; one for which seven are needed would belong to a file of 2^69 bytes.
    view.setUint32(3, Math.floor(count / 2 ** 32));
    view.setUint32(7, count % 2 ** 32);
    nonce[11] = isLast ? 1 : 0;
    count += 1;
    return chacha20poly1305(key, nonce).encrypt(held.subarray(0, used));
  };
  return new TransformStream({
    start(controller) {
      for (const piece of beginning) controller.enqueue(piece);
    },
    transform(bytes, controller) {
      for (let at = 0; at < bytes.length; ) {
        if (used === chunk) {
          controller.enqueue(sealed(false));
          used = 0;
        }
        const part = bytes.subarray(at, at + chunk - used);
        held.set(part, used);
        used += part.length;
        at += part.length;
      }
    },
    flush(controller) {
      controller.enqueue(sealed(true));
    },
  });
}
