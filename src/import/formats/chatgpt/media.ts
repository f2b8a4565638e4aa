import type { ImagePart } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import type { Draft } from "./draft.ts";
import { idOfPointer } from "./files.ts";

/** Shown where the export names a file without holding it: some leave generated images out (2026-07). */
const absent = "it is not in the export";

/** Adds an image by its pointer, once. Its key is the file's id, as in pages. */
export function addImage(draft: Draft, pointer: string, origin: ImagePart["origin"], alt = ""): void {
  const key = idOfPointer(pointer).slice(0, 500);
  if (key === "" || draft.images.has(key)) return;
  draft.images.add(key);
  const { name, type, source } = draft.context.files.find(pointer);
  const shown = alt || draft.names.get(key) || (origin === "upload" ? (name ?? "") : "");
  const bytes = source ? { source, ...(type ? { type } : {}) } : { problem: absent };
  draft.parts.push({ kind: "image", key, alt: shown, origin, ...bytes });
}

/** Adds a file. Pages show no ids of files and name them by their place, so this does too. */
export function addFile(draft: Draft, pointer: string, said: { name?: string; type?: string } = {}): void {
  draft.files += 1;
  const { name, type = said.type, source } = draft.context.files.find(pointer);
  const bytes = source ? { source, ...(type ? { type } : {}) } : { problem: absent };
  const shown = said.name || name || idOfPointer(pointer);
  draft.parts.push({ kind: "file", key: `file-${draft.files}`, name: shown, ...bytes });
}

/** Adds a part of a `multimodal_text` that is an object; `say` takes what was said in a recording. */
export function addPointer(draft: Draft, part: Fields, role: string, say: (text: string) => void): void {
  const type = textIn(part, "content_type");
  const pointer = textIn(part, "asset_pointer");
  if (type === "image_asset_pointer")
    addImage(draft, pointer, role === "user" ? "upload" : "generated", promptOf(part));
  else if (type === "audio_transcription") say(textIn(part, "text"));
  else if (type === "audio_asset_pointer") addRecording(draft, part);
  else if (type === "real_time_user_audio_video_asset_pointer") addVideo(draft, part);
  else addUnknown(draft, part, say);
}

/** What a picture was made from, as its description. */
function promptOf(part: Fields): string {
  return lineIn(fieldsIn(fieldsIn(part, "metadata"), "dalle"), "prompt");
}

function addRecording(draft: Draft, part: Fields): void {
  const pointer = textIn(part, "asset_pointer");
  const format = textIn(part, "format");
  if (pointer) addFile(draft, pointer, /^\w{2,4}$/.test(format) ? { type: `audio/${format}` } : {});
}

function addVideo(draft: Draft, part: Fields): void {
  const sound = part.audio_asset_pointer;
  if (isFields(sound)) addRecording(draft, sound);
  else if (typeof sound === "string" && sound) addFile(draft, sound);
  const video = part.video_container_asset_pointer;
  const address = isFields(video) ? textIn(video, "asset_pointer") : typeof video === "string" ? video : "";
  if (address) addFile(draft, address);
  for (const frame of listIn(part, "frames_asset_pointers")) {
    const pointer = isFields(frame) ? textIn(frame, "asset_pointer") : frame;
    if (typeof pointer === "string" && pointer) addImage(draft, pointer, "upload");
  }
}

function addUnknown(draft: Draft, part: Fields, say: (text: string) => void): void {
  const type = textIn(part, "content_type");
  draft.context.unknown.add("part", type);
  say(textIn(part, "text"));
  draft.parts.push(notUnderstood(type || "part", part));
}

/** A part that is neither a text nor an object; `null` stands where one was taken back, and is none. */
export function addOddPart(draft: Draft, part: unknown): void {
  if (part === null || part === undefined) return;
  draft.context.unknown.add("part", part);
  draft.parts.push(notUnderstood("part", part));
}

const picture = /\.(?:png|jpe?g|gif|webp|avif|bmp|heic|heif|tiff?)$/i;

/** Files and pictures that were sent along, unless a pointer in the text has brought them already. */
export function addAttachments(draft: Draft, metadata: Fields): void {
  for (const attachment of listIn(metadata, "attachments")) {
    if (!isFields(attachment)) continue;
    const [id, other] = [idIn(attachment, "id"), idIn(attachment, "file_id")];
    if (draft.images.has(id) || draft.images.has(other)) continue;
    const name = lineIn(attachment, "name");
    const type = lineIn(attachment, "mime_type") || lineIn(attachment, "mimeType");
    const pointer = other && !draft.context.files.find(id).source ? other : id || name;
    if (/^image\//.test(type) || (type === "" && picture.test(name))) addImage(draft, pointer, "upload", name);
    else if (pointer) addFile(draft, pointer, { name, ...(type ? { type } : {}) });
  }
}

/** Names of the pictures that were sent along, by id, to describe them. */
export function attachmentNames(metadata: Fields): Map<string, string> {
  const named = listIn(metadata, "attachments").filter(isFields);
  return new Map(named.map((attachment) => [idIn(attachment, "id"), lineIn(attachment, "name")]));
}
