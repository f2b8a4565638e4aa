import type { Message, Part } from "../../src/conversation/model.ts";

const asset = (sha256: string) => ({ sha256, type: "image/png", size: 1 });

/** The text in every field of the model that a page can fill. */
function hostileParts(text: string): Part[] {
  return [
    { kind: "text", format: "markdown", text: `${text}\n\n[^${text}] [^s] ![x](attachment:k)` },
    { kind: "text", format: "plain", text },
    { kind: "reasoning", text, label: text },
    { kind: "text", format: "markdown", text: `\`\`\`\`${text.split("\n")[0]}\n${text}\n\`\`\`\`` },
    { kind: "image", key: "k", alt: text, origin: "content", url: text, problem: text },
    { kind: "image", key: text, alt: text, origin: "upload", asset: asset("lost") },
    { kind: "image", key: "shown", alt: text, origin: "upload", asset: asset("hills") },
    { kind: "file", key: text, name: text, description: text, problem: text },
    { kind: "file", key: "f", name: text, description: text, asset: asset("lost") },
    { kind: "tool", name: text, input: text, output: text },
    { kind: "artifact", title: text, language: text, format: "code", content: text },
    { kind: "artifact", title: text, format: "markdown", content: text },
    {
      kind: "citations",
      items: [
        { label: text, title: text, url: text },
        { label: "s", title: text, url: `https://example.org/?q=${text}` },
      ],
    },
    { kind: "unreadable", what: text, reason: text },
  ];
}

/** A message that says this and nothing else, wherever it can. */
export function hostileMessage(text: string, index: number): Message {
  return {
    id: text,
    aliases: [text],
    role: index % 2 === 0 ? "assistant" : "user",
    author: text,
    model: text,
    sentAt: text,
    parts: hostileParts(text),
    finished: false,
    hash: text,
    capturedAt: text,
    origin: "page",
    versions: [],
  };
}
