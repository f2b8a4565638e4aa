import type { Citation, Message, Part } from "../../conversation/model.ts";
import { rewriteInline } from "../inline-rewrite.ts";
import type { MarkdownStyle } from "../style/markdown-style.ts";
import type { Say } from "../texts.ts";

export interface PlainOptions {
  say: Say;
  style: MarkdownStyle;
  /** Number of a source in the list at the end. */
  numberOf(citation: Citation): number;
}

/** What a message says as plain text, block after block. Markdown of models stays as it was written. */
export function plainParts(parts: Message["parts"], options: PlainOptions): string {
  const sources = new Map(
    parts.flatMap((part) => (part.kind === "citations" ? part.items : [])).map((item) => [item.label, item]),
  );
  const shown = new Set<string>();
  const cited = new Set<string>();
  const inline = (markdown: string) =>
    rewriteInline(markdown, {
      image(key, alt) {
        shown.add(key);
        return `[${options.say("export_image")}${alt.trim() ? `: ${alt.trim()}` : ""}]`;
      },
      footnote(label) {
        const source = sources.get(label);
        if (source) cited.add(label);
        return source && reference(source, options);
      },
    });
  const blocks = parts.map((part) => textOf(part, inline, options));
  const rest = parts.map((part) =>
    part.kind === "image" && shown.has(part.key) ? "" : otherPart(part, cited, options),
  );
  return blocks
    .map((block, index) => block ?? rest[index] ?? "")
    .filter((block) => block.trim() !== "")
    .join("\n\n");
}

function reference(citation: Citation, { style, numberOf }: PlainOptions): string {
  return style.sources === "none" ? "" : `[${numberOf(citation)}]`;
}

function textOf(part: Part, inline: (markdown: string) => string, { say, style }: PlainOptions): string | undefined {
  if (part.kind === "text") return part.format === "plain" ? part.text : inline(part.text);
  if (part.kind === "artifact") return `[${part.title.trim() || say("export_artifact")}]\n${inline(part.content)}`;
  if (part.kind !== "reasoning") return undefined;
  if (style.reasoning === "none") return "";
  return `[${part.label?.trim() || say("export_reasoning")}]\n${inline(part.text).replace(/^(?=.)/gm, "    ")}`;
}

function otherPart(part: Part, cited: ReadonlySet<string>, options: PlainOptions): string {
  const { say, style } = options;
  switch (part.kind) {
    case "image":
      return `[${say("export_image")}${part.alt.trim() ? `: ${part.alt.trim()}` : ""}]${style.images !== "none" && part.url ? ` ${part.url}` : ""}`;
    case "file":
      return `[${say("export_file")}: ${part.name}]`;
    case "tool":
      return style.tools ? toolText(part, say) : "";
    case "citations": {
      const left = style.sources === "none" ? [] : part.items.filter(({ label }) => !cited.has(label));
      const marks = left.map((item) => reference(item, options));
      return marks.length === 0 ? "" : `${say("export_sources")} ${[...new Set(marks)].join(" ")}`;
    }
    case "unreadable":
      return [`[${say("export_unreadable", part.what, part.reason)}]`, ...(part.raw ? [part.raw] : [])].join("\n");
    default:
      return "";
  }
}

function toolText({ name, input, output }: Part & { kind: "tool" }, say: Say): string {
  const labelled = (label: string, text: string | undefined) => (text === undefined ? [] : [`${label}:`, text]);
  return [
    `[${say("export_tool_name", name)}]`,
    ...labelled(say("export_tool_input"), input),
    ...labelled(say("export_tool_output"), output),
  ].join("\n");
}
