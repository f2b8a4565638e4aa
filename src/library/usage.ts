/** What the browser says of the space that this extension takes. */
export interface Usage {
  /** Bytes, with the browser's own additions; absent where it does not say. */
  used?: number;
  /** The browser has promised not to clear it by itself. */
  kept: boolean;
}

export async function readUsage(): Promise<Usage> {
  const [{ usage }, kept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { ...(usage === undefined ? {} : { used: usage }), kept };
}
