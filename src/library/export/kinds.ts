import { type ExportFormat, type ExportOptions, type PresetName, parseExportOptions } from "../../export/options.ts";
import { presetOptions } from "../../export/presets/presets.ts";

/** What an export can be made for: a program with a preset of its own, or a kind of file. */
export type KindName = PresetName | ExportFormat;

/** Programs first, as people know these; then kinds of files, the most asked for first. */
export const kindGroups = {
  programs: ["obsidian", "logseq", "notion", "notebooklm", "openwebui", "chatgpt", "script"],
  files: ["markdown", "zip", "html", "text", "csv", "json", "jsonl"],
} as const satisfies Record<string, readonly KindName[]>;

export const kindNames: readonly KindName[] = Object.values(kindGroups).flat();

const presets: readonly string[] = ["obsidian", "logseq", "notion", "notebooklm", "script"] satisfies PresetName[];

/** The kind as it is before anything about it is changed. */
export function usualOptions(kind: KindName): ExportOptions {
  return isPreset(kind) ? presetOptions(kind) : parseExportOptions({ format: kind });
}

/** The kind that options belong to, whatever was changed about it. */
export function kindOf({ preset, format }: Pick<ExportOptions, "preset" | "format">): KindName {
  return preset ?? format;
}

function isPreset(kind: KindName): kind is PresetName {
  return presets.includes(kind);
}
