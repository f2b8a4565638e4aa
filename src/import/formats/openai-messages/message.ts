import type { ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { emptyMessage, shownValue, textParts, toolPart } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

type Draft = Omit<ImportedMessage, "parent">;

/** Whether a value is a message as OpenAI's chat API takes it. */
export function isMessage(value: unknown): value is Fields {
  if (!isFields(value) || typeof value.role !== "string") return false;
  return (
    typeof value.content === "string" || Array.isArray(value.content) || value.content === null || "tool_calls" in value
  );
}

/** One message. @param tools names of called tools by the id of the call; those called here are added */
export function messageOf(value: unknown, tools: Map<string, string>, unknown: UnknownNames): Draft {
  const message = fieldsOf(value);
  const role = roleOf(message, unknown);
  const id = idIn(message, "id");
  const author = lineIn(message, "name").slice(0, 200);
  const model = lineIn(message, "model");
  const time = timeOf(message.timestamp ?? message.created_at ?? message.create_time);
  const parts = isFields(value) ? partsOf(message, role, tools, unknown) : [notUnderstood("message", value)];
  return {
    ids: id ? [id] : [],
    role,
    ...(author && role !== "tool" && { author }),
    ...(model && { model }),
    ...(time && { sentAt: time }),
    parts: parts.length > 0 ? parts : [emptyMessage],
    finished: textIn(message, "finish_reason") !== "length",
  };
}

function roleOf(message: Fields, unknown: UnknownNames): Role {
  const role = textIn(message, "role").toLowerCase();
  if (role === "user" || role === "assistant" || role === "system" || role === "tool") return role;
  if (role === "developer") return "system";
  if (role === "function") return "tool";
  if (role === "human") return "user";
  if (role !== "model" && role !== "ai") unknown.add("role", message.role);
  return "assistant";
}

function partsOf(message: Fields, role: Role, tools: Map<string, string>, unknown: UnknownNames): ImportedPart[] {
  const thought = textIn(message, "reasoning_content") || textIn(message, "reasoning");
  const reasoning: ImportedPart[] = thought.trim() === "" ? [] : [{ kind: "reasoning", text: thought.trim() }];
  const name = tools.get(idIn(message, "tool_call_id")) ?? lineIn(message, "name");
  const content = contentParts(message.content, role, unknown);
  const said = role === "tool" ? resultParts(name, message.content, content) : content;
  const refusal = textParts(role, textIn(message, "refusal"));
  return [...reasoning, ...said, ...refusal, ...callParts(message, tools)];
}

function resultParts(name: string, value: unknown, content: ImportedPart[]): ImportedPart[] {
  if (typeof value === "string") return [toolPart(name, "", value)];
  const texts = content.flatMap((part) => (part.kind === "text" ? part.text : []));
  return [toolPart(name, "", texts.join("\n\n")), ...content.filter(({ kind }) => kind !== "text")];
}

function callParts(message: Fields, tools: Map<string, string>): ImportedPart[] {
  const legacy = isFields(message.function_call) ? [{ function: message.function_call }] : [];
  return [...listIn(message, "tool_calls"), ...legacy].map((value) => {
    const call = fieldsOf(value);
    const called = isFields(call.function) ? call.function : fieldsIn(call, "custom");
    const name = lineIn(called, "name") || lineIn(call, "name");
    if (idIn(call, "id")) tools.set(idIn(call, "id"), name);
    const input = called.arguments ?? called.input ?? call.arguments ?? call.input;
    return name === "" && input === undefined
      ? notUnderstood("tool_call", value)
      : toolPart(name, shownValue(input), "");
  });
}

function contentParts(content: unknown, role: Role, unknown: UnknownNames): ImportedPart[] {
  if (typeof content === "string") return textParts(role, content);
  if (content === null || content === undefined) return [];
  const pieces = Array.isArray(content) ? content : [content];
  return pieces.flatMap((piece, place) => contentPart(piece, place, role, unknown));
}

/** A piece of content: of the chat API, the Responses API, or Anthropic's, which logs hold as well. */
function contentPart(value: unknown, place: number, role: Role, unknown: UnknownNames): ImportedPart[] {
  if (typeof value === "string") return textParts(role, value);
  const piece = fieldsOf(value);
  const type = textIn(piece, "type");
  if (/^(?:text|input_text|output_text)$/.test(type)) return textParts(role, textIn(piece, "text"));
  if (type === "refusal") return textParts(role, textIn(piece, "refusal"));
  if (type === "thinking") return [{ kind: "reasoning", text: textIn(piece, "thinking") }];
  if (type === "tool_use") return [toolPart(lineIn(piece, "name"), shownValue(piece.input), "")];
  if (type === "tool_result") return [toolPart("", "", shownValue(piece.content))];
  const media = mediaOf(type, piece, `${type || "file"}-${place + 1}`);
  if (media) return [media];
  unknown.add("content", type);
  return [notUnderstood(type || "content", value)];
}

function mediaOf(type: string, piece: Fields, key: string): ImportedPart | null {
  if (type === "image_url" || type === "input_image" || type === "image") {
    const source = fieldsIn(piece, "source");
    const inline = textIn(source, "data") && `data:${lineIn(source, "media_type")};base64,${textIn(source, "data")}`;
    const url =
      textIn(piece, "image_url") || textIn(fieldsIn(piece, "image_url"), "url") || textIn(source, "url") || inline;
    return url ? fromAddress(key, url) : null;
  }
  if (type === "input_audio") {
    const audio = fieldsIn(piece, "input_audio");
    const format = lineIn(audio, "format") || "wav";
    const base64 = textIn(audio, "data");
    return base64
      ? mediaPart({ key, name: `${key}.${format}`, isImage: false, source: { base64 }, type: `audio/${format}` })
      : null;
  }
  if (type !== "file" && type !== "input_file") return null;
  const file = { ...piece, ...fieldsIn(piece, "file") };
  const name = lineIn(file, "filename") || idIn(file, "file_id") || key;
  const [, mime = "", base64] = /^(?:data:([^;,]*);base64,)?([A-Za-z0-9+/=\s]+)$/.exec(textIn(file, "file_data")) ?? [];
  return mediaPart({
    key,
    name,
    isImage: false,
    ...(base64 && { source: { base64: base64.replace(/\s/g, "") } }),
    ...(mime && { type: mime }),
  });
}

function fromAddress(key: string, url: string): ImportedPart {
  const [, type, base64] = /^data:([\w./+-]*);base64,([A-Za-z0-9+/=\s]+)$/.exec(url) ?? [];
  if (base64 !== undefined) {
    return {
      kind: "image",
      key,
      alt: "",
      origin: "upload",
      source: { base64: base64.replace(/\s/g, "") },
      ...(type && { type }),
    };
  }
  const lasting = /^https?:\/\//i.test(url) && !/[?&](?:sig|signature|expires|token|x-amz-)/i.test(url);
  return {
    kind: "image",
    key,
    alt: "",
    origin: "upload",
    ...(lasting && { url }),
    problem: "the export holds only its address",
  };
}
