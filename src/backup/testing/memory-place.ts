import { type Place, PlaceError } from "../places/place.ts";

/** A place in memory, whose files a test may look at and change. */
export interface MemoryPlace extends Place {
  files: Map<string, Uint8Array<ArrayBuffer>>;
  /** As a browser that was started anew, which knows nothing of what it downloaded before. */
  forgetAll(): void;
}

/** @param before is told of every act before it is done; what it throws is what the place throws */
export function memoryPlace({
  canRead = true,
  mostAtOnce,
  before = () => undefined,
}: {
  canRead?: boolean;
  mostAtOnce?: number | undefined;
  before?(act: "list" | "read" | "write" | "size" | "remove", path: string): void;
} = {}): MemoryPlace {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const forgotten = new Set<string>();
  const seen = (path: string) => (forgotten.has(path) ? undefined : files.get(path));
  const act = (name: Parameters<typeof before>[0], path: string, signal: AbortSignal) => {
    signal.throwIfAborted();
    before(name, path);
  };
  return {
    canRead,
    ...(mostAtOnce === undefined ? {} : { mostAtOnce }),
    files,
    forgetAll() {
      for (const path of files.keys()) forgotten.add(path);
    },
    ...(canRead ? {} : { isThere: async (path: string) => files.has(path) }),
    async list(folder, signal) {
      act("list", folder, signal);
      const below = [...files].filter(([path]) => path.startsWith(`${folder}/`) && seen(path));
      return below.map(([path, bytes]) => ({ path, size: bytes.length }));
    },
    async read(path, signal) {
      act("read", path, signal);
      if (!canRead) throw new PlaceError("unreadable");
      return files.get(path)?.slice();
    },
    async write(path, bytes, signal) {
      act("write", path, signal);
      if (files.has(path)) throw new PlaceError("exists");
      files.set(path, bytes.slice());
      forgotten.delete(path);
    },
    async size(path, signal) {
      act("size", path, signal);
      return seen(path)?.length;
    },
    async remove(path, signal) {
      act("remove", path, signal);
      if (seen(path)) files.delete(path);
    },
  };
}
