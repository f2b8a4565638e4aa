import type { CapturedMessage } from "../../conversation/capture.ts";
import type { Citation, Part, Role } from "../../conversation/model.ts";
import type { MediaSource, ReadMessage } from "../site.ts";
import { unreadable } from "./unreadable.ts";

/** A message while its turn is being read. */
export interface Draft {
  role: Role;
  ids: string[];
  parts: Part[];
  media: Map<string, MediaSource>;
  citations: Map<string, Citation>;
  finished: boolean;
  model?: string;
  branch?: NonNullable<CapturedMessage["branch"]>;
  /** What the page says in place of an answer; kept only if nothing else comes. */
  alert?: string;
  /** Number of files added, for their keys. */
  files: number;
  /** Cards whose file was added. */
  cards: Set<Element>;
}

export function newDraft(role: Role): Draft {
  const none = { media: new Map(), citations: new Map(), files: 0, cards: new Set<Element>() };
  return { role, ids: [], parts: [], finished: true, ...none };
}

/** Adds text unless it is blank. Plain text stays character for character; pieces of it in one message are kept apart. */
export function addText(draft: Draft, format: "markdown" | "plain", text: string): void {
  if (!/\S/.test(text)) return;
  draft.parts.push({ kind: "text", format, text: format === "plain" ? text : text.trim() });
}

/** Takes what the page shows of thinking: a header ("Thought for 12s"), a text, or a text that belongs to the header before. */
export function addReasoning(draft: Draft, text: string, label?: string): void {
  const last = draft.parts.at(-1);
  if (label === undefined && last?.kind === "reasoning") {
    last.text = [last.text, text].filter(Boolean).join("\n\n");
  } else if (text || label) {
    draft.parts.push({ kind: "reasoning", text, ...(label ? { label } : {}) });
  }
}

/**
 * The finished reading. A message that shows nothing at all says so, unless it is still being written. `lasting` keeps
 * of the ids those that name the message for good, where the page gives others for a while.
 */
export function toMessage(draft: Draft, lasting: (ids: readonly string[]) => string[] = eachOnce): ReadMessage {
  const parts = [...draft.parts];
  if (parts.length === 0 && draft.alert && draft.finished) parts.push(unreadable.failedAnswer(draft.alert));
  if (parts.length === 0 && draft.finished) parts.push(unreadable.emptyMessage());
  if (draft.citations.size > 0) parts.push({ kind: "citations", items: [...draft.citations.values()] });
  return {
    ids: lasting(draft.ids),
    role: draft.role,
    parts,
    finished: draft.finished,
    ...(draft.model ? { model: draft.model } : {}),
    ...(draft.branch ? { branch: draft.branch } : {}),
    media: draft.media,
  };
}

/** Ids trimmed, each once, without empty ones. */
function eachOnce(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
}
