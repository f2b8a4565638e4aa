import type { Container } from "../../format.ts";

const version = /(?:^|\/)artifacts\/([\w-]{1,100})\/versions\/([\w-]{1,100})\.\w{1,10}$/;

/** Where the export holds versions of artifacts as files (`frames-NNN.zip`, 2026-08), by the ids of version and artifact. */
export function findFrames({ members }: Container): ReadonlyMap<string, string> {
  const frames = new Map<string, string>();
  for (const { path } of members) {
    const [, artifact, id] = version.exec(path) ?? [];
    if (artifact === undefined || id === undefined) continue;
    frames.set(id, path);
    frames.set(artifact, path);
  }
  return frames;
}
