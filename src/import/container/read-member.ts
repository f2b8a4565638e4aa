import { joinedBytes, readStream } from "../../lib/read-stream.ts";
import { ImportError, type Member } from "../format.ts";
import { parseJson } from "../json/parse.ts";

/** Bytes up to which a side file is read whole. */
const usualLimit = 64 * 2 ** 20;

/**
 * All bytes of a member.
 * @param limit bytes above which it is refused, 64 MB where nothing is said
 * @throws ImportError `too-large`, or what is wrong with the member
 */
export async function readBytes(
  member: Member,
  { limit = usualLimit, signal }: { limit?: number; signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (member.size > limit) throw new ImportError("too-large", `${member.size} bytes`);
  const bytes = await readStream(member.stream(signal), limit);
  if (!bytes) throw new ImportError("too-large", `more than ${limit} bytes`);
  return bytes;
}

/** Up to so many bytes from a member's beginning. @throws ImportError what is wrong with the member so far */
export async function readHead(member: Member, bytes: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = member.stream(signal).getReader();
  try {
    while (size < bytes) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      size += value.length;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return joinedBytes(pieces, size).slice(0, bytes);
}

/** A member as text: UTF-8, without a byte order mark; what is not UTF-8 gives U+FFFD. @throws ImportError as `readBytes` */
export async function readText(member: Member, options?: { limit?: number; signal?: AbortSignal }): Promise<string> {
  return new TextDecoder().decode(await readBytes(member, options));
}

/** The value of a small JSON file, read whole. @throws ImportError as `readBytes`, `not-json`, `too-deep` */
export async function readJson(member: Member, options?: { limit?: number; signal?: AbortSignal }): Promise<unknown> {
  return parseJson(await readBytes(member, options));
}
