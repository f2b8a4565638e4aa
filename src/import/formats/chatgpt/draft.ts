import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Citation, Part } from "../../../conversation/model.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import type { ExportFiles } from "./files.ts";
import type { Links } from "./links.ts";

/** A message while the nodes of its turn are read. */
export interface Draft {
  parts: ImportedPart[];
  sources: Map<string, Citation>;
  /** Keys of the images that are in it. */
  images: Set<string>;
  /** Number of files added, for their keys: pages name them by their place. */
  files: number;
  /** Calls that have no answer yet. */
  calls: ToolPart[];
  /** The first thought since the last that was headed. */
  thought?: Part & { kind: "reasoning" };
  /** Names of what was sent along, by id. */
  names: ReadonlyMap<string, string>;
  /** Sources that any of its nodes names, by which markers are resolved. */
  links: Links;
  context: PartContext;
}

type ToolPart = Part & { kind: "tool" };

/** What all messages of a conversation are read with. */
export interface PartContext {
  conversation: string;
  files: ExportFiles;
  unknown: UnknownNames;
  /** Texts are taken as they are: they hold no markers of the site. */
  verbatim: boolean;
}

/** Adds text unless it is blank: what was typed character for character, what a model wrote trimmed, as pages are read. */
export function addText(draft: Draft, format: "markdown" | "plain", text: string): void {
  if (!/\S/.test(text)) return;
  draft.parts.push({ kind: "text", format, text: format === "plain" ? text : text.trim() });
}

/** The call of a tool. */
export function addCall(draft: Draft, name: string, input: string): void {
  const call: ToolPart = { kind: "tool", name, ...(input ? { input } : {}) };
  draft.calls.push(call);
  draft.parts.push(call);
}

/** Calls without an answer among which one is looked for. */
const mostOpen = 100;

/** What a tool has answered, with the newest call of that tool that has no answer yet, or behind its earlier answer. */
export function addOutput(draft: Draft, name: string, output: string): void {
  if (!/\S/.test(output)) return;
  const recent = draft.calls.slice(-mostOpen);
  const open = recent.findLast((call) => isCallOf(call.name, name));
  if (open) {
    draft.calls.splice(draft.calls.lastIndexOf(open), 1);
    open.output = output;
    return;
  }
  const last = draft.parts.at(-1);
  if (last?.kind === "tool" && last.output !== undefined && isCallOf(last.name, name)) {
    last.output = `${last.output}\n\n${output}`;
    return;
  }
  draft.parts.push({ kind: "tool", name: name || "tool", output });
}

/** `web.run` answers as `web.run` or `web`; what answers without a name answers the call before it. */
function isCallOf(call: string, tool: string): boolean {
  return tool === "" || call === tool || call.split(".")[0] === tool.split(".")[0];
}

/** The finished parts, with the sources that were named. */
export function finishedParts({ parts, sources }: Draft): ImportedPart[] {
  const cited: Part[] = sources.size > 0 ? [{ kind: "citations", items: [...sources.values()] }] : [];
  return [...parts, ...cited];
}
