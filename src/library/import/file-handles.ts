/** Permissions of handles, which are not in TypeScript's DOM yet (2026-11). */
interface Asking {
  requestPermission?(ask: { mode: "read" }): Promise<PermissionState>;
}

/**
 * The files that handles of an earlier drop stand for; `null` where the user or the browser does not let them be read, or
 * they are gone. Call in a click: the browser may ask.
 */
export async function filesBehind(handles: readonly FileSystemFileHandle[]): Promise<File[] | null> {
  try {
    const files: File[] = [];
    for (const handle of handles) {
      const permission = await (handle as Asking).requestPermission?.({ mode: "read" });
      if (permission !== undefined && permission !== "granted") return null;
      files.push(await handle.getFile());
    }
    return files;
  } catch (error) {
    console.warn("files of an import not found again", error);
    return null;
  }
}
