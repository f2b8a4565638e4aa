import type { Part } from "../../conversation/model.ts";
import { attr, nameOf } from "../dom.ts";
import { unreadable } from "./unreadable.ts";

const players: Readonly<Record<string, string>> = {
  video: "video",
  audio: "sound",
  canvas: "drawing",
  object: "embedded object",
  embed: "embedded object",
};

/**
 * The part that stands for a frame, player or drawing; `null` for other elements and for invisible helper frames. A Deep
 * Research report is a sandboxed frame of another origin, titled `internal://deep-research` (live 2026-08).
 */
export function embedPart(element: Element): Part | null {
  const name = nameOf(element);
  if (name === "iframe") return isInvisible(element) ? null : framePart(element);
  const what = players[name];
  return what && !isInvisible(element) ? unreadable.media(what) : null;
}

function framePart(frame: Element): Part {
  const address = attr(frame, "src") ?? "";
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  const research = /deep[-_]research/.test(`${attr(frame, "title") ?? ""} ${address}`);
  return research ? unreadable.deepResearch() : unreadable.frame(host);
}

function isInvisible(element: Element): boolean {
  if (attr(element, "hidden") !== null || attr(element, "aria-hidden") === "true") return true;
  if (/display:\s*none|visibility:\s*hidden/.test(attr(element, "style") ?? "")) return true;
  return ["width", "height"].some((side) => /^[01](?:px)?$/.test(attr(element, side) ?? ""));
}
