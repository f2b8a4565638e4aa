/** A chat site at an address that only its user knows: hosted by themselves or by their company. */
export interface OwnSite {
  /** `own:` and the host. */
  id: string;
  /** The host. */
  name: string;
  /** One match pattern for the host. Ports are no part of patterns that both browsers understand. */
  origins: [string];
}

/** The own site at a web address, a match pattern (`https://chat.example/*`) or a bare host; `undefined` for anything else. */
export function ownSiteAt(address: string): OwnSite | undefined {
  const typed = address.trim().replace(/\/\*$/, "/");
  const whole = /^[a-z]+:/i.test(typed) && !/^[a-z0-9.-]+:\d/i.test(typed) ? typed : `${schemeFor(typed)}//${typed}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname } = new URL(whole);
  // Some browsers let blanks and stars into hosts.
  if (!/^https?:$/.test(protocol) || !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(hostname)) return undefined;
  return { id: `own:${hostname}`, name: hostname, origins: [`${protocol}//${hostname}/*`] };
}

/** On a machine of one's own there is seldom a certificate. */
function schemeFor(host: string): "http:" | "https:" {
  const isLocal =
    /^(?:localhost|[^.]+\.localhost|[^.:/]+|\[[0-9a-f:]+\]|(?:\d{1,3}\.){3}\d{1,3}|[^/]+\.(?:local|lan|home|internal))(?:[:/]|$)/i;
  return isLocal.test(host) ? "http:" : "https:";
}
