/**
 * The address without what ChatGPT adds to outgoing links: `utm_source=chatgpt.com` (saved 2026-05, live 2026-09) and any
 * other `utm_…` field naming ChatGPT. Everything else stays letter for letter, the site's own `utm_` fields too.
 */
export function withoutTracking(address: string): string {
  if (!address.includes("utm_")) return address;
  const [before = "", ...fragment] = address.split("#");
  const cut = before.indexOf("?");
  if (cut < 0) return address;
  const fields = before.slice(cut + 1).split("&");
  const kept = fields.filter((field) => !/^utm_[a-z]+=chatgpt(?:\.com)?$/i.test(field));
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return before.slice(0, cut) + query + (fragment.length > 0 ? `#${fragment.join("#")}` : "");
}
