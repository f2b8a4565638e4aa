import * as v from "valibot";
import { pageAddress } from "./clean-text.ts";
import { keptPartSchema, label } from "./part-schema.ts";
import { structureVersion } from "./structure.ts";

/** More slots than any conversation has, and far below what numbers of slots may be. */
const mostSlots = 2_000_000;
const mostIndex = 10_000_000;
/** The last day that JavaScript knows, in ms since 1970. */
const lastTime = 8.64e15;

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(lastTime));
const slot = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostSlots));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostIndex));

/** Lists with a number for every message are checked at once: a schema for each number would take longer than all the rest. */
const counts = v.custom<number[]>((value) => isListUpTo(value, mostIndex));
const times = v.custom<number[]>((value) => isListUpTo(value, lastTime));

/** The names that the archive itself gives (`~12`) are not ids. */
export const messageId = v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.regex(/^[^~\s\p{Cc}][^\p{Cc}]*$/u));
export const role = v.picklist(["user", "assistant", "system", "tool"]);
export const gapReason = v.picklist(["older-not-loaded", "not-shown", "not-joined", "cancelled", "stalled"]);

const dated = v.object({ value: label(1_000), at: time });
/** Only web addresses are kept: it is something to be clicked. */
const address = v.pipe(
  v.string(),
  v.transform((text) => pageAddress(text.slice(0, 4_000)) ?? ""),
);

const body = v.object({
  parts: v.exactOptional(v.array(keptPartSchema)),
  most: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  at: v.exactOptional(time),
  read: v.exactOptional(time),
  finished: v.exactOptional(v.literal(false)),
});

const more = v.object({
  slot,
  ids: v.exactOptional(v.array(messageId)),
  role: v.exactOptional(role),
  lost: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  ranks: v.exactOptional(v.array(count)),
  rest: v.exactOptional(v.array(keptPartSchema)),
  bodies: v.exactOptional(v.array(body)),
});

/** A structure as a file has it; whether it fits its messages is seen when it is read (read-structure.ts). */
export const structureSchema = v.object({
  version: v.literal(structureVersion),
  head: v.object({
    url: v.object({ value: address, at: time }),
    title: v.exactOptional(dated),
    model: v.exactOptional(dated),
    temporary: v.exactOptional(v.literal(true)),
    first: time,
    last: time,
    unseen: v.exactOptional(v.literal(true)),
    export: v.exactOptional(v.object({ at: time, created: v.exactOptional(time) })),
  }),
  stated: v.exactOptional(v.object({ count, at: time, last: v.exactOptional(slot) })),
  hints: v.exactOptional(
    v.array(
      v.object({
        before: v.nullable(slot),
        after: v.nullable(slot),
        reason: gapReason,
        missing: v.exactOptional(count),
        at: time,
      }),
    ),
  ),
  times,
  slots: counts,
  edges: counts,
  more: v.exactOptional(v.array(more)),
});

function isListUpTo(value: unknown, most: number): boolean {
  return (
    Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && (each as number) >= 0 && each <= most)
  );
}
