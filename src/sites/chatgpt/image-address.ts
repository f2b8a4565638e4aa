import * as kit from "../kit/image-address.ts";
import { withoutTracking } from "./tracking.ts";

const privateHost = /(?:^|\.)(?:oaiusercontent\.com|openai\.com|chatgpt\.com)$/i;

/**
 * The site's own id of the file behind an image address: `…/backend-api/estuary/content?id=file_…` (live 2026-09-22),
 * `…/backend-api/content?id=file-…` (saved 2025-06), `https://files.oaiusercontent.com/file-…` (code). `null` for others.
 */
export function fileIdOf(address: string): string | null {
  const url = kit.parseAddress(address);
  if (!url || !privateHost.test(url.hostname)) return null;
  const id = url.pathname.startsWith("/backend-api/") ? url.searchParams.get("id") : null;
  return id || (/\/(file[-_][\w-]{6,})/.exec(url.pathname)?.[1] ?? null);
}

/** An address that will still answer in a year and to anyone, without tracking; `undefined` for signed, private, `blob:` and `data:` ones. */
export function lastingAddress(address: string): string | undefined {
  const lasting = kit.lastingAddress(address, (host) => privateHost.test(host));
  return lasting && withoutTracking(lasting);
}
