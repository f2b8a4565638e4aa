import { esc } from "../../../kit/page/html.ts";
import type { SourceMessage, SourceUpload } from "../../../source.ts";
import { strings } from "../strings.ts";
import type { TurnScene } from "./turn.ts";

/** Longer prompts are folded; their whole text is on the page all the same. */
const foldFrom = 12;

/** Images and files stand beside the message node, images in a labelled button (2026-08-06). */
function upload(item: SourceUpload, { config }: TurnScene): string {
  const words = strings[config.language];
  if (item.kind === "image") {
    return `<button class="overflow-hidden rounded-lg" aria-label="${esc(words.openImage)}"><img alt="${esc(words.uploaded)}" class="object-cover" src="${esc(config.imageAddress[item.id] ?? "")}"></button>`;
  }
  // Assumed: no public sample shows a file tile's markup.
  return `<div class="group/file-tile" role="group" aria-label="${esc(item.name)}"><button type="button" aria-label="${esc(item.name)}"><div class="truncate font-semibold">${esc(item.name)}</div><div class="truncate">${esc(item.type)}</div></button></div>`;
}

function text(message: SourceMessage, scene: TurnScene): string {
  const words = strings[scene.config.language];
  const body = `<div class="whitespace-pre-wrap">${esc(message.text)}</div>`;
  if (message.text.split("\n").length < foldFrom) return body;
  return `<div data-testid="collapsible-user-message-root"><div data-testid="collapsible-user-message-content" class="max-h-64 overflow-hidden">${body}</div><button data-testid="collapsible-user-message-toggle" aria-expanded="false">${esc(words.showMore)}</button></div>`;
}

/** Uploads and the message node of a prompt. */
export function userNodes(scene: TurnScene): string {
  const { message } = scene;
  const uploads = (message.uploads ?? []).map((item) => upload(item, scene)).join("");
  const beside = uploads === "" ? "" : `<div class="flex flex-wrap items-end gap-1">${uploads}</div>`;
  return `${beside}<div data-message-author-role="user" data-message-id="${esc(message.id)}" data-turn-start-message="true" dir="auto" class="min-h-8 text-message relative flex w-full flex-col items-end gap-2"><div class="flex w-full flex-col gap-1 empty:hidden items-end"><div class="user-message-bubble-color corner-superellipse/0.98 relative rounded-[22px] px-4 py-2.5">${text(message, scene)}</div></div></div>`;
}
