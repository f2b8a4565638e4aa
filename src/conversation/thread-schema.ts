import * as v from "valibot";
import { pageAddress } from "./clean-text.ts";
import type { RestoredConversation } from "./imported.ts";
import type { Conversation, Coverage, Message, Part } from "./model.ts";
import { keptPartSchema, label } from "./part-schema.ts";
import { gapReason, messageId, role } from "./structure-schema.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000));
const time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
  v.number(),
  v.transform((at) => new Date(at).toISOString()),
);

/** A field that costs itself alone where it is wrong. */
function optional<T extends v.GenericSchema>(schema: T) {
  return v.fallback(v.optional(schema), undefined);
}

/** A list whose wrong elements cost themselves alone. */
function listOf<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((items) => items.flatMap((item) => read(schema, item))),
  );
}

function read<T>(schema: v.GenericSchema<unknown, T>, item: unknown): T[] {
  const result = v.safeParse(schema, item);
  return result.success ? [result.output] : [];
}

const parts = v.pipe(
  v.unknown(),
  v.transform((value): Part[] => (Array.isArray(value) ? value : [value]).map((each) => v.parse(keptPartSchema, each))),
);

const from = optional(v.literal("export"));
const version = v.object({ from, parts, capturedAt: optional(time) });

const message = v.object({
  id: optional(v.union([messageId, v.pipe(v.string(), v.regex(/^~\d{1,9}$/))])),
  aliases: listOf(messageId),
  parent: optional(v.nullable(v.pipe(v.string(), v.maxLength(500)))),
  role: v.fallback(role, "assistant"),
  author: optional(label(300)),
  model: optional(label(300)),
  sentAt: optional(time),
  from,
  parts,
  finished: v.fallback(v.boolean(), true),
  capturedAt: optional(time),
  origin: v.fallback(v.picklist(["page", "import"]), "import"),
  versions: listOf(version),
});

const gap = v.object({
  after: v.fallback(v.nullable(v.string()), null),
  reason: v.fallback(gapReason, "not-shown"),
  missing: optional(count),
});
const step = v.union([v.object({ message: v.string() }), v.object({ gap })]);
const stamp = v.object({ at: time, from: v.fallback(v.picklist(["page", "export", "capture"]), "export") });

const coverage = v.object({
  state: v.picklist(["complete", "partial", "unknown"]),
  held: v.fallback(count, 0),
  total: optional(count),
  gaps: listOf(gap),
  unreadImages: v.fallback(count, 0),
});

/** Tags that one chat can have had, far above what people do. */
const mostTags = 10_000;
const tagTimes = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)), time),
  v.check((times) => Object.keys(times).length <= mostTags),
);
const setAt = v.pipe(
  v.object({
    folder: optional(time),
    starred: optional(time),
    ownTitle: optional(time),
    note: optional(time),
    tags: optional(tagTimes),
  }),
  v.transform((times) => defined(times)),
);

const conversation = v.object({
  id: v.pipe(v.string(), v.maxLength(500), v.regex(/^[a-z0-9-]{1,60}:[^\s\p{Cc}]+$/u)),
  url: v.pipe(
    v.fallback(v.string(), ""),
    v.transform((text) => pageAddress(text.slice(0, 4_000)) ?? ""),
  ),
  title: v.fallback(label(1_000), ""),
  titleFrom: v.fallback(v.picklist(["page", "first-message"]), "page"),
  model: optional(label(300)),
  created: optional(stamp),
  updated: optional(stamp),
  firstCaptured: optional(time),
  lastCaptured: optional(time),
  tags: listOf(v.string()),
  folder: optional(v.string()),
  starred: v.fallback(v.boolean(), false),
  ownTitle: optional(v.string()),
  note: optional(v.string()),
  setAt: optional(setAt),
  coverage: v.fallback(coverage, { state: "unknown", held: 0, total: undefined, gaps: [], unreadImages: 0 }),
  temporary: optional(v.literal(true)),
});

/**
 * A conversation as an archive file or a line of one has it. Unknown keys go; a wrong field costs that field; without an id
 * of the form `<site>:<id>` or a list of messages there is none.
 */
export const threadSchema = v.pipe(
  v.object({
    conversation,
    messages: v.array(v.unknown()),
    path: listOf(step),
    selectedFrom: optional(count),
  }),
  v.transform((told): RestoredThread => threadOf(told)),
);

type RestoredThread = RestoredConversation["thread"];

interface Told {
  conversation: v.InferOutput<typeof conversation>;
  messages: unknown[];
  path: v.InferOutput<typeof step>[];
  selectedFrom?: number | undefined;
}

function threadOf(told: Told): RestoredThread {
  const { selectedFrom } = told;
  const read = told.messages.map((each) => v.safeParse(message, each));
  const times = read
    .flatMap(({ success, output }) => (success ? (output.capturedAt ?? output.sentAt ?? []) : []))
    .sort();
  const row = rowOf(told.conversation, times);
  return {
    conversation: row,
    messages: read.map((each, place) =>
      each.success ? messageOf(each.output, place, row) : unreadable(told.messages[place], place, row),
    ),
    path: told.path.map((each) => ("gap" in each ? { gap: defined(each.gap) } : each)),
    ...(selectedFrom === undefined ? {} : { selectedFrom }),
  };
}

/** The beginning of time stands where no time is told: whatever is known of it goes before that. */
const noTime = new Date(1).toISOString();

function rowOf(told: Told["conversation"], times: readonly string[]): Conversation {
  const [first = noTime, last = first] = [times[0], times.at(-1)];
  const firstCaptured = told.firstCaptured ?? told.lastCaptured ?? first;
  const lastCaptured = told.lastCaptured ?? (last > firstCaptured ? last : firstCaptured);
  const coverage: Coverage = defined({ ...told.coverage, gaps: told.coverage.gaps.map(defined) });
  return defined({
    ...told,
    site: told.id.slice(0, told.id.indexOf(":")),
    updated: told.updated ?? { at: lastCaptured, from: "export" },
    firstCaptured,
    lastCaptured,
    coverage,
    messageCount: 0,
  });
}

function messageOf(told: v.InferOutput<typeof message>, place: number, row: Conversation): Message {
  const capturedAt = told.capturedAt ?? row.lastCaptured;
  return defined({
    ...told,
    id: told.id ?? `~${place + 1}`,
    hash: "",
    capturedAt,
    versions: told.versions.map((each) => defined({ ...each, hash: "", capturedAt: each.capturedAt ?? capturedAt })),
  });
}

function unreadable(value: unknown, place: number, row: Conversation): Message {
  const part: Part = { kind: "unreadable", what: "message", reason: "malformed", raw: JSON.stringify(value) };
  return {
    id: `~${place + 1}`,
    aliases: [],
    role: "assistant",
    parts: [part],
    finished: true,
    hash: "",
    capturedAt: row.lastCaptured,
    origin: "import",
    versions: [],
  };
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without fields that are `undefined`. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}
