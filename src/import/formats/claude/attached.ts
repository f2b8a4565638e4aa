import type { ImportedPart } from "../../../conversation/imported.ts";
import { type Fields, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { isPicture, mediaPart, namesOnly, textFile } from "../../foreign/file-parts.ts";

/**
 * What was sent along with a message: `attachments`, whose text stands in the export, and `files`, of which it has names
 * only. One that is in both is one.
 */
export function attachedParts(message: Fields): ImportedPart[] {
  const files = filesOf(message);
  const named = new Map(files.map((file) => [lineIn(file, "file_name"), file]));
  const taken = new Set<Fields>();
  const attachments = listIn(message, "attachments").filter(isFields);
  const first = attachments.flatMap((attachment, place): ImportedPart[] => {
    const name = lineIn(attachment, "file_name");
    const same = name === "" ? undefined : named.get(name);
    const text = textIn(attachment, "extracted_content");
    if (text === "" && same) return [];
    if (same) taken.add(same);
    const key = (same && idOf(same)) || idIn(attachment, "id") || `attachment-${place + 1}`;
    if (text !== "") return [textFile(key, name, text, lineIn(attachment, "file_type"))];
    return [mediaPart({ key, name: name || `attachment ${place + 1}`, problem: namesOnly })];
  });
  return [...first, ...files.filter((file) => !taken.has(file)).map(filePart)];
}

function filesOf(message: Fields): Fields[] {
  const seen = new Set<string>();
  return [...listIn(message, "files"), ...listIn(message, "files_v2")].filter(isFields).filter((file) => {
    const id = idOf(file);
    if (id !== "" && seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const idOf = (file: Fields) => idIn(file, "file_uuid") || idIn(file, "uuid");

function filePart(file: Fields, place: number): ImportedPart {
  const name = lineIn(file, "file_name") || `file ${place + 1}`;
  const isImage = isPicture(name) || textIn(file, "file_kind") === "image";
  return mediaPart({ key: idOf(file) || `file-${place + 1}`, name, isImage, problem: namesOnly });
}
