/** True when an address lies under one of the match patterns, e.g. `https://chatgpt.com/*` or `https://*.example.org/*`. */
export function matchesOrigin(patterns: readonly string[], address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return patterns.some((pattern) => {
    const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
    if (!scheme || !host) return false;
    return (scheme === "*" || `${scheme}:` === protocol) && hostMatches(host, hostname);
  });
}

function hostMatches(pattern: string, host: string): boolean {
  const [bare] = pattern.split(":");
  if (!bare?.startsWith("*.")) return bare === host;
  return host === bare.slice(2) || host.endsWith(bare.slice(1));
}
