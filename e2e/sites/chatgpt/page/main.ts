import { createApp } from "../../kit/page/app.ts";
import type { RunningDouble } from "../../kit/page/running.ts";
import type { Gauge, View } from "../../kit/page/view.ts";
import { classicView } from "./classic/view.ts";
import type { PageConfig } from "./config.ts";
import { octaneView } from "./octane/view.ts";
import { pairView } from "./pair/view.ts";
import { placesOf } from "./places.ts";
import type { Stage } from "./stage.ts";

function viewOf(stage: Stage): View {
  // Share pages are classic for everyone (2026-10-06).
  if (location.pathname.startsWith("/share/")) return classicView(stage, true);
  if (stage.config.layout === "pair") return pairView(stage);
  if (stage.config.layout === "octane") return octaneView(stage);
  return classicView(stage, false);
}

/** Plays the page that the address asks for. */
export function start(config: PageConfig): RunningDouble {
  const gauge: Gauge = { olderAsked: 0, olderFails: config.behaviour.olderFails, decoyScrolls: 0 };
  const app = createApp(config, placesOf(config.layout));
  app.start(viewOf({ config, gauge, app, body: document.body }));
  return { app, gauge };
}
