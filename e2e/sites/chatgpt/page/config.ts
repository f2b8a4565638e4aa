import * as kit from "../../kit/page/config.ts";
import type { Language } from "./strings.ts";

/** Which of the live renderers is played: see docs/sites.md. */
export type LayoutName = "classic" | "pair" | "octane";

/** How the page behaves; every time in milliseconds. */
export interface Behaviour extends kit.Behaviour {
  /** Links get their address this long after they are shown; 0: at once. */
  lateHrefs: number;
  /** Pair: prompts are shown as rendered Markdown instead of as typed. */
  promptsAsMarkdown: boolean;
}

export const usualBehaviour: Behaviour = { ...kit.usualBehaviour, lateHrefs: 0, promptsAsMarkdown: false };

export interface PageConfig extends kit.PageConfig {
  layout: LayoutName;
  language: Language;
  behaviour: Behaviour;
}
