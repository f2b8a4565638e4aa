import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What lies in a server's folder now, kept aside; `restore` puts it back as it was: a rollback. */
export async function keepState(folder: string): Promise<{ restore(): Promise<void>; forget(): Promise<void> }> {
  const copy = await mkdtemp(join(tmpdir(), "convokeep-state-"));
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  return {
    async restore() {
      await rm(folder, { recursive: true, force: true });
      await cp(copy, folder, { recursive: true, preserveTimestamps: true });
    },
    forget: () => rm(copy, { recursive: true, force: true }),
  };
}
