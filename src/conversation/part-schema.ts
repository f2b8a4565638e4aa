import * as v from "valibot";
import { cut, lastingAddress, webAddress } from "./clean-text.ts";
import type { Part } from "./model.ts";

/** Longest body text taken from one part, in UTF-16 code units; longer than any message a site has accepted. */
const longText = 64 * 1024 * 1024;

/** What a picture was made from may be as long as a prompt of a picture model. */
export const longestAlt = 8_000;

/** A label or name: cut where it is too long, for no page's odd title may cost its message. */
export function label(length: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => cut(text, length)),
  );
}

const body = v.pipe(v.string(), v.maxLength(longText));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const asset = v.object({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/)),
  size: count,
  redrawn: v.exactOptional(v.literal(true)),
});

const media = { key, asset: v.exactOptional(asset), problem: v.exactOptional(label(500)) };

const image = v.pipe(
  v.object({
    kind: v.literal("image"),
    ...media,
    alt: label(longestAlt),
    origin: v.picklist(["upload", "generated", "content"]),
    url: v.exactOptional(label(4_000)),
  }),
  v.transform(({ url, ...part }) => {
    const address = url === undefined ? undefined : lastingAddress(url);
    return address === undefined ? part : { ...part, url: address };
  }),
);

const citation = v.object({
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  title: label(2_000),
  // Only web addresses are kept: a citation is something to be clicked.
  url: v.pipe(
    v.string(),
    v.transform((text) => webAddress(cut(text, 8_000)) ?? ""),
  ),
});

const readable = [
  v.object({ kind: v.literal("text"), format: v.picklist(["markdown", "plain"]), text: body }),
  v.object({ kind: v.literal("reasoning"), text: body, label: v.exactOptional(label(500)) }),
  image,
  v.object({ kind: v.literal("file"), ...media, name: label(500), description: v.exactOptional(label(500)) }),
  v.object({ kind: v.literal("tool"), name: label(500), input: v.exactOptional(body), output: v.exactOptional(body) }),
  v.object({
    kind: v.literal("artifact"),
    title: label(1_000),
    language: v.exactOptional(label(100)),
    format: v.picklist(["markdown", "code"]),
    content: body,
  }),
  v.object({ kind: v.literal("citations"), items: v.pipe(v.array(citation), v.maxLength(10_000)) }),
] as const;

const unreadable = { kind: v.literal("unreadable"), what: label(1_000), reason: label(1_000) };

/** One part as a page gives it. What this version does not know becomes `unreadable`, so that nothing vanishes without a word. */
export const partSchema = partsOf(v.variant("kind", [...readable, v.object(unreadable)]));

/** One part as an archive has it: with the JSON that an import could not read. */
export const keptPartSchema = partsOf(
  v.variant("kind", [...readable, v.object({ ...unreadable, raw: v.exactOptional(body) })]),
  (data) => ({ raw: JSON.stringify(data) }),
);

function partsOf(known: v.GenericSchema<unknown, unknown>, kept: (data: unknown) => { raw?: string } = () => ({})) {
  return v.pipe(
    v.unknown(),
    v.transform((data): Part => {
      const read = v.safeParse(known, data);
      if (read.success) return read.output as Part;
      return { kind: "unreadable", what: kindOf(data), reason: "malformed", ...kept(data) };
    }),
  );
}

function kindOf(data: unknown): string {
  const kind =
    typeof data === "object" && data !== null && Object.hasOwn(data, "kind") ? Reflect.get(data, "kind") : "";
  return typeof kind === "string" && /^[\w-]{1,40}$/.test(kind) ? kind : "part";
}
