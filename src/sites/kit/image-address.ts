/** Query fields that sign or date an address: such an address dies within hours. */
const signature = /^(?:sig|signature|se|sp|sv|ts|token|expires|exp|policy|key-pair-id|hmac|x-(?:amz|goog)-.*)$/i;

/**
 * An address that will still answer in a year and to anyone; `undefined` for signed, `blob:` and `data:` ones, and for
 * those of a host that answers only to its users (`isPrivate`).
 */
export function lastingAddress(
  address: string,
  isPrivate: (host: string) => boolean = () => false,
): string | undefined {
  const url = parseAddress(address);
  if (!url || !/^https?:$/.test(url.protocol) || isPrivate(url.hostname)) return undefined;
  return [...url.searchParams.keys()].some((name) => signature.test(name)) ? undefined : address;
}

/** `null` for what is no address. */
export function parseAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
