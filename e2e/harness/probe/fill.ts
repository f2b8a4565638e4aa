import { openArchive } from "../../../src/archive/open.ts";
import { organise as organiseIn } from "../../../src/archive/organise.ts";
import { storeCapture } from "../../../src/archive/store-capture.ts";
import type { Capture } from "../../../src/conversation/capture.ts";
import type { OrganisingChange } from "../../../src/conversation/organising.ts";

// Runs in an extension page and fills its archive as the background does.

/** Stores captures, one after the other. @throws when one is refused */
export async function store(captures: readonly Capture[]): Promise<void> {
  const archive = await openArchive();
  for (const capture of captures) {
    const receipt = await storeCapture(archive, capture);
    if ("refused" in receipt) throw new Error(`refused: ${JSON.stringify(receipt)}`);
  }
  archive.close();
}

/** Sets what a user sets: tags, folders, stars. */
export async function organise(changes: readonly OrganisingChange[]): Promise<void> {
  const archive = await openArchive();
  await organiseIn(archive, changes);
  archive.close();
}
