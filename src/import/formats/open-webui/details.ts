import type { Part } from "../../../conversation/model.ts";

/** A piece of an answer: text, or what is folded away in it. */
export type Piece = { text: string } | { part: Part };

const opening = '<details type="';
const kinds = ['reasoning"', 'tool_calls"', 'code_interpreter"'];

/**
 * Takes thinking, calls of tools and code that was run out of an answer, where Open WebUI keeps them as `<details>`. Anything
 * else that is folded stays text.
 */
export function splitDetails(content: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = content.indexOf(opening); at >= 0; at = content.indexOf(opening, at + 1)) {
    if (!kinds.some((kind) => content.startsWith(kind, at + opening.length))) continue;
    const head = endOfTag(content, at);
    const end = head < 0 ? -1 : content.indexOf("</details>", head);
    if (end < 0) break;
    const part = folded(content.slice(at, head), content.slice(head, end));
    if (!part) continue;
    if (at > from) pieces.push({ text: content.slice(from, at) });
    pieces.push({ part });
    from = end + "</details>".length;
    at = from - 1;
  }
  if (from < content.length) pieces.push({ text: content.slice(from) });
  return pieces;
}

/** Behind the `>` that no quotes enclose. */
function endOfTag(content: string, from: number): number {
  let quoted = false;
  for (let at = from; at < content.length; at++) {
    const sign = content.charAt(at);
    if (sign === '"') quoted = !quoted;
    else if (sign === ">" && !quoted) return at + 1;
  }
  return -1;
}

function folded(tag: string, inside: string): Part | undefined {
  const attributes = new Map(
    [...tag.matchAll(/(?<![\w-])([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescaped(value)]),
  );
  const [whole = "", summary = ""] = /^\s*<summary>([\s\S]*?)<\/summary>/.exec(inside) ?? [];
  const body = unescaped(inside.slice(whole.length)).replace(/^\n|\n$/g, "");
  const label = unescaped(summary).replace(/\s+/g, " ").trim().slice(0, 500);
  const type = attributes.get("type");
  if (type === "reasoning") return { kind: "reasoning", text: unquoted(body), ...(label ? { label } : {}) };
  if (type === "tool_calls") return toolCall(attributes, label, body);
  if (type === "code_interpreter") return codeRun(attributes, label, body);
  return undefined;
}

function toolCall(attributes: ReadonlyMap<string, string>, label: string, body: string): Part {
  const input = plainValue(attributes.get("arguments") ?? "");
  const told = attributes.get("result") ?? "";
  const output = told === "" ? plainValue(body.trim()) : plainValue(told);
  const name = attributes.get("name") || label || "tool";
  return { kind: "tool", name, ...(input ? { input } : {}), ...(output ? { output } : {}) };
}

function codeRun(attributes: ReadonlyMap<string, string>, label: string, body: string): Part {
  const code = /^\s*```\w*\n([\s\S]*?)\n?```\s*$/.exec(body)?.[1] ?? body.trim();
  const output = plainValue(attributes.get("output") ?? "");
  return { kind: "tool", name: label || "code", ...(code ? { input: code } : {}), ...(output ? { output } : {}) };
}

/** A text that is given as JSON; all else as it is given. */
export function plainValue(json: string): string {
  if (!json.startsWith('"')) return json;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : json;
  } catch {
    return json;
  }
}

/** Thinking is kept as a quote. */
function unquoted(text: string): string {
  const lines = text.split("\n");
  return lines.every((line) => line.startsWith(">") || line === "")
    ? lines.map((line) => line.replace(/^> ?/, "")).join("\n")
    : text;
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (name) return signs[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
