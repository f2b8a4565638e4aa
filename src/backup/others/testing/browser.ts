import type { Archive } from "../../../archive/open.ts";
import { archiveSource } from "../../archive-source.ts";
import type { Place } from "../../places/place.ts";
import { othersStore, sharedArchive } from "../browser-archive.ts";
import { readAccepted } from "../wishes.ts";
import { type Exchange, type Keys, overPlace } from "./over-place.ts";

/** A browser of the user: an archive, and what it does with a place. */
export interface Browser extends Exchange {
  name: string;
  archive: Archive;
}

/** @param trusting takes every browser in the place for the user's own, without being told */
export function browserOver(
  archive: Archive,
  name: string,
  place: Place,
  { keys, trusting = true }: { keys?: Keys; trusting?: boolean } = {},
): Browser {
  const exchange = overPlace({
    place,
    source: archiveSource(async () => archive),
    archive: sharedArchive(archive),
    store: othersStore(archive),
    async accepted() {
      const accepted = await readAccepted(archive, "place");
      return trusting ? { get: (device) => accepted.get(device), has: () => true } : accepted;
    },
    ...(keys ? { keys } : {}),
  });
  return { name, archive, ...exchange };
}
