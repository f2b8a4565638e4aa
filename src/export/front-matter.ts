import type { Thread } from "../conversation/model.ts";

/**
 * YAML front matter of a thread. Values are numbers, `null`, or strings in double quotes with JSON's escapes, which YAML
 * 1.1 and 1.2 read alike; so no title can end the block or become something else.
 */
export function frontMatter({ conversation }: Thread): string {
  const fields: [string, string][] = [
    ["title", quoted(conversation.title)],
    ["site", quoted(conversation.site)],
    ["url", quoted(conversation.url)],
    ["id", quoted(conversation.id)],
    ["model", orNull(conversation.model)],
    ["created", orNull(conversation.created?.at)],
    ["updated", quoted(conversation.updated.at)],
    ["captured", quoted(conversation.lastCaptured)],
    ["messages", String(conversation.coverage.held)],
    ["coverage", quoted(conversation.coverage.state)],
    ["tags", `[${conversation.tags.map(quoted).join(", ")}]`],
  ];
  return ["---", ...fields.map(([name, value]) => `${name}: ${value}`), "---"].join("\n");
}

/** What JSON leaves as it is but YAML does not take inside quotes or takes for a line break, and what would hide or turn text. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function orNull(text: string | undefined): string {
  return text === undefined ? "null" : quoted(text);
}
