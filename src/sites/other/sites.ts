import type { Site } from "../site.ts";

/**
 * Sites known by their markup alone, whatever their address (what people host themselves), most particular first: they
 * are looked for on pages of no other site, once the user has asked for it there or granted the address.
 */
export const otherSites: readonly Site[] = [];
