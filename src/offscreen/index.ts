import { answerAsOffscreen } from "../messages/answer-offscreen.ts";
import { offscreenRunner } from "./runner.ts";

const runner = offscreenRunner();

answerAsOffscreen({
  "offscreen.export": ({ job: { id, format }, ...rest }) => runner.start({ id, format, ...rest }),
  "offscreen.release": ({ job }) => runner.drop(job),
  "offscreen.running": () => runner.running(),
});
