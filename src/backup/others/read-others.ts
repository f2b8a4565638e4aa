import { openArchive } from "../../archive/open.ts";
import type { Place } from "../places/place.ts";
import { othersStore, sharedArchive } from "./browser-archive.ts";
import { joinOthers } from "./join-others.ts";
import { readKeys } from "./keys/read-keys.ts";
import { unsealWith } from "./unseal.ts";
import { readAccepted, readWish } from "./wishes.ts";

/** A place that this browser has just been brought up to date with. */
export interface OthersOrder {
  /** Names the place. */
  id: string;
  place: Place;
  /** The name that this browser has there. */
  device: string | undefined;
  signal: AbortSignal;
  /** Told of conversations that were written. */
  changed(conversations: string[]): void;
}

/**
 * Reads what the user's other browsers wrote to a place, where the user wants that. Whatever ends it, the next call goes on.
 * @returns how many conversations it brought something of
 * @throws PlaceError, ArchiveError, and what the signal was aborted with
 */
export async function readOthers({ id, place, device, signal, changed }: OthersOrder): Promise<number> {
  const archive = await openArchive();
  if (!place.canRead || !(await readWish(archive, id)).on) return 0;
  const written = new Set<string>();
  try {
    await joinOthers({
      id,
      place,
      device,
      signal,
      accepted: await readAccepted(archive, id),
      store: othersStore(archive),
      archive: sharedArchive(archive),
      unseal: unsealWith(await readKeys()),
      written: (conversation) => written.add(conversation),
    });
    return written.size;
  } finally {
    if (written.size > 0) changed([...written]);
  }
}
