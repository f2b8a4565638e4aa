import type { TransferPart } from "../messages/contract.ts";

/** Addresses of bytes that came from the background in parts. */
export interface Blobs {
  put(part: TransferPart & { type: string }): { address: string } | { waiting: number };
  release(address: string): void;
  held(): string[];
}

/** ms after which an address is let go of unasked: whoever wanted it has been ended. */
const longest = 2 * 60_000;

export function heldBlobs(): Blobs {
  const coming = new Map<string, (Uint8Array<ArrayBuffer> | undefined)[]>();
  const held = new Set<string>();
  const release = (address: string) => {
    if (held.delete(address)) URL.revokeObjectURL(address);
  };
  return {
    put({ transfer, part, parts, data, type }) {
      const pieces = coming.get(transfer) ?? Array.from<undefined>({ length: parts });
      pieces[part] = bytesOf(data);
      coming.set(transfer, pieces);
      const whole = pieces.filter((piece) => piece !== undefined);
      if (whole.length < parts) return { waiting: parts - whole.length };
      coming.delete(transfer);
      const address = URL.createObjectURL(new Blob(whole, { type }));
      held.add(address);
      setTimeout(() => release(address), longest);
      return { address };
    },
    release,
    held: () => [...held],
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
