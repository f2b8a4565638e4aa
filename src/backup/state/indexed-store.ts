import { allRequests } from "../../archive/all-requests.ts";
import { openBackups } from "./database.ts";
import { bySegmentOrder } from "./records.ts";
import type { BackupStore } from "./store.ts";

/** What lies in the places, as the browser keeps it. @param name of the database; another one only in tests */
export function indexedStore(name?: string): BackupStore {
  const segmentsOf = (place: string) => IDBKeyRange.bound([place], [place, []]);
  return {
    read: async (place) => (await openBackups(name)).get("places", place),
    async segments(place) {
      const found = await (await openBackups(name)).getAll("segments", segmentsOf(place));
      return found.sort(bySegmentOrder);
    },
    async commit(place, { record, put = [], drop = [] }) {
      const transaction = (await openBackups(name)).transaction(["places", "segments"], "readwrite");
      const segments = transaction.objectStore("segments");
      const ended = transaction.done.catch((error: unknown) => ({ error }));
      try {
        await allRequests([
          ...(record ? [() => transaction.objectStore("places").put(record)] : []),
          ...put.map((segment) => () => segments.put(segment)),
          ...drop.map((segment) => () => segments.delete([place, segment])),
        ]);
      } catch (error) {
        // The browser may have aborted it by itself.
        if (error instanceof DOMException && error.name === "DataCloneError") transaction.abort();
        await ended;
        throw error;
      }
      const failure = await ended;
      if (failure) throw failure.error;
    },
    async forget(place) {
      const transaction = (await openBackups(name)).transaction(["places", "segments"], "readwrite");
      await Promise.all([
        transaction.objectStore("places").delete(place),
        transaction.objectStore("segments").delete(segmentsOf(place)),
        transaction.done,
      ]);
    },
  };
}
