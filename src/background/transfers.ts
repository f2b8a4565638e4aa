import { dropTransfer, stagePart } from "../archive/staging.ts";
import type { TransferPart } from "../messages/contract.ts";
import { withArchive } from "./archive.ts";
import { forgetParts, partInMemory } from "./lock/parts.ts";
import { unlessLocked } from "./lock/while-locked.ts";

/**
 * Takes in one part of a payload. Gives `use` the whole in order once all parts are there, and forgets the parts when it
 * is done with them; until then they outlive this context, so that a transfer may go on after its death.
 */
export async function takePart<T extends object>(
  { transfer, part, parts, data }: TransferPart,
  use: (pieces: string[]) => Promise<T>,
): Promise<T | { waiting: number }> {
  if (parts === 1) return use([data]);
  const pieces = await unlessLocked(
    () => withArchive((archive) => stagePart(archive, { transfer, part, parts, data })),
    () => partInMemory({ transfer, part, parts, data }),
  );
  if (!pieces) return { waiting: Math.max(1, parts - part - 1) };
  const result = await use(pieces);
  forgetParts(transfer);
  await unlessLocked(
    () => withArchive((archive) => dropTransfer(archive, transfer)),
    () => undefined,
  );
  return result;
}
