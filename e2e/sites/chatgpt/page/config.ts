import type { SourceConversation } from "../../source.ts";
import type { Language } from "./strings.ts";

/** Which of the live renderers is played: see docs/sites.md. */
export type LayoutName = "classic" | "pair" | "octane";

/** How the page behaves; every time in milliseconds. */
export interface Behaviour {
  /** Classic: turns on the newest page, and on each older one. */
  firstPage: number;
  olderPage: number;
  /** Time an older page or an opened conversation takes to arrive. */
  latency: number;
  /** Classic: the view stays on the same turn when older ones come in above it (assumed); without, it stays at the top. */
  keepsView: boolean;
  /** How often loading older messages fails before it works. `Infinity` travels as a large number. */
  olderFails: number;
  /** Links get their address this long after they are shown; 0: at once. */
  lateHrefs: number;
  /** A streamed answer grows by `chunk` characters every `interval`. */
  stream: { chunk: number; interval: number };
  /** A new chat gets its address this long after the first prompt was sent. */
  addressDelay: number;
  /** The title appears this long after a new chat has its address. */
  titleDelay: number;
  /** Pair: prompts are shown as rendered Markdown instead of as typed. */
  promptsAsMarkdown: boolean;
  /** Keep created chats and branches in the tab's storage, so that a reload shows them. */
  remember: boolean;
}

export const usualBehaviour: Behaviour = {
  firstPage: 40,
  olderPage: 30,
  latency: 100,
  keepsView: true,
  olderFails: 0,
  lateHrefs: 0,
  stream: { chunk: 24, interval: 30 },
  addressDelay: 1200,
  titleDelay: 800,
  promptsAsMarkdown: false,
  remember: true,
};

export interface PageConfig {
  layout: LayoutName;
  language: Language;
  conversations: SourceConversation[];
  behaviour: Behaviour;
  /** Address to show an image from, by image id. */
  imageAddress: Record<string, string>;
  /** PNG bytes as base64, for the layouts that show `blob:` addresses; by image id. */
  imageBytes: Record<string, string>;
  /** Answers to prompts sent on the page, used in turn. */
  replies: string[];
}
