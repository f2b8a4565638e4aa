import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pageHeaders } from "../harness/page-headers.ts";
import { pagesFolder } from "./built-pages.ts";

let started: Promise<string> | undefined;

/**
 * Origin of a server of the built pages on this machine, under the extension's own Content-Security-Policy. One for each
 * process, which it ends with. Answers of a server, unlike those of Playwright's routes, the browser keeps; and the pages
 * are opened some hundred times.
 */
export function pageOrigin(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const server = createServer(async ({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://localhost");
    try {
      const body = await readFile(join(pagesFolder, pathname));
      answer.writeHead(200, { ...(await pageHeaders(pathname, true)), "cache-control": keeping(pathname) });
      answer.end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Files whose names say what is in them never change. */
function keeping(pathname: string): string {
  return pathname.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache";
}
