/** Whether a search is one of AI Mode (`udm=50`, saved 2026-05). */
export function isAiMode(url: URL): boolean {
  return url.pathname === "/search" && url.searchParams.get("udm") === "50";
}

/** The address with the first question alone: everything else in it names the visit. */
export function plainAddress(url: URL): string {
  const query = new URLSearchParams({ udm: "50" });
  const asked = url.searchParams.get("q");
  if (asked) query.set("q", asked);
  return `${url.origin}${url.pathname}?${query}`;
}
