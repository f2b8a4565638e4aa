import type { Capture } from "../capture.ts";
import type { Gap, Message, Part, PathStep, Thread } from "../model.ts";
import { type Keeper, threadOf } from "./keeper.ts";

/**
 * What a keeper holds, in a form that two keepers with equal knowledge share: without the names and the order that come
 * from the order of arrival, and without the time of the last change.
 */
export function viewOf(keeper: Keeper) {
  const thread = threadOf(keeper);
  const names = new Map(thread.messages.map((message) => [message.id, nameOf(message)]));
  const { coverage, updated: _, ...row } = thread.conversation;
  return {
    row,
    coverage: { ...coverage, gaps: coverage.gaps.map((gap) => renamed(gap, names)) },
    path: thread.path.map((step: PathStep) => ("gap" in step ? renamed(step.gap, names) : names.get(step.message))),
    messages: thread.messages.map((message) => messageView(message, names)).sort(compareJson),
  };
}

function messageView({ id: _, parent, ...message }: Message, names: ReadonlyMap<string, string>) {
  const parentName = parent === undefined || parent === null ? parent : names.get(parent);
  return { ...message, ...(parentName === undefined ? {} : { parent: parentName }) };
}

function renamed(gap: Gap, names: ReadonlyMap<string, string>): Gap {
  return { ...gap, after: gap.after === null ? null : (names.get(gap.after) ?? gap.after) };
}

function nameOf({ id, role, hash }: Message): string {
  return id.startsWith("~") ? `${role} ${hash}` : id;
}

function compareJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Texts along the shown path; gaps as `…`. */
export function pathTexts(thread: Thread): string[] {
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  return thread.path.map((step) => ("gap" in step ? "…" : textOf(byId.get(step.message)?.parts ?? [])));
}

export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/** Captures in a few letters a line, for reading a counterexample. */
export function briefly(captures: readonly Capture[]): string {
  return captures
    .map(({ capturedAt, entries, evidence }) => {
      const shown = entries.map((entry) => {
        if (entry.kind === "gap") return `…${entry.missing ?? "?"}`;
        if (entry.kind === "seen") return `=${entry.id}`;
        if (entry.kind === "unmounted") return `[${entry.ids[0] ?? "?"}]`;
        return `${entry.ids[0] ?? entry.index ?? ""}${entry.role[0]}'${textOf(entry.parts).slice(0, 9)}'${entry.finished ? "" : "~"}`;
      });
      return `${capturedAt.slice(11, 16)} ${evidence.start} ${shown.join(" ")}${evidence.end ? " END" : ""} ${evidence.stated ?? ""}`;
    })
    .join("\n");
}
