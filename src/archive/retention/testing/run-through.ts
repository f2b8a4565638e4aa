import type { Archive } from "../../open.ts";
import { reopened } from "../../testing/fresh.ts";
import type { BackedUp } from "../backed-up.ts";
import { type StepMeans, stepRetention } from "../step.ts";

export const day = 24 * 60 * 60 * 1000;
/** The day on which the rules of tests are at work. */
export const now = Date.parse("2026-11-22T12:00:00Z");

/** The rules at work until they are through, the browser ended after every step and at some moments within. */
export async function runThrough(first: Archive, means: Omit<StepMeans, "isOver" | "tell">, deaths: () => boolean) {
  let archive = first;
  const told: string[] = [];
  for (let steps = 0; ; steps++) {
    if (steps > 1_000) throw new Error("the rules never come to an end");
    const backedUp: BackedUp = (rows) => (deaths() ? Promise.reject(new Error("killed")) : means.backedUp(rows));
    const tell = (ids: string[]) => {
      told.push(...ids);
      if (deaths()) throw new Error("killed");
    };
    try {
      const next = await stepRetention(archive, { ...means, backedUp, tell, isOver: () => true });
      if (next === undefined || next > means.now) return { archive, told };
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "killed") throw error;
    }
    if (steps % 4 === 3) archive = await reopened(archive);
  }
}
