import { lockEverywhere, takeKeysFrom } from "../../archive/sealed/keyring.ts";
import { isOpen, lockNow, used } from "../../lock/acts.ts";
import { keptKey, lockTime, onKeyChanged } from "../../lock/session-key.ts";

/** How often the page looks whether the time is over, in ms: alarms may come late. */
const lookMs = 10_000;
/** Use is told at most so often, in ms. */
const toldMs = 15_000;

/**
 * Whether the page may show the archive. From then on it is loaded anew when that changes, so that nothing stays in its memory,
 * and puts off the time of the lock while it is used.
 */
export async function watchLock(signal: AbortSignal): Promise<boolean> {
  takeKeysFrom(keptKey);
  const open = await isOpen();
  onKeyChanged(async () => {
    if ((await isOpen()) === open) return;
    if (open) lockEverywhere();
    location.reload();
  }, signal);
  if (open) lockInTime(signal);
  return open;
}

function lockInTime(signal: AbortSignal): void {
  const look = async () => {
    const until = await lockTime();
    if (until !== undefined && Date.now() >= until) await lockNow();
  };
  const timer = setInterval(() => void look(), lookMs);
  signal.addEventListener("abort", () => clearInterval(timer));
  document.addEventListener("visibilitychange", () => void look(), { signal });
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    document.addEventListener(name, stillUsed, { signal, passive: true, capture: true });
  }
  stillUsed();
}

let told = Number.NEGATIVE_INFINITY;

/** Tells that the archive is in use. */
export function stillUsed(): void {
  if (performance.now() - told < toldMs) return;
  told = performance.now();
  used().catch((error: unknown) => console.warn("lock: use not told", error));
}
