import type { Part } from "../conversation/model.ts";
import { codeBlock } from "./code-block.ts";
import { fold } from "./fold.ts";
import type { ViewOptions } from "./options.ts";

/** A tool call, folded: what went in and what came out, as code. */
export function toolCall(part: Extract<Part, { kind: "tool" }>, options: ViewOptions): HTMLElement {
  const { say, unfold = false } = options;
  const shown = (label: "export_tool_input" | "export_tool_output", text: string | undefined) =>
    text === undefined ? [] : [codeBlock(text, languageOf(text), options, say(label))];
  const content = [...shown("export_tool_input", part.input), ...shown("export_tool_output", part.output)];
  return fold("tool", say("export_tool_name", part.name), unfold, ...content);
}

/** Most tools take and give JSON. */
const languageOf = (text: string): string => (/^\s*[[{]/.test(text) && /[\]}]\s*$/.test(text) ? "json" : "");
