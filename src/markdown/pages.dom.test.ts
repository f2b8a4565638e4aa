import fc from "fast-check";
import { it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { page } from "./testing/arbitrary-page.ts";
import { flaws } from "./testing/normal-form.ts";
import { bodyOf, renderFull } from "./testing/render.ts";
import { visible } from "./testing/visible.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);

it("random pages show the same words, marks and blocks after Markdown", () => {
  const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
  console.log(`pages: seed ${seed}`);
  fc.assert(
    fc.property(page, (html) => {
      const markdown = toMarkdown(bodyOf(html));
      const wrong = flaws(markdown);
      if (wrong.length > 0) throw new Error(`${wrong.join()}\n${markdown}`);
      const back = visible(renderFull(markdown));
      if (back !== visible(html)) throw new Error(`${markdown}\n--- shows\n${back}\n--- was\n${visible(html)}`);
    }),
    { seed, numRuns: long ? 10_000 : 500 },
  );
}, 600_000);
