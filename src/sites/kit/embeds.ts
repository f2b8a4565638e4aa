import type { Part } from "../../conversation/model.ts";
import { attr, nameOf } from "../dom.ts";
import { unreadable } from "./unreadable.ts";

/** What a frame of the site's own is; `null` for one it does not know. */
export type FrameReader = (frame: Element) => Part | null;

const players: Readonly<Record<string, string>> = {
  video: "video",
  audio: "sound",
  canvas: "drawing",
  object: "embedded object",
  embed: "embedded object",
};

/** The part that stands for a frame, player or drawing; `null` for other elements and for invisible helper frames. */
export function embedPart(element: Element, frame?: FrameReader): Part | null {
  const name = nameOf(element);
  if (name !== "iframe" && !players[name]) return null;
  if (isInvisible(element)) return null;
  return players[name] ? unreadable.media(players[name]) : (frame?.(element) ?? framePart(element));
}

function framePart(frame: Element): Part {
  const address = attr(frame, "src") ?? "";
  return unreadable.frame(URL.canParse(address) ? new URL(address).hostname : "");
}

function isInvisible(element: Element): boolean {
  if (attr(element, "hidden") !== null || attr(element, "aria-hidden") === "true") return true;
  if (/display:\s*none|visibility:\s*hidden/.test(attr(element, "style") ?? "")) return true;
  return ["width", "height"].some((side) => /^[01](?:px)?$/.test(attr(element, side) ?? ""));
}
