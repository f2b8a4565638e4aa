import fc from "fast-check";
import { it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { message } from "./testing/arbitrary-blocks.ts";
import { flaws } from "./testing/normal-form.ts";
import { normalHtml } from "./testing/normal-html.ts";
import { bodyOf, renderFull } from "./testing/render.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);

it("random messages come back from Markdown as they were", ({ task }) => {
  const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
  console.log(`round trip: seed ${seed}`);
  const numRuns = long ? 20_000 : 1_000;
  fc.assert(
    fc.property(message, (html) => {
      const markdown = toMarkdown(bodyOf(html));
      const wrong = flaws(markdown);
      if (wrong.length > 0) throw new Error(`${wrong.join()}\n${markdown}`);
      const back = normalHtml(renderFull(markdown));
      if (back !== normalHtml(html)) throw new Error(`${markdown}\n--- shows\n${back}\n--- was\n${normalHtml(html)}`);
    }),
    { seed, numRuns },
  );
  const counts = { kept: numRuns, of: numRuns, seed };
  Object.assign(task.meta, { fidelity: { part: "random", name: "plain HTML", ...counts, untold: "" } });
}, 600_000);
