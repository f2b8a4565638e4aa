import { browser, type Runtime } from "../browser.ts";

/** Where the offscreen document lies in the package. */
export const offscreenPath = "src/offscreen/index.html";

/** Who sent a message, as the browser (not the message) says. */
export interface Sender {
  tabId?: number | undefined;
  frameId?: number | undefined;
  url: string;
}

/** `content`: our script in the top frame of a web page. `page`: an extension page or the background. */
export type SenderKind = "content" | "page" | "offscreen";

/**
 * What kind of sender this is, or `undefined` for one that gets no answer: another extension, a sub-frame, a private
 * window, a page of an unknown scheme.
 */
export function senderKind(sender: Runtime.MessageSender): SenderKind | undefined {
  if (sender.id !== browser.runtime.id || sender.tab?.incognito) return undefined;
  if (isOwn(sender)) return sender.url === browser.runtime.getURL(offscreenPath) && !sender.tab ? "offscreen" : "page";
  const inTopFrame = sender.tab?.id !== undefined && sender.frameId === 0;
  return inTopFrame && /^https?:/.test(sender.url ?? "") ? "content" : undefined;
}

/** Chromium and newer Firefox state the origin; where it is absent the address tells. An origin that is stated is believed over the address. */
function isOwn(sender: Runtime.MessageSender): boolean {
  const self = browser.runtime.getURL("").replace(/\/$/, "");
  const { origin } = sender as { origin?: string };
  return origin === undefined ? (sender.url ?? "").startsWith(`${self}/`) : origin === self;
}

/** The part of the browser's sender that handlers see. */
export function senderOf({ tab, frameId, url = "" }: Runtime.MessageSender): Sender {
  return { tabId: tab?.id, frameId, url };
}
