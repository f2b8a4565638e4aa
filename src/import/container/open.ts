import { type Container, ImportError, type Member } from "../format.ts";
import { blobMember, bytesOf } from "./blob-member.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { cleanPath, isClutter, uniquePaths } from "./member-path.ts";
import { spool } from "./spool.ts";
import { readDirectory, type ZipEntry } from "./zip-directory.ts";
import { packedBlob, zipMember } from "./zip-member.ts";

/** A file as the browser gives it, or a Blob with a name. */
export type NamedFile = Blob & { name: string };

interface Opening {
  limits: Limits;
  signal: AbortSignal | undefined;
  unique: (path: string) => string;
  members: Member[];
  /** Unpacked bytes so far. */
  total: number;
  inner: number;
  spooled: number;
}

/**
 * Opens what the user gave: ZIPs, by what they begin with whatever their name, and bare files; a ZIP's own ZIPs too where it
 * is mainly made of them (multi-part and portal exports), one level deep. Nothing is unpacked but such inner ZIPs. Files whose
 * members would have the same path stand under their file's name.
 * A file that cannot be opened among several becomes a member that fails to be read.
 * @throws ImportError what is wrong, where nothing can be read; the signal's reason when it is aborted
 */
export async function openContainer(
  files: readonly NamedFile[],
  { signal, limits = {} }: { signal?: AbortSignal; limits?: Partial<Limits> } = {},
): Promise<Container> {
  const opening: Opening = {
    limits: { ...usualLimits, ...limits },
    signal,
    unique: uniquePaths(),
    members: [],
    total: 0,
    inner: 0,
    spooled: 0,
  };
  if (files.length > opening.limits.members) throw new ImportError("too-many-members", `${files.length}`);
  const failures: ImportError[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    const prefix = files.length > 1 ? `${cleanPath(file.name)}/` : "";
    const failure = await orNothing(opening, () => openFile(opening, file, prefix));
    if (!failure) continue;
    failures.push(failure);
    opening.members.push(failingMember(opening.unique(cleanPath(file.name)), file.size, failure));
  }
  if (failures[0] && failures.length === files.length) throw failures[0];
  return { names: files.map((file) => file.name), members: opening.members };
}

/** Opens one file whole or not at all. @returns why it could not be opened */
async function orNothing(opening: Opening, open: () => Promise<void>): Promise<ImportError | null> {
  const { members, total } = opening;
  const before = members.length;
  try {
    await open();
    return null;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    members.length = before;
    opening.total = total;
    return error;
  }
}

async function openFile(opening: Opening, file: NamedFile, prefix: string): Promise<void> {
  if (await beginsAsZip(file)) return openZip(opening, file, prefix, true);
  if (isZipName(file.name)) return openWithPrefix(opening, file, prefix);
  count(opening, file.size);
  opening.members.push(blobMember(opening.unique(cleanPath(file.name)), file));
}

/** A ZIP that something was put before, or what is only called one. */
async function openWithPrefix(opening: Opening, file: NamedFile, prefix: string): Promise<void> {
  try {
    await openZip(opening, file, prefix, true);
  } catch (error) {
    const isNone = error instanceof ImportError && error.problem === "cut-off";
    throw isNone ? new ImportError("not-a-zip", `${file.size} bytes`) : error;
  }
}

/** A first file's mark, that of an empty ZIP, or of one that was made in parts. */
async function beginsAsZip(blob: Blob): Promise<boolean> {
  const [p, k, a, b] = await bytesOf(blob, 0, 4);
  if (p !== 0x50 || k !== 0x4b) return false;
  return (a === 3 && b === 4) || (a === 5 && b === 6) || (a === 7 && b === 8);
}

async function openZip(opening: Opening, blob: Blob, prefix: string, withInner: boolean): Promise<void> {
  const left = { ...opening.limits, members: opening.limits.members - opening.members.length };
  const entries = await readDirectory(blob, left);
  if (entries.length > 0 && entries.every(({ problem }) => problem?.problem === "encrypted")) {
    throw new ImportError("encrypted");
  }
  const wanted = entries
    .map((entry) => ({ path: cleanPath(entry.name), entry }))
    .filter(({ path }) => !isClutter(path));
  const opensInner = withInner && isMadeOfZips(wanted.map(({ path }) => path));
  for (const { path, entry } of wanted) {
    opening.signal?.throwIfAborted();
    const member = zipMember(opening.unique(prefix + path), blob, entry);
    if (opensInner && isZipName(path)) {
      await openInner(opening, blob, entry, member);
    } else {
      if (!entry.problem) count(opening, entry.size);
      opening.members.push(member);
    }
  }
}

function count(opening: Opening, size: number): void {
  opening.total += size;
  if (opening.total > opening.limits.total) throw new ImportError("too-large", `${opening.total} bytes`);
}

function isZipName(path: string): boolean {
  return /\.zip$/i.test(path);
}

/** A ZIP among many other files is what somebody once attached to a chat. */
function isMadeOfZips(paths: readonly string[]): boolean {
  const zips = paths.filter(isZipName).length;
  return zips > 0 && zips >= paths.filter((path) => /\.(?:json|jsonl|ndjson|csv|html?|js|md)$/i.test(path)).length;
}

async function openInner(opening: Opening, blob: Blob, entry: ZipEntry, member: Member): Promise<void> {
  const failure = await orNothing(opening, async () => {
    if (++opening.inner > opening.limits.inner) throw new ImportError("too-many-members", "ZIPs inside a ZIP");
    const inner = entry.method === 0 ? await packedBlob(blob, entry) : await unpackInner(opening, entry, member);
    await openZip(opening, inner, `${member.path}/`, false);
  });
  if (failure) opening.members.push(failingMember(member.path, member.size, failure));
}

async function unpackInner(opening: Opening, entry: ZipEntry, member: Member): Promise<Blob> {
  opening.spooled += entry.size;
  if (opening.spooled > opening.limits.spooled) throw new ImportError("too-large", "ZIPs inside a ZIP");
  return spool(member, opening.signal);
}

function failingMember(path: string, size: number, problem: ImportError): Member {
  return {
    path,
    size,
    stream: () =>
      new ReadableStream({
        start(controller) {
          controller.error(problem);
        },
      }),
  };
}
