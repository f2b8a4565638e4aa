import { lastingAddress } from "../kit/image-address.ts";

/** The address behind a link, which leads over a counting page (`l.meta.ai/?u=…`, saved 2026-05). */
export function withoutDetour(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const target = url.hostname === "l.meta.ai" ? url.searchParams.get("u") : null;
  return target && /^https?:\/\//i.test(target) ? target : address;
}

/** Addresses of the content network are signed and die. */
export const lasting = (address: string) => lastingAddress(address, (host) => /(?:^|\.)fbcdn\.net$/.test(host));
