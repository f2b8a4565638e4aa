import type { Suffix } from "./names.ts";

/** How files are sealed before they leave the browser. */
export interface Sealing {
  suffix: Suffix;
  /** Names the key that opens them; '' where nothing is sealed. What was sealed for another key is written anew. */
  to: string;
  seal(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** Nothing is sealed. */
export const unsealed: Sealing = { suffix: "", to: "", seal: async (bytes) => bytes };

/**
 * Opens what was sealed.
 * @throws BackupError `sealed` where there is no key for it, `damaged` where it is no whole sealed file
 */
export type Unseal = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
