import { isFields, listIn, textIn } from "../../foreign/fields.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { addText, type Draft } from "./draft.ts";
import { addAttachments, addOddPart, addPointer } from "./media.ts";
import type { ChatMessage } from "./message.ts";
import { plainContent } from "./plain-content.ts";

/** Adds a prompt: what was typed, character for character, and what was sent along. */
export function addPrompt(draft: Draft, message: ChatMessage): void {
  const { type, content } = message;
  if (type === "text" || type === "multimodal_text") addParts(draft, message);
  else {
    addText(draft, "plain", plainContent(content));
    if (type !== "code" && Object.keys(content).length > 0) {
      draft.context.unknown.add("content", type);
      draft.parts.push(notUnderstood(type || "message", content));
    }
  }
  addAttachments(draft, message.metadata);
}

/** Texts of one prompt are one text, as it was typed, but where a picture stands between them. */
function addParts(draft: Draft, { content, role }: ChatMessage): void {
  let texts: string[] = [];
  const flush = () => {
    addText(draft, "plain", texts.join("\n"));
    texts = [];
  };
  const parts = typeof content.parts === "string" ? [content.parts] : listIn(content, "parts");
  for (const part of parts.length > 0 ? parts : [textIn(content, "text")]) {
    if (typeof part === "string") texts.push(part);
    else if (isFields(part)) {
      flush();
      addPointer(draft, part, role, (text) => void texts.push(text));
    } else {
      flush();
      addOddPart(draft, part);
    }
  }
  flush();
}
