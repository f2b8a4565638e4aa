import { attr } from "../dom.ts";
import type { FrameReader } from "../kit/embeds.ts";
import { unreadablePart } from "../kit/unreadable.ts";

/** A Deep Research report is a sandboxed frame of another origin, titled `internal://deep-research` (live 2026-08). */
export const frameOf: FrameReader = (frame) =>
  /deep[-_]research/.test(`${attr(frame, "title") ?? ""} ${attr(frame, "src") ?? ""}`)
    ? unreadablePart("Deep Research report", "shown in a frame of another origin")
    : null;
