import { browser } from "../browser.ts";

export type DownloadEnd = { state: "done"; fileName?: string } | { state: "cancelled" | "failed" };

/** Starts writing a file to the downloads folder; resolves with the browser's id once it has begun. */
export function startDownload(address: string, fileName: string): Promise<number> {
  return browser.downloads.download({ url: address, filename: fileName, conflictAction: "uniquify", saveAs: false });
}

/** How a download ended; `undefined` while it goes on, `gone` when the browser does not know it (any more). */
export async function downloadEnd(id: number): Promise<DownloadEnd | undefined | "gone"> {
  const [item] = await browser.downloads.search({ id });
  if (!item) return "gone";
  if (item.state === "complete") return { state: "done", ...nameOf(item.filename) };
  if (item.state !== "interrupted") return undefined;
  return { state: item.error === "USER_CANCELED" ? "cancelled" : "failed" };
}

/** Stops a download; one that has ended is left as it is. */
export async function stopDownload(id: number): Promise<void> {
  await browser.downloads.cancel(id);
}

/** The name that the browser gave the file in the end. */
function nameOf(path: string): { fileName?: string } {
  const fileName = path.split(/[/\\]/).at(-1);
  return fileName ? { fileName } : {};
}
