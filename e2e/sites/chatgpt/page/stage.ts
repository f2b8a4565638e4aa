import type { App } from "../../kit/page/app.ts";
import type { Gauge } from "../../kit/page/view.ts";
import type { PageConfig } from "./config.ts";

/** Everything a layout is built from. */
export interface Stage {
  config: PageConfig;
  gauge: Gauge;
  app: App;
  body: HTMLElement;
}
