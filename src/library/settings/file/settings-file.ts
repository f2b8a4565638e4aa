import * as v from "valibot";
import { type Rule, readRules } from "../../../archive/retention/rule.ts";
import { isNothingNeverKept, readNeverKept } from "../../../conversation/never-kept.ts";
import { lastOf, ownOf } from "../../export/stored-choice.ts";
import { hidingOf } from "../../hide/stored-hiding.ts";

/** What a file of settings holds: how Convokeep is set up, no chat, no password, no key. */
export interface OwnSettings {
  theme?: "system" | "light" | "dark";
  density?: "comfortable" | "compact";
  language?: string;
  pausedSites?: string[];
  neverKept?: unknown;
  exportChoice?: unknown;
  exportPresets?: unknown;
  hidden?: unknown;
  retentionRules?: Rule[];
}

export type SettingName = keyof OwnSettings;

const format = "convokeep-settings";
const version = 1;

/** Longest file that is read, in characters: many times what settings can be. */
export const longestFile = 2_000_000;

/** Why a file is no settings of ours. */
export type FileFault = "not-json" | "not-settings" | "newer" | "too-large";

export interface ReadSettings {
  settings: OwnSettings;
  /** Settings that the file names and that do not fit; they stay as they are here. */
  refused: string[];
}

/** The file as text. Whatever else `settings` has is left out. */
export function writeSettings(settings: OwnSettings, generator: string, now: Date): string {
  const known = Object.fromEntries(
    Object.keys(checks).flatMap((name) => {
      const value = settings[name as SettingName];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
  return `${JSON.stringify({ format, version, generator, exported: now.toISOString(), settings: known }, null, 2)}\n`;
}

/** What each setting must be; what it gives is what is stored. `undefined`: it does not fit. */
const checks: Record<SettingName, (value: unknown) => unknown> = {
  theme: picked(["system", "light", "dark"]),
  density: picked(["comfortable", "compact"]),
  language: parsed(v.pipe(v.string(), v.regex(/^(?:[a-z]{2}(?:_[A-Z]{2})?)?$/))),
  pausedSites: parsed(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9:.-]{1,200}$/))), v.maxLength(500))),
  neverKept: (value) => {
    const list = readNeverKept(value);
    return isNothingNeverKept(list) ? undefined : list;
  },
  exportChoice: (value) => lastOf(value) ?? undefined,
  exportPresets: (value) => nonEmpty(ownOf(value).slice(0, 200)),
  hidden: hidingOf,
  // A rule deletes: it is looked at here before it may.
  retentionRules: (value) => nonEmpty(readRules(value).map((rule) => ({ ...rule, on: false }))),
};

/** Reads a file that anybody may have made. */
export function readSettings(text: string): ReadSettings | FileFault {
  if (text.length > longestFile) return "too-large";
  const read = v.safeParse(fileSchema, json(text));
  if (!read.success) return json(text) === undefined ? "not-json" : "not-settings";
  if (read.output.version > version) return "newer";
  const { settings } = read.output;
  const result: ReadSettings = { settings: {}, refused: [] };
  for (const [name, check] of Object.entries(checks)) {
    if (!Object.hasOwn(settings, name)) continue;
    const value = check(settings[name]);
    if (value === undefined) result.refused.push(name);
    else Object.assign(result.settings, { [name]: value });
  }
  return result;
}

const fileSchema = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settings: v.record(v.string(), v.unknown()),
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsed(schema: v.GenericSchema): (value: unknown) => unknown {
  return (value) => {
    const read = v.safeParse(schema, value);
    return read.success ? read.output : undefined;
  };
}

function picked(values: readonly string[]): (value: unknown) => unknown {
  return parsed(v.picklist(values));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
