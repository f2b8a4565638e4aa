import { openArchive } from "../../open.ts";
import { updateIndex } from "../update-index.ts";

// A context of its own that indexes, so that a test can kill it in the middle.
addEventListener("message", async ({ data }: MessageEvent<string>) => {
  const archive = await openArchive({ name: data });
  await updateIndex(archive);
  archive.close();
  postMessage("done");
});
