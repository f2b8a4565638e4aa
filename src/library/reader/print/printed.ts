import type { Thread } from "../../../conversation/model.ts";
import type { LibraryState } from "../../app-state.ts";
import type { Pictures } from "../pictures.ts";
import type { Printed } from "./sheet-rows.ts";

/** A copy of the open conversation in which something is hidden: nothing of the row goes into it. */
function insteadOf(thread: Thread, siteName: LibraryState["siteName"], pictures: Pictures): Printed {
  const { conversation, path, messages } = thread;
  return {
    conversation,
    siteName: siteName(conversation.site),
    steps: path,
    byId: new Map(messages.map((message) => [message.id, message])),
    pictures,
  };
}

/** The open conversation as it is to be printed; `undefined` while there is none. */
export function printedOf({ reader, rowOf, siteName }: LibraryState, pictures: Pictures): Printed | undefined {
  const instead = reader.instead.peek();
  if (instead) return insteadOf(instead, siteName, pictures);
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
