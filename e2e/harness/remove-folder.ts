import { rm } from "node:fs/promises";

/** Removes what a browser wrote. One that has ended may have processes left that write their last for a moment. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
