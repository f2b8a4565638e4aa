import { type Fields, isFields, listIn, textIn } from "../../foreign/fields.ts";

/** What a content that is not known says, where it says it as others do: parts, text, result, output or thoughts. */
export function plainContent(content: Fields): string {
  const parts = textsOf(content.parts);
  if (parts !== "") return parts;
  for (const key of ["text", "result", "output_str", "content"]) {
    const text = textIn(content, key);
    if (/\S/.test(text)) return text;
  }
  return textsOf(content.thoughts);
}

function textsOf(list: unknown): string {
  if (typeof list === "string") return list;
  if (!Array.isArray(list)) return "";
  const texts = list.map((one) => (isFields(one) ? textIn(one, "text") || textIn(one, "content") : one));
  return texts.filter((text) => typeof text === "string" && /\S/.test(text)).join("\n\n");
}

/** What was thought: each thought under its summary. */
export function thoughtsText(content: Fields): string {
  const thoughts = listIn(content, "thoughts").filter(isFields);
  const texts = thoughts.map((thought) => {
    const [summary, said] = [textIn(thought, "summary").trim(), textIn(thought, "content").trim()];
    const text =
      said ||
      listIn(thought, "chunks")
        .filter((chunk) => typeof chunk === "string")
        .join("");
    return [summary && `**${summary}**`, text].filter(Boolean).join("\n\n");
  });
  return texts.filter(Boolean).join("\n\n") || plainContent(content);
}
