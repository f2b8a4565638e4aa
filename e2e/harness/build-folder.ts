import { join, resolve } from "node:path";

const own = process.env.CONVOKEEP_DIST;

/** What is shipped. */
export const shipped = resolve(own ?? "dist");
/** What only tests need; beside builds of another place, so that two runs at a time do not take each other's away. */
export const derived = own ? join(shipped, "derived") : resolve("out/builds");
