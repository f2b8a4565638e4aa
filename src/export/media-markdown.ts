import type { AssetRef, FilePart, ImagePart } from "../conversation/model.ts";
import { readRemovedNote } from "../conversation/removed-part.ts";
import { inlineText, linkAround } from "./inline-text.ts";
import type { Say, TextKey } from "./texts.ts";

/** How a Markdown file shows images and files. */
export interface MediaOptions {
  say: Say;
  /** Path from the Markdown file to an asset's file, or `undefined` for one that is not there. Absent: no files beside this one. */
  fileOf?: ((asset: AssetRef) => string | undefined) | undefined;
  /** Images and files are named only: no file, no link, no reason why. */
  named?: boolean | undefined;
}

/**
 * An image: the file beside the Markdown, else a link to its lasting address, else its description and why it is not
 * there. Never an address that a viewer would load by itself from elsewhere.
 * @param alt Markdown; replaces the part's own description
 * @param linked it stands inside a link, so it may not be one
 */
export function imageMarkdown(part: ImagePart, options: MediaOptions, alt?: string, linked = false): string {
  const { say, fileOf } = options;
  const description = alt?.trim() || inlineText(part.alt) || say("export_image");
  if (options.named) return description;
  const file = part.asset && fileOf?.(part.asset);
  if (file) return `![${alt ?? inlineText(part.alt)}](${file})`;
  if (part.url && !linked) return linkAround(description, part.url);
  if (part.asset && !fileOf) return say("export_image_in_zip", description);
  return say("export_image_not_saved", description, problemText(part.problem, say));
}

/** A file that was attached or made: a link to it, else its name and why it is not there. */
export function fileMarkdown(part: FilePart, { say, fileOf, named }: MediaOptions): string {
  const name = part.name.trim() || say("export_file");
  const shown = part.description ? `${name} (${part.description})` : name;
  if (named) return inlineText(shown);
  const file = part.asset && fileOf?.(part.asset);
  if (file) return `[${inlineText(shown)}](${file})`;
  if (part.asset && !fileOf) return say("export_file_in_zip", inlineText(shown));
  return say("export_file_not_saved", inlineText(shown), problemText(part.problem, say));
}

const problems: Readonly<Record<string, TextKey>> = {
  "too-large": "export_problem_too_large",
  "not-an-image": "export_problem_not_an_image",
  "not-readable": "export_problem_not_readable",
  "timed-out": "export_problem_timed_out",
  "not-granted": "export_problem_not_granted",
};

/** Why bytes are not there: in words for what the content script and the background report, else as it was noted. */
function problemText(problem: string | undefined, say: Say): string {
  if (!problem) return say("export_no_reason");
  const status = /^http-(\d+)$/.exec(problem)?.[1];
  if (status) return say("export_problem_http", status);
  const removed = readRemovedNote(problem);
  if (removed) return say("export_problem_removed", removed.on, removed.type, String(Math.ceil(removed.size / 1000)));
  const key = Object.hasOwn(problems, problem) ? problems[problem] : undefined;
  return key ? say(key) : inlineText(problem);
}
