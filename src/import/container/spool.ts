import type { Member } from "../format.ts";

/** Bytes after which a piece becomes a Blob, which browsers keep out of the page's memory, on disk if need be. */
const piece = 8 * 2 ** 20;

/** All bytes of a member as a Blob made of pieces. @throws ImportError what is wrong with the member */
export async function spool(member: Member, signal?: AbortSignal): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const put = () => {
    blobs.push(new Blob(held));
    held = [];
    size = 0;
  };
  const reader = member.stream(signal).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      held.push(value as Uint8Array<ArrayBuffer>);
      size += value.length;
      if (size >= piece) put();
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  put();
  return new Blob(blobs);
}
