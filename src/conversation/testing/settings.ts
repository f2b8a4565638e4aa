/** How often a law is tried, and how long that may take. `CONVOKEEP_LONG` asks for the full number, `CONVOKEEP_SEED` for a known seed. */
const isLong = Boolean(process.env.CONVOKEEP_LONG);

/** Full number of runs in the long test, an eightieth otherwise. */
export function runs(full: number): number {
  return isLong ? full : Math.ceil(full / 80);
}

/** In ms; the machine may have other work. */
export const timeout = isLong ? 60 * 60_000 : 180_000;

export const seed = Number(process.env.CONVOKEEP_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Names the seed of a test file in its output. */
export function announce(what: string): void {
  console.log(`${what}: seed ${seed}, ${runs(10_000)} runs a law`);
}
