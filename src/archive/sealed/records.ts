import { ArchiveError } from "../archive-error.ts";
import { cipherWith } from "./cipher.ts";
import { hiddenKey } from "./hidden-keys.ts";
import type { SealKeys } from "./keys-of.ts";
import { type Names, namesWith } from "./names.ts";
import { pack, unpack } from "./pack.ts";
import { indexValue, type StoreShape } from "./shapes.ts";

/** How one database's records are sealed. */
export interface Sealing {
  names: Names;
  /** A record as it is stored: what keys and indexes need of it, words hidden, and the rest sealed. */
  sealed(store: StoreShape, value: unknown, key: IDBValidKey): Stored;
  /** The record again. @throws ArchiveError `broken` where it was cut, changed or exchanged */
  opened(store: StoreShape, stored: unknown, key?: IDBValidKey): unknown;
  /** Where it is there, lists are read without the records that cannot be opened, and each of these is told. */
  onBroken?(broken: BrokenRecord): void;
}

/** A record that cannot be opened: it was cut, changed or exchanged. */
export interface BrokenRecord {
  store: string;
  /** As the database has it. */
  key: IDBValidKey;
}

/** The record as the only one of a list, or an empty one where it is broken and that is told. @throws ArchiveError `broken` */
export function openedOrTold(
  { opened, onBroken }: Sealing,
  shape: StoreShape,
  stored: unknown,
  key: IDBValidKey | undefined,
): unknown[] {
  try {
    return [opened(shape, stored, key)];
  } catch (error) {
    if (!onBroken || !isBroken(error)) throw error;
    onBroken({ store: shape.name, key: key ?? storedKeyOf(shape, stored) });
    return [];
  }
}

export function isBroken(error: unknown): boolean {
  return error instanceof ArchiveError && error.reason === "broken";
}

/** For a read whose record may be passed over where it cannot be opened. @throws anything else */
export function unlessBroken(error: unknown): undefined {
  if (!isBroken(error)) throw error;
}

/** Likewise, where what cannot be opened must not count as absent. */
export function damagedIfBroken(error: unknown): "damaged" {
  if (!isBroken(error)) throw error;
  return "damaged";
}

/** The key that a stored record holds. */
export function storedKeyOf({ keyPath }: StoreShape, stored: unknown): IDBValidKey {
  if (Array.isArray(keyPath)) return keyPath.map((path) => valueAt(stored, path) as IDBValidKey);
  return valueAt(stored, String(keyPath)) as IDBValidKey;
}

export type Stored = Record<string, unknown> & { sealed: Uint8Array };

export function sealingWith(keys: SealKeys): Sealing {
  const names = namesWith(keys.names);
  const cipher = cipherWith(keys.records);
  return {
    names,
    sealed(store, value, key) {
      const clear = clearPartOf(store, value, key, names);
      return { ...clear, sealed: cipher.seal(pack(value), aboutOf(store, clear)) };
    },
    opened(store, stored, key) {
      const { sealed, ...clear } = isRecord(stored) ? stored : {};
      // Which key the database has it under is not told by all records; it must be the one it was sealed for.
      if (key !== undefined && store.keyPath === null && indexedDB.cmp(key, clear.key as IDBValidKey) !== 0) {
        throw new ArchiveError("broken", { cause: new Error("record under another key") });
      }
      return unpacked(cipher.unseal(sealed, aboutOf(store, clear)));
    },
  };
}

function unpacked(bytes: Uint8Array): unknown {
  try {
    return unpack(bytes);
  } catch (cause) {
    throw new ArchiveError("broken", { cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function clearPartOf(
  { keyPath, indexes }: StoreShape,
  value: unknown,
  key: IDBValidKey,
  names: Names,
): Record<string, unknown> {
  const clear: Record<string, unknown> = {};
  for (const { path, kind } of indexes) {
    const found = valueAt(value, path);
    if (found !== undefined) setAt(clear, path, indexValue(names, kind, found as IDBValidKey));
  }
  const hidden = hiddenKey(names, key);
  if (keyPath === null) clear.key = hidden;
  else if (typeof keyPath === "string") setAt(clear, keyPath, hidden);
  else keyPath.forEach((path, at) => void setAt(clear, path, (hidden as IDBValidKey[])[at]));
  return clear;
}

/** What a record is sealed for: the store, its key and what indexes say of it. */
function aboutOf({ name }: StoreShape, clear: Record<string, unknown>): string {
  return JSON.stringify(["v1", name, clear]);
}

export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), value);
}

function setAt(into: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let at = into;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  at[last] = value;
}
