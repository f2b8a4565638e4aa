import type { LibraryState } from "../../app-state.ts";
import type { Pictures } from "../pictures.ts";
import type { Printed } from "./sheet-rows.ts";

/** The open conversation as it is to be printed; `undefined` while there is none. */
export function printedOf({ reader, rowOf, siteName }: LibraryState, pictures: Pictures): Printed | undefined {
  const thread = reader.thread.peek();
  const tree = reader.tree.peek();
  if (!thread || !tree) return undefined;
  // Title and the like as they were just set, coverage as the reader read it.
  const conversation = {
    ...thread.conversation,
    ...rowOf(thread.conversation.id),
    coverage: thread.conversation.coverage,
  };
  return {
    conversation,
    siteName: siteName(conversation.site),
    steps: reader.steps.peek(),
    byId: tree.byId,
    pictures,
  };
}
