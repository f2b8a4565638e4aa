import { withoutTracking } from "./tracking.ts";

/** Query fields that sign or date an address: such an address dies within hours. */
const signature = /^(?:sig|signature|se|sp|sv|ts|token|expires|exp|policy|key-pair-id|hmac|x-(?:amz|goog)-.*)$/i;
const privateHost = /(?:^|\.)(?:oaiusercontent\.com|openai\.com|chatgpt\.com)$/i;

/**
 * The site's own id of the file behind an image address: `…/backend-api/estuary/content?id=file_…` (live 2026-09-22),
 * `…/backend-api/content?id=file-…` (saved 2025-06), `https://files.oaiusercontent.com/file-…` (code). `null` for others.
 */
export function fileIdOf(address: string): string | null {
  const url = parse(address);
  if (!url || !privateHost.test(url.hostname)) return null;
  const id = url.pathname.startsWith("/backend-api/") ? url.searchParams.get("id") : null;
  return id || (/\/(file[-_][\w-]{6,})/.exec(url.pathname)?.[1] ?? null);
}

/** An address that will still answer in a year and to anyone, without tracking; `undefined` for signed, private, `blob:` and `data:` ones. */
export function lastingAddress(address: string): string | undefined {
  const url = parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || privateHost.test(url.hostname)) return undefined;
  if ([...url.searchParams.keys()].some((name) => signature.test(name))) return undefined;
  return withoutTracking(address);
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
