import * as v from "valibot";
import type { FromContent } from "./contract.ts";
import { errorCodes } from "./errors.ts";

// A content script shares its process with the page, so whatever comes from one may be an attacker's.

const siteId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const conversationId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}:[^\s\p{Cc}]{1,400}$/u));

/** Most parts of one payload: 1 GiB, far above any conversation. */
const mostParts = 256;
const longestPart = 4 * 1024 * 1024;

const part = {
  transfer: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
  part: v.pipe(v.number(), v.integer(), v.minValue(0)),
  parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostParts)),
  data: v.pipe(v.string(), v.maxLength(longestPart)),
};

const schemas = {
  "page.hello": v.strictObject({ site: siteId, conversation: v.nullable(conversationId), temporary: v.boolean() }),
  "capture.put": v.pipe(
    v.strictObject(part),
    v.check((ask) => ask.part < ask.parts),
  ),
  "asset.put": v.pipe(
    v.strictObject({
      ...part,
      type: v.pipe(v.string(), v.regex(/^[\w.+-]{1,60}\/[\w.+-]{1,80}$/)),
      redrawn: v.exactOptional(v.literal(true)),
    }),
    v.check((ask) => ask.part < ask.parts),
  ),
  "asset.fetch": v.strictObject({ address: v.pipe(v.string(), v.maxLength(16_384), v.regex(/^https?:\/\//)) }),
  "page.state": v.strictObject({
    conversation: v.nullable(conversationId),
    state: v.picklist(["idle", "saving", "saved", "partial", "problem"]),
    problem: v.exactOptional(v.picklist(errorCodes)),
  }),
} satisfies { [N in keyof FromContent]: v.GenericSchema<Parameters<FromContent[N]>[0]> };

/** Does a payload from a content script fit the contract, and its limits? Unknown fields do not. */
export function fitsFromContent(name: string, ask: unknown): boolean {
  return Object.hasOwn(schemas, name) && v.is(schemas[name as keyof typeof schemas], ask);
}
