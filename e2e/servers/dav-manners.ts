import type { IncomingMessage, ServerResponse } from "node:http";
import { listening } from "./listening.ts";
import { bodyOf } from "./passing.ts";

/** How servers that all count as WebDAV differ from one another. */
export interface Manners {
  /** What PROPFIND of something says that is not there: so by its status, or by one within a good answer. */
  absent: "404" | "404 within";
  /** How it writes the address of a file or folder. @param path decoded, without a slash at its end */
  href(path: string, folder: boolean, origin: string): string;
  /** What it says of a folder's size. */
  folderSize: "unknown" | "zero" | "unsaid";
  /** MKCOL of a folder that is there. */
  thereAlready: 405 | 409 | 403;
  /** PUT into a folder that is not there. */
  noFolder: 404 | 409;
  /** A folder's address without a slash at its end is refused with 409. */
  wantsSlash: boolean;
  /** Takes no destination but a path. */
  pathOnly: boolean;
  moved: 200 | 201 | 204;
  /** How status lines begin in answers to PROPFIND. */
  http: string;
  /** Paths are the same whatever their case, and are answered in lower case. */
  caseless: boolean;
  /** Of every answer. */
  headers: Record<string, string>;
}

const encoded = (path: string) => path.split("/").map(encodeURIComponent).join("/");

/** Those of most servers. */
export const usualManners: Manners = {
  absent: "404",
  href: (path, folder) => `${encoded(path)}${folder ? "/" : ""}`,
  folderSize: "unsaid",
  thereAlready: 405,
  noFolder: 409,
  wantsSlash: false,
  pathOnly: false,
  moved: 201,
  http: "HTTP/1.1",
  caseless: false,
  headers: {},
};

export interface ManneredServer {
  origin: string;
  /** Of a folder that is there. */
  address: string;
  close(): Promise<void>;
}

type Files = Map<string, Buffer | "folder">;
interface Answered {
  status: number;
  body?: string | Buffer | undefined;
}

/** A small WebDAV server in memory with the manners of another. Asks for no password. @param home its folder */
export async function startMannered(manners: Manners, home = "/dav/Änne%40home/Back ups"): Promise<ManneredServer> {
  const files: Files = new Map([[keyOf(manners, home), "folder"]]);
  let origin = "";
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = answerTo(manners, files, origin, request, await bodyOf(request));
    response.writeHead(status, manners.headers).end(body);
  };
  const { close, ...server } = await listening(handle);
  origin = server.origin;
  return { origin, address: `${origin}${home.split("/").map(encodeURIComponent).join("/")}/`, close };
}

function keyOf({ caseless }: Manners, path: string): string {
  const plain = path.replace(/\/$/, "");
  return caseless ? plain.toLowerCase() : plain;
}

function answerTo(
  manners: Manners,
  files: Files,
  origin: string,
  { method, url = "/", headers }: IncomingMessage,
  body: Buffer,
): Answered {
  const asked = decodeURIComponent(url);
  const path = keyOf(manners, asked);
  const found = files.get(path);
  const isIn = (each: string) => files.get(each.slice(0, each.lastIndexOf("/"))) === "folder";
  if (found === "folder" && manners.wantsSlash && !asked.endsWith("/")) return { status: 409 };
  switch (method) {
    case "PROPFIND":
      return found ? listing(manners, files, path, origin, headers.depth === "1") : absent(manners, path, origin);
    case "GET":
      return Buffer.isBuffer(found) ? { status: 200, body: found } : { status: 404 };
    case "PUT":
      if (!isIn(path)) return { status: manners.noFolder };
      if (found === "folder") return { status: 405 };
      files.set(path, body);
      return { status: found ? 204 : 201 };
    case "MKCOL":
      if (found) return { status: manners.thereAlready };
      if (!isIn(path) || (manners.wantsSlash && !asked.endsWith("/"))) return { status: 409 };
      files.set(path, "folder");
      return { status: 201 };
    case "MOVE": {
      const destination = String(headers.destination);
      if (manners.pathOnly && !destination.startsWith("/")) return { status: 502 };
      const to = keyOf(manners, decodeURIComponent(new URL(destination, origin).pathname));
      if (!Buffer.isBuffer(found)) return { status: 404 };
      if (files.has(to) && headers.overwrite === "F") return { status: 412 };
      files.set(to, found);
      files.delete(path);
      return { status: manners.moved };
    }
    case "DELETE":
      return { status: files.delete(path) ? 204 : 404 };
    default:
      return { status: 405 };
  }
}

function absent(manners: Manners, path: string, origin: string): Answered {
  if (manners.absent === "404") return { status: 404 };
  const propstat = `<D:propstat><D:prop></D:prop><D:status>${manners.http} 404 Not Found</D:status></D:propstat>`;
  return multistatus(`<D:response>${hrefOf(manners, path, false, origin)}${propstat}</D:response>`);
}

function listing(manners: Manners, files: Files, path: string, origin: string, isDeep: boolean): Answered {
  const inside = [...files.keys()].filter((each) => each.slice(0, each.lastIndexOf("/")) === path);
  return multistatus([path, ...(isDeep ? inside : [])].map((each) => entry(manners, files, each, origin)).join(""));
}

function entry(manners: Manners, files: Files, path: string, origin: string): string {
  const found = files.get(path);
  const isFolder = found === "folder";
  const size = (bytes: number) => `<D:getcontentlength>${bytes}</D:getcontentlength>`;
  const type = isFolder ? "<D:resourcetype><D:collection/></D:resourcetype>" : "<D:resourcetype/>";
  const known = isFolder ? (manners.folderSize === "zero" ? size(0) : "") : size(found?.length ?? 0);
  const status = (text: string) => `<D:status>${manners.http} ${text}</D:status>`;
  const unknown =
    isFolder && manners.folderSize === "unknown"
      ? `<D:propstat><D:prop><D:getcontentlength/></D:prop>${status("404 Not Found")}</D:propstat>`
      : "";
  const propstat = `<D:propstat>${status("200 OK")}<D:prop>${type}${known}</D:prop></D:propstat>`;
  return `<D:response>${hrefOf(manners, path, isFolder, origin)}${propstat}${unknown}</D:response>`;
}

function hrefOf(manners: Manners, path: string, folder: boolean, origin: string): string {
  const href = manners.href(path, folder, origin).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<D:href>${href}</D:href>`;
}

function multistatus(responses: string): Answered {
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:" xmlns:s="http://sabredav.org/ns">${responses}</D:multistatus>`;
  return { status: 207, body };
}
