import { bySegmentOrder, type PlaceRecord, type StoredSegment } from "../state/records.ts";
import type { BackupStore } from "../state/store.ts";

/** @param before is told of every change before it is made; what it throws is what the store throws */
export function memoryStore({ before = () => undefined }: { before?(): void } = {}): BackupStore {
  const records = new Map<string, PlaceRecord>();
  const segments = new Map<string, Map<string, StoredSegment>>();
  return {
    read: async (place) => structuredClone(records.get(place)),
    segments: async (place) => structuredClone([...(segments.get(place)?.values() ?? [])]).sort(bySegmentOrder),
    async commit(place, { record, put = [], drop = [] }) {
      before();
      const held = segments.get(place) ?? new Map<string, StoredSegment>();
      segments.set(place, held);
      if (record) records.set(place, structuredClone(record));
      for (const segment of put) held.set(segment.name, structuredClone(segment));
      for (const name of drop) held.delete(name);
    },
    async forget(place) {
      before();
      records.delete(place);
      segments.delete(place);
    },
  };
}
