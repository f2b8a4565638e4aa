import * as v from "valibot";
import { cut, pageAddress } from "./clean-text.ts";
import { label, partSchema } from "./part-schema.ts";

/** More than any conversation seen; a page cannot make the background work for ever. */
const mostEntries = 100_000;
const mostParts = 10_000;
const mostIds = 50;

/** The names that the archive itself gives (`~12`) are not for pages. */
const messageId = v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.regex(/^[^~\s\p{Cc}][^\p{Cc}]*$/u));
const ids = v.pipe(v.array(messageId), v.maxLength(mostIds));
const role = v.picklist(["user", "assistant", "system", "tool"]);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000));
const time = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp(), v.transform(isoTime));
const reason = v.picklist(["older-not-loaded", "not-shown", "not-joined", "cancelled", "stalled"]);

const message = v.object({
  kind: v.literal("message"),
  ids,
  index: v.exactOptional(count),
  role,
  parts: v.pipe(v.array(partSchema), v.maxLength(mostParts)),
  finished: v.boolean(),
  author: v.exactOptional(label(300)),
  model: v.exactOptional(label(300)),
  sentAt: v.exactOptional(time),
  branch: v.exactOptional(v.object({ position: count, total: count })),
});

const entry = v.variant("kind", [
  message,
  v.object({ kind: v.literal("seen"), id: messageId }),
  v.object({ kind: v.literal("unmounted"), ids, role: v.exactOptional(role) }),
  v.object({ kind: v.literal("gap"), reason, missing: v.exactOptional(count) }),
]);

const conversationId = v.pipe(v.string(), v.maxLength(500), v.regex(/^[a-z0-9-]{1,60}:[^\s\p{Cc}]+$/u));

const conversation = v.pipe(
  v.object({
    site: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
    id: conversationId,
    formerId: v.exactOptional(conversationId),
    url: v.pipe(
      v.string(),
      v.check((text) => pageAddress(text) !== undefined),
      v.transform((text) => pageAddress(cut(text, 4_000)) ?? ""),
    ),
    title: v.exactOptional(label(1_000)),
    model: v.exactOptional(label(300)),
    temporary: v.exactOptional(v.literal(true)),
  }),
  v.check(({ site, id, formerId }) => [id, formerId ?? id].every((one) => one.startsWith(`${site}:`))),
);

/** A capture as a content script may send it: known keys only, everything bounded. */
export const captureSchema = v.object({
  conversation,
  layout: label(100),
  capturedAt: time,
  trigger: v.picklist(["auto", "save"]),
  entries: v.pipe(v.array(entry), v.maxLength(mostEntries)),
  evidence: v.object({
    start: v.picklist(["start", "older", "unknown"]),
    end: v.boolean(),
    stated: v.exactOptional(count),
  }),
  health: v.object({
    containers: count,
    read: count,
    missing: v.pipe(v.array(label(200)), v.maxLength(200)),
  }),
});

function isoTime(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}
