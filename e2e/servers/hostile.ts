import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { hostileListing } from "./hostile-listing.ts";
import { listening } from "./listening.ts";
import { bodyOf } from "./passing.ts";

export interface HostileServer {
  origin: string;
  /** Kinds of answers that were given, and how often. */
  given: Map<string, number>;
  close(): Promise<void>;
}

type Chance = () => number;
/** What is needed to answer one request. */
interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  chance: Chance;
  /** An origin that nobody may be sent to. */
  elsewhere: string;
}

const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20));
const goods = [200, 206, 207];
const any = [
  200, 201, 204, 206, 207, 300, 304, 400, 401, 403, 404, 405, 407, 409, 412, 416, 423, 451, 500, 503, 507, 599,
];
const redirects = [301, 302, 303, 307, 308];
const one = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

/** Ways to answer, drawn anew for each request. */
const ways: Record<string, (asked: Asked) => void | Promise<void>> = {
  listing: ({ request, response, chance, elsewhere }) => {
    const xml = Buffer.from(hostileListing(chance, decodeURIComponent(request.url ?? "/"), elsewhere));
    response.writeHead(one(chance, goods), { "content-type": "application/xml" }).end(xml);
  },
  "spoilt listing": ({ request, response, chance, elsewhere }) => {
    const xml = Buffer.from(hostileListing(chance, decodeURIComponent(request.url ?? "/"), elsewhere));
    for (let flips = chance() * 20; flips > 0; flips -= 1) xml[Math.floor(chance() * xml.length)] = chance() * 256;
    response.writeHead(207).end(xml.subarray(0, chance() < 0.5 ? xml.length : Math.floor(chance() * xml.length)));
  },
  "any status": ({ response, chance }) => {
    const headers = { "retry-after": one(chance, ["-1", "1e99", "soon", "99999999999"]), "www-authenticate": "Basic" };
    response.writeHead(one(chance, any), headers).end("<Error><Code>SlowDown</Code></Error>");
  },
  redirect: ({ request, response, chance, elsewhere }) => {
    const location = one(chance, [`${elsewhere}${request.url}`, `//${new URL(elsewhere).host}/x`, elsewhere]);
    response.writeHead(one(chance, redirects), { location, refresh: `0; url=${location}` }).end();
  },
  "says where else to look": ({ response, chance, elsewhere }) => {
    const headers = { location: elsewhere, link: `<${elsewhere}>; rel=preload`, "content-location": elsewhere };
    response.writeHead(one(chance, goods), headers).end();
  },
  "more than stated": ({ response }) => void response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef"),
  "less than stated": ({ response }) => void response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: 30\r\n\r\nabc"),
  "a length that is none": ({ response, chance }) => {
    const length = one(chance, ["-5", "1e3", "99999999999999999999", "5, 6", "0x5"]);
    response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\nabc`);
  },
  "no HTTP": ({ response, chance }) => {
    response.socket?.end(Buffer.from(Array.from({ length: 200 }, () => chance() * 256)));
  },
  "gzip that grows": ({ response, chance }) => {
    response.writeHead(one(chance, goods), { "content-encoding": "gzip", "content-length": bomb.length }).end(bomb);
  },
  "no gzip": ({ response, chance }) => {
    response.writeHead(200, { "content-encoding": one(chance, ["gzip", "deflate", "br"]) }).end("not at all");
  },
  endless: async ({ request, response, chance }) => {
    response.writeHead(one(chance, goods));
    // An answer to HEAD has no body: nothing would ever be full.
    if (request.method === "HEAD") return void response.end();
    response.setMaxListeners(0);
    const piece = Buffer.alloc(2 ** 18, one(chance, ["<a>", " ", "x", "<a/>"]));
    while (!response.destroyed) {
      if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
    }
  },
  dripping: async ({ response }) => {
    response.writeHead(207);
    for (let n = 0; n < 200 && !response.destroyed; n += 1) {
      response.write(" ");
      await pause(50, undefined, { ref: false });
    }
    response.destroy();
  },
  silent: async ({ response }) => {
    await pause(2_000, undefined, { ref: false });
    response.destroy();
  },
  "hung up": ({ response }) => void response.destroy(),
};

/** A server of the loopback address that answers in bad faith: the same for the same numbers, as long as it is asked in turn. */
export async function startHostile(chance: Chance, elsewhere: string): Promise<HostileServer> {
  const given = new Map<string, number>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    await bodyOf(request);
    const kind = chance() < 0.5 ? "listing" : one(chance, Object.keys(ways));
    given.set(kind, (given.get(kind) ?? 0) + 1);
    await ways[kind]?.({ request, response, chance, elsewhere });
  };
  return { ...(await listening(handle)), given };
}
