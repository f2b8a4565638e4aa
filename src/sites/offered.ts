import type { Site } from "./site.ts";

const key = Symbol.for("convokeep.sites");
type World = { [key]?: Record<string, Site> };

/**
 * Hands a site's adapter to the content script that is put into the page right behind the site's own script. The two share
 * nothing but the isolated world; an adapter of the same id from an earlier injection is replaced.
 */
export function offer(site: Site): void {
  const world = globalThis as World;
  world[key] = { ...world[key], [site.id]: site };
}

/**
 * The adapters offered since the last call, which then are gone from the world: every injection offers its own anew, and
 * one of an older version must not stay behind for a newer content script.
 */
export function takeOffered(): readonly Site[] {
  const world = globalThis as World;
  const sites = Object.values(world[key] ?? {});
  delete world[key];
  return sites;
}
