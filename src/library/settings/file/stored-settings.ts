import { openArchive } from "../../../archive/open.ts";
import { readRetention } from "../../../archive/retention/state.ts";
import { browser } from "../../../browser.ts";
import * as options from "../../../options.ts";
import type { Data } from "../../../ui/data/data.ts";
import { type OwnSettings, type ReadSettings, writeSettings } from "./settings-file.ts";

const stored = {
  theme: options.theme,
  density: options.density,
  language: options.language,
  pausedSites: options.pausedSites,
  neverKept: options.neverKept,
  exportChoice: options.exportChoice,
  exportPresets: options.exportPresets,
  hidden: options.hidden,
} as const;

/** The user's settings as a file. */
export async function settingsFile(): Promise<string> {
  const entries = Object.entries(stored).map(async ([name, option]) => [name, await option.get()] as const);
  const { rules } = await readRetention(await openArchive());
  const settings: OwnSettings = { ...Object.fromEntries(await Promise.all(entries)), retentionRules: rules };
  return writeSettings(settings, `Convokeep ${browser.runtime.getManifest().version}`, new Date());
}

/** Puts what was read from a file in the place of what is set here. Rules come beside those that are here. */
export async function takeSettings({ settings }: ReadSettings, ask: Data["ask"]): Promise<void> {
  for (const [name, option] of Object.entries(stored)) {
    const value = settings[name as keyof typeof stored];
    if (value !== undefined) await (option as options.Option<unknown>).set(value);
  }
  for (const rule of settings.retentionRules ?? []) await ask("retention.put", { rule });
}
