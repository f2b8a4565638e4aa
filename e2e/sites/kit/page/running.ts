import type { RunningApp } from "./app.ts";
import type { Gauge } from "./view.ts";

/** What tests of the doubles can reach in the page's own world. */
export interface RunningDouble {
  app: RunningApp;
  gauge: Gauge;
  /** Ids in the source of the messages whose content is on the page now, in order; absent where nobody asks. */
  mounted?(): string[];
  /** What a reader sees; absent where nobody asks. */
  view?(): PageView;
}

/** What a reader sees: the turn near the top of the view, where it stands, and how far the newest message is, in pixels. */
export interface PageView {
  turn: string;
  top: number;
  fromEnd: number;
  /** The page goes to its end as soon as something grows. */
  followsEnd: boolean;
}
