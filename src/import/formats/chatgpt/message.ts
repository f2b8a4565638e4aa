import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { timeOf } from "../../foreign/times.ts";

/** A message of ChatGPT's mapping, as far as it can be read. */
export interface ChatMessage {
  /** Its own id, else its node's key. */
  id: string;
  /** Lower case; '' where none is given. */
  role: string;
  /** A tool's name, or that of a custom GPT. */
  name: string;
  /** `all`, or the tool it is addressed to. */
  recipient: string;
  channel: string;
  /** Its content type; '' where none is given. */
  type: string;
  content: Fields;
  metadata: Fields;
  sentAt: string | undefined;
  finished: boolean;
  /** The export says that the page does not show it. */
  concealed: boolean;
}

/** Reads `node.message` checking every field: a wrong one costs itself. `null` for none, e.g. of a root. */
export function readMessage(message: unknown, key: string): ChatMessage | null {
  if (!isFields(message)) return null;
  const author = authorOf(message.author);
  const metadata = fieldsIn(message, "metadata");
  const content = contentOf(message);
  return {
    id: idIn(message, "id") || key,
    role: textIn(author, "role").toLowerCase(),
    name: lineIn(author, "name"),
    recipient: textIn(message, "recipient") || "all",
    channel: textIn(message, "channel"),
    type: textIn(content, "content_type"),
    content,
    metadata,
    sentAt: timeOf(message.create_time) ?? timeOf(message.update_time),
    finished: isFinished(message, metadata),
    concealed: metadata.is_visually_hidden_from_conversation === true,
  };
}

function authorOf(author: unknown): Fields {
  return typeof author === "string" ? { role: author } : fieldsOf(author);
}

/** Texts that stand where an object should be are texts all the same. */
function contentOf({ content }: Fields): Fields {
  if (typeof content === "string") return { content_type: "text", parts: [content] };
  if (Array.isArray(content)) return { content_type: "multimodal_text", parts: content };
  const fields = fieldsOf(content);
  if (textIn(fields, "content_type") !== "") return fields;
  if (listIn(fields, "parts").length > 0) return { ...fields, content_type: "multimodal_text" };
  return fields;
}

function isFinished(message: Fields, metadata: Fields): boolean {
  const end = textIn(fieldsIn(metadata, "finish_details"), "type");
  if (message.status === "in_progress" || metadata.is_complete === false) return false;
  return end !== "interrupted" && end !== "max_tokens";
}
