import { newIdentity } from "../../src/backup/signing.ts";
import { indexedStore } from "../../src/backup/state/indexed-store.ts";
import { sha256Of } from "../../src/lib/sha256-of.ts";

/** A place's backup of this browser, as far as it is known here; `files` are what the place then shows to be there. */
export interface SeededBackup {
  place: string;
  /** 16 hexadecimal digits. */
  device: string;
  /** Of its newest manifest; ISO time. */
  at: string;
  conversations: number;
  /** Texts in place of encrypted bytes, by the names of the segments; the manifest is the first one. */
  files: Record<string, string>;
}

/** Keeps it as a backup does that was just made. */
export async function putBackup({ place, device, at, conversations, files }: SeededBackup): Promise<void> {
  const known = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const bytes = new TextEncoder().encode(text);
      return { name, size: bytes.length, sha256: await sha256Of(bytes) };
    }),
  );
  const [manifest, ...segments] = known;
  if (!manifest) throw new Error("a backup has a manifest");
  const { keys } = await newIdentity();
  const names = segments.map(({ name }) => name);
  const kept = { ...manifest, counter: 7, at, segments: names, conversations, bytes: 1, told: "" };
  await indexedStore().commit(place, {
    record: { place, device, keys, counter: 7, manifests: [kept] },
    put: segments.map((file, n) => ({
      ...file,
      place,
      counter: 7,
      n: n + 1,
      sealedTo: "",
      conversations: [],
      assets: [],
    })),
  });
}
