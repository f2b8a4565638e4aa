import type { RunningApp } from "./app.ts";
import type { Gauge } from "./view.ts";

/** What tests of the doubles can reach in the page's own world. */
export interface RunningDouble {
  app: RunningApp;
  gauge: Gauge;
  /** Ids in the source of the messages whose content is on the page now, in order; absent where nobody asks. */
  mounted?(): string[];
}
