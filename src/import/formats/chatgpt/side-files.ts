import { memberIndex } from "../../assets/member-index.ts";
import { typeOfName } from "../../assets/type-of-name.ts";
import { readJson } from "../../container/read-member.ts";
import { type Fields, fieldsIn, fieldsOf, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { type Container, ImportError, type Member } from "../../format.ts";
import { type CanvasFile, type ExportFile, type ExportFiles, idOfPointer } from "./files.ts";

/** An entry of `library_files.json`. */
interface LibraryFile {
  id: string;
  name: string;
  type: string;
  message: string;
  conversation: string;
}

/**
 * Reads what the export says of its files: their names, its library, canvas documents. Account files are not read. A side file
 * that is broken is passed over, for the conversations do without it.
 */
export async function exportFiles(
  { members }: Container,
  signal: AbortSignal,
  projects: ReadonlyMap<string, string> = new Map(),
): Promise<ExportFiles> {
  const names = await assetNames(membersNamed(members, /^conversation_asset_file_names\.json$/), signal);
  const library = await libraryFiles(membersNamed(members, /^library_files\.json$/), signal);
  const canvases = await canvasFiles(membersNamed(members, /^textdocs\/[\w-]+\.json$/), signal);
  const byId = new Map(library.map((file) => [file.id, file]));
  const memberOf = memberIndex(members);
  return {
    find(pointer): ExportFile {
      const id = idOfPointer(pointer);
      const member = memberOf(id);
      const held = byId.get(id);
      const name = held?.name || names.get(id);
      const type = held?.type || typeOfName(name ?? member?.path ?? "");
      return {
        ...(name ? { name } : {}),
        ...(type ? { type } : {}),
        ...(member ? { source: { member: member.path } } : {}),
      };
    },
    behind: filesBehind(library),
    canvas: (id) => canvases.get(id),
    project: (id) => projects.get(id) ?? "",
  };
}

/** Members by their last name, or by that of their folder and it. */
function membersNamed(members: readonly Member[], name: RegExp): Member[] {
  return members.filter(({ path }) => {
    const names = path.split("/");
    return name.test(names.slice(-1).join("/")) || name.test(names.slice(-2).join("/"));
  });
}

async function* values(members: readonly Member[], signal: AbortSignal): AsyncGenerator<[unknown, Member]> {
  for (const member of members) {
    try {
      yield [await readJson(member, { signal }), member];
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
    }
  }
}

/** `{"file-abc.dat": "Screenshot.jpg"}`: names by id. */
async function assetNames(members: readonly Member[], signal: AbortSignal): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const [value] of values(members, signal)) {
    for (const [file, name] of Object.entries(fieldsOf(value))) {
      const last = typeof name === "string" ? (name.split("/").at(-1) ?? "") : "";
      if (last !== "") names.set(file.replace(/\.\w{1,5}$/, ""), last);
    }
  }
  return names;
}

async function libraryFiles(members: readonly Member[], signal: AbortSignal): Promise<LibraryFile[]> {
  const files: LibraryFile[] = [];
  for await (const [value] of values(members, signal)) {
    for (const entry of Array.isArray(value) ? value : []) if (isFields(entry)) files.push(libraryFile(entry));
  }
  return files.filter(({ id }) => id !== "");
}

function libraryFile(entry: Fields): LibraryFile {
  return {
    id: textIn(entry, "file_id") || textIn(fieldsIn(entry, "id"), "id"),
    name: lineIn(entry, "file_name"),
    type: /^[\w.+-]+\/[\w.+-]+$/.test(textIn(entry, "mime_type")) ? textIn(entry, "mime_type") : "",
    message: textIn(entry, "origination_message_id"),
    conversation: textIn(entry, "origination_thread_id"),
  };
}

/** By message and name, else by conversation and name, else by a name that only one file has. */
function filesBehind(library: readonly LibraryFile[]): ExportFiles["behind"] {
  const idsOf = new Map<string, Set<string>>();
  const keysOf = (name: string, message: string, conversation: string) => [
    JSON.stringify([name, "message", message]),
    JSON.stringify([name, "conversation", conversation]),
    JSON.stringify([name]),
  ];
  for (const { id, name, message, conversation } of library) {
    for (const key of keysOf(name, message, conversation)) idsOf.set(key, (idsOf.get(key) ?? new Set()).add(id));
  }
  return ({ message, conversation, name }) => {
    const fitting = keysOf(name, message, conversation).find((key) => idsOf.has(key)) ?? "";
    const ids = idsOf.get(fitting);
    return ids?.size === 1 ? [...ids][0] : undefined;
  };
}

/** `textdocs/<id>.json`: its fields were read in no source, so what looks like a text with a title is taken. */
async function canvasFiles(members: readonly Member[], signal: AbortSignal): Promise<Map<string, CanvasFile>> {
  const found = new Map<string, CanvasFile>();
  for await (const [value, member] of values(members, signal)) {
    const fields = fieldsOf(value);
    const content = textIn(fields, "content") || textIn(fields, "text");
    if (content === "") continue;
    const id = /([\w-]+)\.json$/.exec(member.path)?.[1] ?? "";
    const type = textIn(fields, "textdoc_type") || textIn(fields, "type") || "document";
    found.set(id, { title: lineIn(fields, "title") || lineIn(fields, "name"), type, content });
  }
  return found;
}
