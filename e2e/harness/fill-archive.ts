import type { Capture } from "../../src/conversation/capture.ts";
import type { OrganisingChange } from "../../src/conversation/organising.ts";
import type { Evaluate } from "./archive.ts";
import { scriptOf } from "./bundle.ts";

/**
 * Puts captures into the archive of the extension whose page runs the script, then tags and the like. Pages that are open
 * are not told.
 */
export async function fillArchive(
  evaluate: Evaluate,
  captures: readonly Capture[],
  changes: readonly OrganisingChange[] = [],
): Promise<void> {
  const script = await scriptOf(new URL("./probe/fill.ts", import.meta.url), "FillProbe");
  await evaluate(
    `${script}\nFillProbe.store(${JSON.stringify(captures)}).then(() => FillProbe.organise(${JSON.stringify(changes)}))`,
  );
}
