import { withoutFields } from "../../lib/without-fields.ts";

/**
 * The address without what ChatGPT adds to outgoing links: `utm_source=chatgpt.com` (saved 2026-05, live 2026-09) and any
 * other `utm_…` field naming ChatGPT. Everything else stays letter for letter, the site's own `utm_` fields too.
 */
export function withoutTracking(address: string): string {
  return address.includes("utm_") ? withoutFields(address, /^utm_[a-z]+=chatgpt(?:\.com)?$/i) : address;
}
