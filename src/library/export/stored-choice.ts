import * as v from "valibot";
import { type ExportOptions, isExportOptions, parseExportOptions } from "../../export/options.ts";
import { exportChoice, exportPresets, type Option } from "../../options.ts";

/** A choice that the user has given a name. */
export interface OwnPreset {
  name: string;
  options: ExportOptions;
}

/** What exports were to be before. */
export interface StoredChoices {
  /** The last export; `own` names the user's preset that it was made with. */
  last: { options: ExportOptions; own?: string } | null;
  own: readonly OwnPreset[];
}

const named = v.object({ name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)), options: v.unknown() });
const lastSchema = v.object({ options: v.unknown(), own: v.optional(v.string()) });

/** Reads what is stored, and leaves out whatever is no choice (any more): another version may have written it. */
export async function readChoices(): Promise<StoredChoices> {
  const [last, own] = await Promise.all([readSafely(exportChoice), readSafely(exportPresets)]);
  return { last: lastOf(last), own: ownOf(own) };
}

/** Keeps what an export was to be, but for which messages. */
export async function keepLast(options: ExportOptions, own?: string): Promise<void> {
  await exportChoice.set({ options: { ...options, selection: {} }, ...(own === undefined ? {} : { own }) });
}

export async function keepOwn(own: readonly OwnPreset[]): Promise<void> {
  await exportPresets.set(own.map(({ name, options }) => ({ name, options: { ...options, selection: {} } })));
}

/** A storage that cannot be read must not keep anybody from exporting. */
async function readSafely(stored: Option<unknown>): Promise<unknown> {
  try {
    return await stored.get();
  } catch (error) {
    console.warn("choices of exports not read", error);
    return null;
  }
}

/** The last choice as stored data tell it. */
export function lastOf(data: unknown): StoredChoices["last"] {
  const last = v.safeParse(lastSchema, data);
  const options = last.success ? optionsOf(last.output.options) : undefined;
  if (!last.success || !options) return null;
  return { options, ...(last.output.own === undefined ? {} : { own: last.output.own }) };
}

/** The user's presets as stored data tell them, each name once. */
export function ownOf(data: unknown): OwnPreset[] {
  const found = new Map<string, OwnPreset>();
  for (const each of Array.isArray(data) ? data : []) {
    const preset = v.safeParse(named, each);
    const options = preset.success ? optionsOf(preset.output.options) : undefined;
    if (preset.success && options) found.set(preset.output.name, { name: preset.output.name, options });
  }
  return [...found.values()];
}

function optionsOf(data: unknown): ExportOptions | undefined {
  return isExportOptions(data) ? { ...parseExportOptions(data), selection: {} } : undefined;
}
