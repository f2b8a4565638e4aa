import { PlaceError } from "./place.ts";

/**
 * The address of a server's folder, ending in a slash.
 * @throws PlaceError `insecure` where it is neither https nor a loopback address, `broken` where it is no plain address: one
 * without name, password, query or mark
 */
export function folderAddress(text: string): URL {
  if (!URL.canParse(text)) throw new PlaceError("broken");
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new PlaceError("insecure");
  }
  if (url.username || url.password || url.search || url.hash) throw new PlaceError("broken");
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** Whether a host is this machine itself: what is sent there passes no network. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Below a folder's address. @param names without any sign that an address would take for something else */
export function below(folder: URL, names: readonly string[]): URL {
  return new URL(names.join("/"), folder);
}

/** The folders and the file of an address as they are named, without the empty ones. `undefined` where it makes no sense. */
export function namesIn({ pathname }: URL): string[] | undefined {
  try {
    return pathname.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
