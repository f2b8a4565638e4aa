import { answerAsOffscreen } from "../messages/answer-offscreen.ts";
import { offscreenBackups } from "./backups.ts";
import { heldBlobs } from "./blobs.ts";
import { offscreenRunner } from "./runner.ts";

const runner = offscreenRunner();
const blobs = heldBlobs();
const backups = offscreenBackups();

answerAsOffscreen({
  "offscreen.export": ({ job: { id, format }, ...rest }) => runner.start({ id, format, ...rest }),
  "offscreen.release": ({ job }) => runner.drop(job),
  "offscreen.blob": (part) => blobs.put(part),
  "offscreen.blob.release": ({ address }) => blobs.release(address),
  "offscreen.backup": (order) => backups.start(order),
  "offscreen.backup.stop": ({ place }) => backups.stop(place),
  "offscreen.backups": () => backups.running(),
  "offscreen.running": async () => [...runner.running(), ...blobs.held(), ...(await backups.running())],
});
