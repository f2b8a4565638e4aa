import type { UnreadablePart } from "../../conversation/model.ts";

/** Longest JSON kept of one thing that was not understood, in UTF-16 code units: whole for all but dumps of tools. */
export const longestRaw = 64 * 1024;

/**
 * The part that stands for something in an export that this version does not understand: its JSON, whole up to
 * {@link longestRaw}. Never throws.
 * @param what the name the export has for it: a content type, say
 */
export function notUnderstood(what: string, value: unknown, reason = "not known to this version"): UnreadablePart {
  const name = what.slice(0, 200);
  const json = jsonOf(value);
  if (json === undefined) return { kind: "unreadable", what: name, reason };
  if (json.length <= longestRaw) return { kind: "unreadable", what: name, reason, raw: json };
  const cut = json.slice(0, longestRaw).replace(/[\ud800-\udbff]$/, "");
  const left = `${reason}; its JSON of ${json.length} characters is cut`;
  return { kind: "unreadable", what: name, reason: left, raw: cut };
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
