import { placesOf } from "../places.ts";
import { readTurn } from "../read-turn.ts";
import { until } from "../wait.ts";
import { painted } from "./painted.ts";
import { layoutIn, planIn, type Run } from "./run.ts";

/** Reads what code editors keep off the page: has the layout scroll through those of each turn, and reads the turn again. */
export async function readEditors(run: Run): Promise<void> {
  const layout = layoutIn(run);
  const plan = planIn(run);
  if (!layout.unroll || !plan) return;
  const { waiting } = run;
  for (const place of placesOf(layout, document)) {
    const isRead = await layout.unroll(place.turn, {
      plan,
      signal: waiting.signal,
      until: (check, ms) => until(check, ms, waiting),
      painted: () => painted(waiting.signal),
    });
    if (isRead) readTurn(run.chat, layout, place);
  }
}
