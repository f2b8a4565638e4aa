import { png } from "../png.ts";
import { imagesOf, type SourceConversation } from "../source.ts";
import type { DoubleReply } from "./double.ts";

/** How a site serves its images. */
export interface ImageServing {
  /** Full address of an image, its signature included; any other address of it is refused. */
  address(id: string): string;
  /** Wants the cookie of the session too. */
  session?: boolean;
  /** Lets the page's own origin read the bytes across origins (`Access-Control-Allow-Origin: *`). */
  readable?: boolean;
  /** Shown through `blob:` addresses that only the page knows. */
  blobs?: boolean;
}

/** The cookie that a double gives to its visitors. */
export const sessionCookie = "__Secure-session=double";

export interface ImageDesk {
  /** Address by image id. */
  addresses: Record<string, string>;
  /** The reply to a request for an image; `null` for other requests. */
  reply(url: string, cookie: string | undefined): DoubleReply | null;
  /** Origins that pages load images from. */
  origins: string[];
  failing: Set<string>;
  requests: Map<string, number>;
}

const reply = (status: number, contentType: string, body: string | Buffer, readable: boolean): DoubleReply => ({
  status,
  contentType,
  body,
  headers: { "cache-control": "no-store", ...(readable ? { "access-control-allow-origin": "*" } : {}) },
});

/** Serves the images of these conversations. */
export function imageDesk(conversations: readonly SourceConversation[], serving: ImageServing): ImageDesk {
  const ids = conversations.flatMap(imagesOf);
  const addresses = Object.fromEntries(ids.map((id) => [id, serving.address(id)]));
  const byAddress = new Map(ids.map((id) => [addresses[id] ?? "", id]));
  const paths = new Set([...byAddress.keys()].map((address) => address.split("?")[0]));
  const failing = new Set<string>();
  const requests = new Map<string, number>();
  return {
    addresses,
    failing,
    requests,
    origins: [...new Set([...byAddress.keys()].map((address) => new URL(address).origin))],
    reply(url, cookie) {
      const id = byAddress.get(url);
      if (id === undefined && !paths.has(url.split("?")[0])) return null;
      if (id !== undefined) requests.set(id, (requests.get(id) ?? 0) + 1);
      const known = !serving.session || cookie === undefined || cookie.includes(sessionCookie);
      const refused = id === undefined || !known || failing.has(id);
      return refused
        ? reply(403, "application/json", '{"detail":"forbidden"}', false)
        : reply(200, "image/png", png(id), serving.readable === true);
    },
  };
}
