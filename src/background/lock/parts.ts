import type { TransferPart } from "../../messages/contract.ts";

/** Parts of transfers that come in while the archive is locked. They are nowhere but in memory: what is lost is sent again. */
const transfers = new Map<string, Map<number, string>>();
/** At most so many transfers. */
const most = 8;

/** Keeps one part; gives all of them in order once they are there. */
export function partInMemory({ transfer, part, parts, data }: TransferPart): string[] | undefined {
  const held = transfers.get(transfer) ?? new Map<number, string>();
  transfers.delete(transfer);
  transfers.set(transfer, held.set(part, data));
  for (const old of [...transfers.keys()].slice(0, -most)) transfers.delete(old);
  if (held.size < parts) return undefined;
  return Array.from({ length: parts }, (_, at) => held.get(at) ?? "");
}

/** Forgets a transfer that was dealt with. */
export function forgetParts(transfer: string): void {
  transfers.delete(transfer);
}
