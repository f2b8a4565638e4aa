import { sleep } from "../../lib/sleep.ts";

/** The page has had two frames to answer a scroll or a change; at most so many ms where the tab draws none. */
export async function painted(signal: AbortSignal, atMost = 200): Promise<void> {
  const frame = new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  await Promise.race([frame, sleep(atMost, signal)]);
}
