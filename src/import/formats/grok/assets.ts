import type { Container, Member } from "../../format.ts";

/** Files of the export by their id, each with its type where its first bytes tell it. */
export type Assets = ReadonlyMap<string, Asset>;

export interface Asset {
  member: string;
  /** MIME type of an image, or absent. */
  type?: string;
}

const place = /(?:^|\/)prod-mc-asset-server\/+([\w-]{1,100})(?:\/|$)/;

/** More files are taken without a look at what they are. */
const mostLooks = 5_000;

/** The files beside the conversations (`…/prod-mc-asset-server/<id>/content`, 2026), which have no ending. */
export async function findAssets({ members }: Container, signal: AbortSignal): Promise<Assets> {
  const assets = new Map<string, Asset>();
  for (const member of members) {
    const id = place.exec(member.path)?.[1];
    if (id === undefined || assets.has(id)) continue;
    const type = assets.size < mostLooks ? await imageType(member, signal) : undefined;
    assets.set(id, { member: member.path, ...(type ? { type } : {}) });
  }
  return assets;
}

async function imageType(member: Member, signal: AbortSignal): Promise<string | undefined> {
  signal.throwIfAborted();
  const reader = member.stream(signal).getReader();
  try {
    const { value } = await reader.read();
    return value && typeOf(String.fromCharCode(...value.subarray(0, 12)));
  } catch {
    signal.throwIfAborted();
    // Whoever stores it will say what is wrong with it.
    return undefined;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function typeOf(head: string): string | undefined {
  if (head.startsWith("\u0089PNG")) return "image/png";
  if (head.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (head.startsWith("GIF8")) return "image/gif";
  return /^RIFF.{4}WEBP/s.test(head) ? "image/webp" : undefined;
}
