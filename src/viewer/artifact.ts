import type { Part } from "../conversation/model.ts";
import { codeBlock } from "./code-block.ts";
import { element } from "./element.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Refs, ViewOptions } from "./options.ts";

/** A document that was written beside the conversation. */
export function artifact(part: Extract<Part, { kind: "artifact" }>, options: ViewOptions, refs: Refs): HTMLElement {
  const title = part.title.trim() || options.say("export_artifact");
  if (part.format === "code") return codeBlock(part.content, part.language ?? "", options, title);
  const body = element("div", { class: "artifact-body" }, renderMarkdown(part.content, options, refs));
  return element("div", { class: "artifact" }, element("bdi", { class: "artifact-title" }, title), body);
}
