import type { ImagePart, Part } from "../conversation/model.ts";
import { plainToMarkdown } from "../markdown/plain.ts";
import { closed, foldedBlock, quotedBlock, quotedUnder, stacked } from "./block-text.ts";
import { rewriteInline } from "./inline-rewrite.ts";
import { codeSpan, fenced, inlineText } from "./inline-text.ts";
import { fileMarkdown, imageMarkdown, type MediaOptions } from "./media-markdown.ts";
import type { MarkdownStyle } from "./style/markdown-style.ts";
import type { Say } from "./texts.ts";

export interface PartsOptions extends MediaOptions {
  /** Labels to write for the footnote labels of this message. */
  labels: ReadonlyMap<string, string>;
  /** Markdown for a label that is written, where it is no footnote. */
  reference?: ((label: string) => string) | undefined;
  reasoning?: MarkdownStyle["reasoning"] | undefined;
  /** Leaves out tool calls. */
  toolless?: boolean | undefined;
  /** What a person typed stays as it was typed, for programs that show it so. */
  typed?: boolean | undefined;
}

/** The parts of one message as Markdown blocks. Every part leaves something behind; an image in a text stands there only. */
export function partsMarkdown(parts: readonly Part[], options: PartsOptions): string {
  const images = new Map(parts.filter((part) => part.kind === "image").map((part) => [part.key, part]));
  const shown = new Set<string>();
  const cited = new Set<string>();
  const text = (markdown: string) => rewritten(markdown, images, options, { shown, cited });
  // Texts first, for these say which images and sources have found their place in them.
  const texts = parts.map((part) => textOf(part, text, options));
  const blocks = parts.map((part, index) => {
    if (part.kind === "image") return shown.has(part.key) ? "" : imageMarkdown(part, options);
    return texts[index] ?? otherPart(part, options);
  });
  return stacked([...blocks, uncited(options, cited)]);
}

/** A part that may refer to images and sources, or `undefined` for the others. */
function textOf(part: Part, text: (markdown: string) => string, options: PartsOptions): string | undefined {
  const { say } = options;
  if (part.kind === "text" && part.format === "plain") return options.typed ? part.text : plainToMarkdown(part.text);
  if (part.kind === "text") return closed(text(part.text));
  if (part.kind === "reasoning") return reasoningMarkdown(part, text, options);
  if (part.kind !== "artifact" || part.format !== "markdown") return undefined;
  return quotedBlock(artifactTitle(part.title, say), text(part.content));
}

function reasoningMarkdown(
  part: Part & { kind: "reasoning" },
  text: (markdown: string) => string,
  { say, reasoning = "quote" }: PartsOptions,
): string {
  if (reasoning === "none") return "";
  const label = part.label?.trim() || say("export_reasoning");
  if (reasoning === "details") return foldedBlock(label.replace(/\s+/g, " "), text(part.text));
  const inline = inlineText(label);
  if (reasoning === "callout") return quotedUnder(`[!note]- ${inline}`, text(part.text));
  return quotedBlock(inline, text(part.text));
}

function otherPart(part: Part, options: PartsOptions): string {
  const { say } = options;
  switch (part.kind) {
    case "file":
      return fileMarkdown(part, options);
    case "artifact":
      return stacked([`**${artifactTitle(part.title, say)}**`, fenced(part.content, part.language)]);
    case "tool":
      if (options.toolless) return "";
      return stacked([
        `**${say("export_tool_name", inlineText(part.name))}**`,
        ...labelled(say("export_tool_input"), part.input),
        ...labelled(say("export_tool_output"), part.output),
      ]);
    case "unreadable":
      return stacked([
        `> ${say("export_unreadable", inlineText(part.what), inlineText(part.reason))}`,
        ...(part.raw === undefined ? [] : [fenced(part.raw, "json")]),
      ]);
    default:
      return "";
  }
}

function artifactTitle(title: string, say: Say): string {
  return inlineText(title) || say("export_artifact");
}

function labelled(label: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`${label}:`, fenced(text)];
}

function rewritten(
  markdown: string,
  images: ReadonlyMap<string, ImagePart>,
  options: PartsOptions,
  seen: { shown: Set<string>; cited: Set<string> },
): string {
  return rewriteInline(markdown, {
    image(key, alt, linked) {
      const part = images.get(key);
      if (!part) return options.say("export_image_not_saved", alt || codeSpan(key), options.say("export_no_reason"));
      seen.shown.add(key);
      return imageMarkdown(part, options, alt, linked);
    },
    footnote(label) {
      const written = options.labels.get(label);
      if (written === undefined) return undefined;
      seen.cited.add(label);
      return written === label && !options.reference ? undefined : mark(written, options);
    },
  });
}

/** Marks for the sources that no text refers to: renderers leave out footnotes without a reference. */
function uncited(options: PartsOptions, cited: ReadonlySet<string>): string {
  const others = [...options.labels].filter(([label]) => !cited.has(label));
  const left = new Set(others.map(([, written]) => mark(written, options)).filter(Boolean));
  return left.size === 0 ? "" : `${options.say("export_sources")} ${[...left].join(" ")}`;
}

function mark(written: string, { reference }: PartsOptions): string {
  return reference ? reference(written) : `[^${written}]`;
}
