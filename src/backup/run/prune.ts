import type { KeptManifest } from "../state/records.ts";

const day = 24 * 60 * 60 * 1000;
/** So many of the newest manifests are kept, however old. */
export const fewestManifests = 3;
/** What a backup held is kept for so long after a newer one took its place, ms. */
export const keptFor = 30 * day;

/**
 * Manifests that may go, now that a newer one is verified: those whose place another took more than 30 days ago and, of
 * those of more than a day ago, all but the last of each day.
 * @param manifests oldest first @param now ms since 1970
 */
export function manifestsToDrop(manifests: readonly KeptManifest[], now: number): KeptManifest[] {
  const old = manifests.slice(0, -fewestManifests);
  return old.filter(({ at }, index) => {
    const replaced = manifests[index + 1]?.at ?? at;
    const age = now - Date.parse(replaced);
    return age > keptFor || (age > day && dayOf(at) === dayOf(replaced));
  });
}

/** Whether something that was deleted waits only for a newer manifest to leave the place. @param manifests oldest first */
export function isLeavingDue(manifests: readonly KeptManifest[], now: number): boolean {
  const named = new Set(manifests.at(-1)?.segments);
  return manifests.slice(0, -1).some(({ segments }, index) => {
    const replaced = manifests[index + 1]?.at ?? "";
    return now - Date.parse(replaced) > keptFor && segments.some((name) => !named.has(name));
  });
}

/** Days are counted in UTC, so that travelling makes none shorter. */
function dayOf(at: string): string {
  return at.slice(0, 10);
}
