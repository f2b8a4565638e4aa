import { organise } from "../archive/organise.ts";
import type { OrganisingChange } from "../conversation/organising.ts";
import { withArchive } from "./archive.ts";
import { announce } from "./changes.ts";

/** Sets what the user organises by; answers with what was there before. */
export async function organiseChats({
  changes,
}: {
  changes: OrganisingChange[];
}): Promise<{ before: OrganisingChange[] }> {
  const before = await withArchive((archive) => organise(archive, changes));
  announce({ conversations: before.map(({ conversation }) => conversation) });
  return { before };
}
