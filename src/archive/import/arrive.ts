import type { Capture, CaptureEntry } from "../../conversation/capture.ts";
import type { ImportedConversation } from "../../conversation/imported.ts";
import { lift } from "../../conversation/lift.ts";
import type { Arrival } from "../../conversation/merge.ts";
import type { Part } from "../../conversation/model.ts";

/** An export's conversation as it is joined: the messages on its shown path. Bytes are resolved already. */
export function arrivalOfImport(incoming: ImportedConversation, startedAt: number): Arrival {
  const { site, id, url, title, model, messages, updated } = incoming;
  const at = Date.parse(updated ?? "") || startedAt;
  const entries: CaptureEntry[] = pathOf(incoming).flatMap((place) => {
    const message = messages[place];
    if (!message) return [];
    const { parent: _, parts, ...rest } = message;
    return [{ kind: "message", ...rest, parts: parts as Part[] }];
  });
  const capture: Capture = {
    conversation: { site, id, url, title: title ?? "", ...(model === undefined ? {} : { model }) },
    layout: "export",
    capturedAt: new Date(at).toISOString(),
    trigger: "save",
    entries,
    evidence: { start: "start", end: true },
    health: { containers: entries.length, read: entries.length, missing: [] },
  };
  return { conversation: { site, id }, piece: lift(capture, "import"), at };
}

function pathOf({ messages, current }: ImportedConversation): number[] {
  const path: number[] = [];
  const seen = new Set<number>();
  for (let at = current ?? messages.length - 1; at >= 0 && !seen.has(at); ) {
    seen.add(at);
    path.push(at);
    const parent = messages[at]?.parent;
    at = parent === undefined ? at - 1 : (parent ?? -1);
  }
  return path.reverse();
}
