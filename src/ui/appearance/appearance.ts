import { effect } from "@preact/signals";
import type { density, Option, theme } from "../../options.ts";
import { createSetting, type Setting } from "./setting.ts";

export type Theme = typeof theme extends Option<infer T> ? T : never;
export type Density = typeof density extends Option<infer T> ? T : never;

/** How our pages look; both change in all open pages at once. */
export interface Appearance {
  theme: Setting<Theme>;
  density: Setting<Density>;
}

/** Follows the stored settings until the signal aborts. */
export function createAppearance(
  options: { theme: Option<Theme>; density: Option<Density> },
  abort: AbortSignal,
): Appearance {
  return {
    theme: createSetting<Theme>(options.theme, "system", abort),
    density: createSetting<Density>(options.density, "comfortable", abort),
  };
}

/** Shows the settings on this page, now and whenever they change, until the signal aborts. */
export function showAppearance({ theme, density }: Appearance, abort: AbortSignal): void {
  const stop = effect(() => {
    if (theme.isRead.value && density.isRead.value) show({ theme: theme.now.value, density: density.now.value });
  });
  abort.addEventListener("abort", stop);
}

/** What tokens.css goes by. public/appearance.js shows the copy the next time, before the settings can be read. */
function show(shown: { theme: Theme; density: Density }): void {
  Object.assign(document.documentElement.dataset, shown);
  try {
    localStorage.setItem("appearance", JSON.stringify(shown));
  } catch (error) {
    console.warn("the next page may begin in other colours", error);
  }
}
