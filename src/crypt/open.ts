import { Decrypter } from "age-encryption";
import { joinedBytes } from "../lib/read-stream.ts";
import { CryptError } from "./crypt-error.ts";
import { type Header, readHeader } from "./header.ts";
import type { Identity } from "./identity.ts";
import { passphraseIdentity } from "./passphrase-key.ts";

/** What opens a file: a private key, or a passphrase. */
export type Opener = { identity: Identity } | { passphrase: string };

/** Opens bytes sealed to a key. @throws CryptError */
export function open(bytes: Uint8Array, identity: Identity): Promise<Uint8Array<ArrayBuffer>> {
  return openBytes(bytes, { identity });
}

/** Opens sealed bytes: all of them or, whatever is wrong with the file, none. @throws CryptError */
export async function openBytes(bytes: Uint8Array, by: Opener): Promise<Uint8Array<ArrayBuffer>> {
  const header = readHeader(bytes);
  if (!header) throw unfinished(bytes.length);
  const decrypter = decrypterFor(header, by);
  return new Uint8Array(await ourErrors(() => decrypter.decrypt(bytes)));
}

/**
 * Opens a sealed stream as it is read: 64 KiB are held at a time. That it was cut short shows only at its end, so what came
 * before is not to be used until then. What the stream gives fails with CryptError, or as its source fails.
 * @throws CryptError; what the source throws
 */
export async function openStream(stream: ReadableStream<Uint8Array>, by: Opener): Promise<ReadableStream<Uint8Array>> {
  const source = stream.getReader();
  const { header, start } = await headerOf(source);
  const decrypter = decrypterFor(header, by);
  const failed: { error?: unknown } = {};
  const opened = await ourErrors(() => decrypter.decrypt(startingWith(start, source, failed)), failed);
  return withOurErrors(opened, failed);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Reads as far as the header goes, but no further than any honest one. */
async function headerOf(source: Reader): Promise<{ header: Header; start: Uint8Array }> {
  const pieces: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await source.read();
    if (done) throw unfinished(size);
    pieces.push(value);
    size += value.length;
    const start = joinedBytes(pieces, size);
    const header = readHeader(start);
    if (header) return { header, start };
  }
}

/** Of a file of so many bytes that ends in its header. */
function unfinished(size: number): CryptError {
  return new CryptError(size === 0 ? "not-age" : "damaged");
}

function startingWith(start: Uint8Array, source: Reader, failed: { error?: unknown }): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      start: (controller) => controller.enqueue(start),
      async pull(controller) {
        try {
          const { done, value } = await source.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          failed.error = error;
          controller.error(error);
        }
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function withOurErrors(opened: ReadableStream<Uint8Array>, failed: { error?: unknown }): ReadableStream<Uint8Array> {
  const reader = opened.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await ourErrors(() => reader.read(), failed);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** @throws CryptError `needs-passphrase`, `needs-key` */
function decrypterFor(header: Header, by: Opener): Decrypter {
  const decrypter = new Decrypter();
  if ("passphrase" in by) {
    if (header.by === "key") throw new CryptError("needs-key");
    decrypter.addIdentity(passphraseIdentity(by.passphrase));
  } else {
    if (header.by === "passphrase") throw new CryptError("needs-passphrase");
    decrypter.addIdentity(by.identity);
  }
  return decrypter;
}

/** The library tells what is wrong by words alone; all but a key that does not fit is damage. */
async function ourErrors<T>(work: () => Promise<T>, failed: { error?: unknown } = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ("error" in failed) throw failed.error;
    if (error instanceof CryptError) throw error;
    throw new CryptError(
      error instanceof Error && /^no identity matched/.test(error.message) ? "wrong-key" : "damaged",
    );
  }
}
