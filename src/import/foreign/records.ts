import { ImportError } from "../format.ts";
import { type Fields, isFields } from "./fields.ts";
import type { UnknownNames } from "./unknown-names.ts";

/** What a list of messages, or a table of them by name, holds. */
export interface Records {
  /** Each with its key: the name in a table, the place in a list. */
  entries: [key: string, fields: Fields][];
  /** Nothing else stood among them that may have been a message. */
  isWhole: boolean;
}

/** Whether a field that should hold messages holds none: not that it cannot be read. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/**
 * The messages of a list or table. What stands among them and is no object may have been one: it is told. `null` is nothing,
 * and so is a list that is missing.
 * @param what the name the export has for the list
 * @throws ImportError `not-understood` where there is something and nothing of it can be read
 */
export function recordsIn(value: unknown, what: string, unknown: UnknownNames): Records {
  if (isNothing(value)) return { entries: [], isWhole: true };
  const held = typeof value === "object" ? Object.entries(value as Fields) : undefined;
  if (!held) throw new ImportError("not-understood", `no ${what}`);
  const told = held.filter(([, each]) => each !== null);
  const entries = told.filter((entry): entry is [string, Fields] => isFields(entry[1]));
  const isWhole = entries.length === told.length;
  if (!isWhole && entries.length === 0) throw new ImportError("not-understood", `no ${what}`);
  if (!isWhole) unknown.add(what, "without fields");
  return { entries, isWhole };
}

/**
 * The nodes of a `mapping`: each holds a `message`, or nothing where it is only a place. A message that is no object is told too.
 * @throws ImportError as `recordsIn`
 */
export function nodesIn(mapping: unknown, unknown: UnknownNames): Records {
  const { entries, isWhole } = recordsIn(mapping, "mapping", unknown);
  const isRead = entries.every(([, { message }]) => isFields(message) || message === null || message === undefined);
  if (!isRead) unknown.add("message", "without fields");
  return { entries, isWhole: isWhole && isRead };
}
