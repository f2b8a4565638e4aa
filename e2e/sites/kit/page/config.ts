import type { SourceConversation } from "../../source.ts";

/** How a page behaves; every time in milliseconds. */
export interface Behaviour {
  /** Turns on the newest page, and on each older one, where a site pages. */
  firstPage: number;
  olderPage: number;
  /** Time an older page or an opened conversation takes to arrive. */
  latency: number;
  /** The view stays on the same turn when older ones come in above it; without, it stays at the top. */
  keepsView: boolean;
  /** How often loading older messages fails before it works. `Infinity` travels as a large number. */
  olderFails: number;
  /** A streamed answer grows by `chunk` characters every `interval`. */
  stream: { chunk: number; interval: number };
  /** A new chat gets its address this long after the first prompt was sent. */
  addressDelay: number;
  /** The title appears this long after a new chat has its address. */
  titleDelay: number;
  /** Keep created chats and branches in the tab's storage, so that a reload shows them. */
  remember: boolean;
  /** A turn that comes near the view is put on the page this long after; 0: at once. */
  mountDelay: number;
  /** Height in pixels that a turn is taken to have before it was first on the page. */
  estimate: number;
  /** What a button unfolds, and a panel that it opens, comes this long after the press. */
  unfoldDelay: number;
}

export const usualBehaviour: Behaviour = {
  firstPage: 40,
  olderPage: 30,
  latency: 100,
  keepsView: true,
  olderFails: 0,
  stream: { chunk: 24, interval: 30 },
  addressDelay: 1200,
  titleDelay: 800,
  remember: true,
  mountDelay: 20,
  estimate: 180,
  unfoldDelay: 40,
};

/** What a page double is started with. */
export interface PageConfig {
  /** Of the page's own words: "en", "de" and so on. */
  language: string;
  /** Which of a site's renderers is played; '' where it has one. */
  layout: string;
  conversations: SourceConversation[];
  behaviour: Behaviour;
  /** Address to show an image from, by image id. */
  imageAddress: Record<string, string>;
  /** PNG bytes as base64, for pages that show `blob:` addresses; by image id. */
  imageBytes: Record<string, string>;
  /** Answers to prompts sent on the page, used in turn. */
  replies: string[];
  /** The model that those answers name. */
  model: string;
}
