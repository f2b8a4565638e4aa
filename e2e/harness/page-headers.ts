import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** The headers of a file of a built page; with the extension's own Content-Security-Policy or none at all. */
export async function pageHeaders(path: string, withPolicy: boolean): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile("manifest.json", "utf8"));
  const policy = { "content-security-policy": manifest.content_security_policy.extension_pages };
  return { "content-type": types[extname(path)] ?? "", ...(withPolicy ? policy : {}) };
}
