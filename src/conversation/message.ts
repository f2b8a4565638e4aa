import type { Message, MessageVersion } from "./model.ts";
import { messageId, type Outline } from "./outline.ts";
import { shownParts, versionParts } from "./show-parts.ts";
import type { StoredMessage } from "./stored.ts";

/** A stored message as readers and exports see it. `parent` as in `Message`. */
export function toMessage(
  outline: Outline,
  slot: number,
  stored: StoredMessage,
  parent: string | null | undefined,
): Message {
  const { role, author, model, sentAt, origin, bodies, rest } = stored;
  const [current, ...others] = bodies;
  const versions = others.map(
    ({ from, parts, hash, at }): MessageVersion => ({
      ...(from === undefined ? {} : { from }),
      parts: versionParts(parts, rest),
      hash,
      capturedAt: seenAt(outline, at),
    }),
  );
  return {
    id: messageId(outline, slot),
    aliases: outline.slots[slot]?.ids.slice(1) ?? [],
    ...(parent === undefined ? {} : { parent }),
    role,
    ...(author === undefined ? {} : { author }),
    ...(model === undefined ? {} : { model }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(current?.from === undefined ? {} : { from: current.from }),
    parts: shownParts(stored),
    finished: current?.finished ?? false,
    hash: current?.hash ?? "",
    capturedAt: seenAt(outline, outline.slots[slot]?.text?.at ?? current?.at ?? 0),
    origin,
    versions,
  };
}

/** Some exports give no times at all (lift-tree.ts): then what they hold was first seen when it was imported. */
function seenAt({ head }: Outline, at: number): string {
  return iso(at > 1 ? at : head.first);
}

/** ISO 8601 of a time in ms since 1970. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
