/** Is an address inside a match pattern of the form `scheme://host/*`, the only form sites use? A port in the address is ignored, as browsers do. */
export function matchesPattern(pattern: string, address: string): boolean {
  const [, scheme, wild, host] = /^(\*|https?):\/\/(\*\.)?([^/*]*)\/\*$/.exec(pattern) ?? [];
  if (scheme === undefined || !URL.canParse(address)) return false;
  const url = new URL(address);
  const schemeFits = scheme === "*" ? /^https?:$/.test(url.protocol) : url.protocol === `${scheme}:`;
  const hostFits = url.hostname === host || (wild !== undefined && url.hostname.endsWith(`.${host}`));
  return schemeFits && hostFits;
}
