import { zipWriter } from "../../export/zip.ts";
import { openContainer } from "../../import/container/open.ts";
import type { Member } from "../../import/format.ts";
import { readStream } from "../../lib/read-stream.ts";
import { BackupError } from "../backup-error.ts";
import type { Segment } from "../manifest.ts";

/** Far above what any segment's list of conversations comes to, bytes. */
const mostBytes = 2 ** 30;

/**
 * A segment as a file to be imported: without the conversations that a newer segment holds, or that were deleted.
 * @param bytes the segment, opened
 * @throws BackupError `damaged` where it is no archive
 */
export async function liveFile({ name, conversations }: Segment, bytes: Uint8Array<ArrayBuffer>): Promise<File> {
  const file = new File([bytes], name.replace(/\.age$/, ""), { type: "application/zip" });
  const members = await membersOf(file);
  const archive = members.find(({ path }) => path === "archive.json");
  const text = archive && decoder.decode(await bytesOf(archive));
  const kept = text === undefined ? undefined : withOnly(text, new Set(conversations));
  if (kept === undefined || kept === text) return file;
  const zip = zipWriter();
  const now = new Date();
  const add = (path: string, content: Uint8Array<ArrayBuffer>) => {
    const entry = zip.entry(path, now);
    entry.write(content);
    entry.end();
  };
  add("archive.json", new TextEncoder().encode(kept));
  for (const member of members) if (/^assets\//.test(member.path)) add(member.path, await bytesOf(member));
  return new File([zip.finish()], file.name, { type: file.type });
}

const decoder = new TextDecoder();

async function membersOf(file: File): Promise<readonly Member[]> {
  try {
    return (await openContainer([file])).members;
  } catch (cause) {
    throw new BackupError("damaged", { cause });
  }
}

async function bytesOf(member: Member): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readStream(member.stream(), mostBytes).catch((cause: unknown) => {
    throw new BackupError("damaged", { cause });
  });
  if (!bytes) throw new BackupError("damaged");
  return bytes;
}

/** Of an archive.json as we write it, a line for each conversation, only these. A line that is another's stays. */
function withOnly(text: string, wanted: ReadonlySet<string>): string {
  const [head = "", ...lines] = text.split("\n");
  const isDead = (line: string) => {
    const id = idOf(line);
    return id !== undefined && !wanted.has(id);
  };
  if (!lines.some(isDead)) return text;
  const end = lines.findIndex((line) => line.startsWith("],"));
  if (end < 0) return text;
  const kept = lines.slice(0, end).filter((line) => !isDead(line));
  const listed = kept.map((line, index) => `${line.replace(/,$/, "")}${index === kept.length - 1 ? "" : ","}`);
  return [head, ...listed, ...lines.slice(end)].join("\n");
}

const beginning =
  /^\{"file":"(?:[^"\\]|\\.)*","conversation":\{"id":("(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*")/u;

/** Id of the conversation that a line of archive.json holds. */
function idOf(line: string): string | undefined {
  const [, id] = beginning.exec(line) ?? [];
  return id === undefined ? undefined : JSON.parse(id);
}
