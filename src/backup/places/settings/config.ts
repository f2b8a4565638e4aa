import * as v from "valibot";

const word = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
/** Goes into a header or an address: nothing in it may end a line. */
const line = (most: number) => v.pipe(word(most), v.regex(/^[^\p{Cc}]*$/u));
const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** One folder in the other, under names that every system takes. */
const folders = v.pipe(
  word(200),
  v.regex(/^[\p{L}\p{N}_]([\p{L}\p{N}_ -]*[\p{L}\p{N}_-])?(\/[\p{L}\p{N}_]([\p{L}\p{N}_ -]*[\p{L}\p{N}_-])?)*$/u),
);
const keyFolder = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^([A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)?$/),
);

/** What a place is, without what is secret about it. */
const kinds = {
  webdav: { kind: v.literal("webdav"), address: v.pipe(word(2000), v.url()) },
  s3: {
    kind: v.literal("s3"),
    endpoint: v.pipe(word(2000), v.url()),
    region: v.pipe(word(100), v.regex(/^[A-Za-z0-9-]+$/)),
    bucket: v.pipe(word(255), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
    folder: keyFolder,
    pathStyle: v.boolean(),
  },
  downloads: { kind: v.literal("downloads"), folder: folders },
  /** The folder itself is a handle, which is kept apart (folder-handles.ts) under this id. */
  folder: { kind: v.literal("folder"), folder: word(500), handle: uuid },
};

/** Whose it is counts among the secrets. */
const secrets = {
  // RFC 7617: what stands before the first colon is the name.
  webdav: { user: v.pipe(line(500), v.regex(/^[^:]*$/)), password: line(2000) },
  s3: { keyId: v.pipe(line(500), v.regex(/^[^/,\s]+$/)), secret: line(2000) },
};

const named = { name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)) };
const kept = {
  ...named,
  id: uuid,
  /** ISO time. */
  added: v.pipe(v.string(), v.isoTimestamp()),
  /** Access to its server was given for it and for nothing else. */
  ownGrant: v.boolean(),
};

const configSchema = v.variant("kind", [
  v.object({ ...kept, ...kinds.webdav, ...secrets.webdav }),
  v.object({ ...kept, ...kinds.s3, ...secrets.s3 }),
  v.object({ ...kept, ...kinds.downloads }),
  v.object({ ...kept, ...kinds.folder }),
]);

const draftSchema = v.variant("kind", [
  v.object({ ...named, ...kinds.webdav, ...v.partial(v.object(secrets.webdav)).entries }),
  v.object({ ...named, ...kinds.s3, ...v.partial(v.object(secrets.s3)).entries }),
  v.object({ ...named, ...kinds.downloads }),
  v.object({ ...named, ...kinds.folder }),
]);

/** A place as it is kept, secrets and all: for the background and what it starts. */
export type PlaceConfig = v.InferOutput<typeof configSchema>;

/** A place as a page describes it. Without secrets, where it is changed, it keeps those that it has. */
export type PlaceDraft = v.InferOutput<typeof draftSchema>;

/** `undefined` for anything that is no place as we keep them. */
export function readConfig(value: unknown): PlaceConfig | undefined {
  const read = v.safeParse(configSchema, value);
  return read.success ? read.output : undefined;
}

/** `undefined` for anything that describes no place. */
export function readDraft(value: unknown): PlaceDraft | undefined {
  const read = v.safeParse(draftSchema, value);
  return read.success ? read.output : undefined;
}

/**
 * A place as its new description says.
 * @returns `undefined` where secrets are wanted: there are none yet, or they would go to another server than they were given for
 */
export function withDraft(
  draft: PlaceDraft,
  kept: Pick<PlaceConfig, "id" | "added" | "ownGrant">,
  before?: PlaceConfig,
): PlaceConfig | undefined {
  const { id, added, ownGrant } = kept;
  const whole = { ...draft, id, added, ownGrant };
  const isSame = before !== undefined && serverOf(before) === serverOf(draft);
  if (whole.kind === "webdav" && whole.user === undefined && whole.password === undefined && isSame) {
    return readConfig({ ...before, ...whole, ...only(before, "user", "password") });
  }
  if (whole.kind === "s3" && whole.keyId === undefined && whole.secret === undefined && isSame) {
    return readConfig({ ...before, ...whole, ...only(before, "keyId", "secret") });
  }
  return readConfig(whole);
}

function only(config: PlaceConfig, ...names: string[]): object {
  return Object.fromEntries(Object.entries(config).filter(([name]) => names.includes(name)));
}

/** What secrets are given for: the server, for buckets with its region. */
function serverOf(place: PlaceConfig | PlaceDraft): string | undefined {
  if (place.kind === "webdav") return new URL(place.address).origin;
  return place.kind === "s3" ? `${new URL(place.endpoint).origin} ${place.bucket}` : undefined;
}

/** The host that a place is reached at, as a match pattern; `undefined` for one on this machine. */
export function originOf(place: PlaceConfig | PlaceDraft): string | undefined {
  if (place.kind !== "webdav" && place.kind !== "s3") return undefined;
  const { protocol, hostname } = new URL(place.kind === "webdav" ? place.address : place.endpoint);
  // Browsers know no ports in what they grant.
  const host = place.kind === "s3" && !place.pathStyle ? `${place.bucket}.${hostname}` : hostname;
  return `${protocol}//${host}/*`;
}
