import { cleanPath } from "./container/member-path.ts";
import { type Claim, type Container, ImportError, type ImportFormat, type Member, type Sample } from "./format.ts";
import { isManifest } from "./formats/chatgpt/manifest.ts";
import { sampleOf } from "./sample.ts";

/** What is in a container, by format. */
export interface Detection {
  /** In the order of the formats; members in the order of their numbers. */
  claims: Claim[];
  /** Paths of texts that no format takes: lists of shared links, accounts and the like. */
  ignored: string[];
  problems: { path: string; error: ImportError }[];
}

interface Looking {
  formats: readonly ImportFormat[];
  signal: AbortSignal | undefined;
  taken: Map<ImportFormat, Member[]>;
  found: Detection;
  manifests: string[];
  /** Lists of what an export in several parts holds, and files of chats by name. */
  parts: string[];
}

/**
 * Finds the formats of a container's members by what is in them. What was attached to a chat may look like an export itself, so
 * such members are looked at only where nothing else is known; pictures and sound only when they are all there is.
 * @throws the signal's reason when it is aborted
 */
export async function detect(
  container: Container,
  formats: readonly ImportFormat[],
  signal?: AbortSignal,
): Promise<Detection> {
  const found: Detection = { claims: [], ignored: [], problems: [] };
  const looking: Looking = { formats, signal, taken: new Map(), found, manifests: [], parts: [] };
  const members = container.members.toSorted(byNumber);
  for (const wanted of [isPlain, isAttached, isMedium]) {
    for (const member of members.filter(({ path }) => wanted(path))) await look(looking, member);
    if (looking.taken.size > 0 || looking.manifests.length > 0) break;
  }
  looking.parts.push(...members.map(({ path }) => path).filter(isFileOfChat));
  found.claims = formats.flatMap((format) => {
    const taken = looking.taken.get(format);
    return taken ? [{ format, members: taken }] : [];
  });
  tellTheRest(looking, container.names[0] ?? "");
  if (container.names.length > 1) tellStrangers(looking, container);
  return found;
}

function tellTheRest({ found, manifests, parts }: Looking, name: string): void {
  if (found.claims.length > 0) {
    // Beside what it lists a manifest is no mistake.
    found.ignored.push(...manifests);
  } else if (manifests.length > 0) {
    found.problems.push(...manifests.map((path) => ({ path, error: new ImportError("manifest-only") })));
  } else if (parts[0] !== undefined && found.problems.length === 0) {
    found.problems.push({ path: parts[0], error: new ImportError("no-chats") });
  } else if (found.problems.length === 0) {
    found.problems.push({ path: name, error: new ImportError("unknown-format") });
  }
}

/** Accounts, lists and bills as exports have them beside chats: whoever drops a whole folder need not hear of them. */
const besideChats =
  /(?:^|\/)(?:users?|user_settings|message_feedback|shared_conversations|model_comparisons|group_chats|shopping|sora|basispoints|conversation_asset_file_names|library_files|export_manifest|projects|memories|prod-mc-[\w-]+)\.json$|\.html?$/i;

/** Of several files that were given together, those in which nothing is known are told by name. */
function tellStrangers({ taken, found, manifests, parts }: Looking, { names, members }: Container): void {
  if (found.claims.length === 0) return;
  const known = new Set([...manifests, ...parts, ...found.problems.map(({ path }) => path)]);
  for (const member of [...taken.values()].flat()) known.add(member.path);
  for (const name of new Set(names.map(cleanPath))) {
    const own = members.map(({ path }) => path).filter((path) => path === name || path.startsWith(`${name}/`));
    const isStrange =
      !own.some((path) => known.has(path)) && own.some((path) => isPlain(path) && !besideChats.test(path));
    if (isStrange) found.problems.push({ path: name, error: new ImportError("unknown-format") });
  }
}

async function look(looking: Looking, member: Member): Promise<void> {
  const { formats, signal, taken, found, manifests, parts } = looking;
  signal?.throwIfAborted();
  let sample: Sample | null;
  try {
    sample = await sampleOf(member, signal);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    found.problems.push({ path: member.path, error });
    return;
  }
  if (sample === null) return;
  const known = sample;
  const format = formats.find((each) => recognises(each, known));
  const held = format && taken.get(format);
  if (held) held.push(member);
  else if (format) taken.set(format, [member]);
  else if (isClaudeManifest(known)) manifests.push(member.path);
  else {
    found.ignored.push(member.path);
    if (isManifest(known.values[0]) || isEmptyList(known)) parts.push(member.path);
  }
}

/** One element that a format cannot even look at does not hide the others. */
function recognises(format: ImportFormat, sample: Sample): boolean {
  try {
    return format.recognises(sample);
  } catch {
    return (
      sample.values.length > 1 && sample.values.some((value) => recognises(format, { ...sample, values: [value] }))
    );
  }
}

/** `{data_files: [{category, export_url}]}`: Claude's list of downloads, since about August 2026. */
function isClaudeManifest({ values }: Sample): boolean {
  const { data_files: files } = Object(values[0]) as { data_files?: unknown };
  return Array.isArray(files) && files.some((file) => Object.hasOwn(Object(file), "export_url"));
}

/** The list of conversations of an account without any. */
const isEmptyList = ({ head }: Sample) => /^\s*\[\s*\]\s*$/.test(head);

/** As ChatGPT (since 2026) and Claude (`frames-NNN.zip`, since about August 2026) put files into parts of their own. */
const isFileOfChat = (path: string) =>
  /(?:^|\/)(?:file[-_][^/]*\.dat|artifacts\/[\w-]+\/(?:artifact\.json|versions\/[^/]+))$/i.test(path);

const numbers = new Intl.Collator("en", { numeric: true });

function byNumber(a: Member, b: Member): number {
  return numbers.compare(a.path, b.path);
}

/** Pictures, sound, films, fonts, documents: what no export keeps chats in. */
function isMedium(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|heic|bmp|ico|mp[34]|m4a|wav|ogg|opus|webm|mov|flac|pdf|docx?|xlsx?|pptx?|gz|woff2?|ttf)$/i.test(
    path,
  );
}

/**
 * As ChatGPT (`file-…`, `file_…`), Mistral (`chat-…-files/`), Grok (`prod-mc-asset-server/`) and our own exports (`assets/`) name
 * what was attached.
 */
function isAttached(path: string): boolean {
  return (
    !isMedium(path) && /(?:^|\/)(?:file[-_][^/]*|[^/]*-files\/.*|prod-mc-asset-server\/.*|assets\/.*)$/i.test(path)
  );
}

function isPlain(path: string): boolean {
  return !isMedium(path) && !isAttached(path);
}
