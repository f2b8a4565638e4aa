import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isUnfit } from "../markdown/unfit.ts";
import { answer, renderedPrompt } from "./arbitrary-markdown.ts";
import { prompt } from "./arbitrary-text.ts";
import { conversationOf, problemsOf } from "./read-back.ts";
import { type Rendering, renderings, untoldOn, withoutTruth } from "./sites.ts";

type Exchange = [prompt: string, answer: string];

/** Exchanges in one conversation: the page around them is drawn once for all. */
const together = 20;
const trees = Number(import.meta.env.VITE_FIDELITY_TREES) || (import.meta.env.VITE_CONVOKEEP_LONG ? 20_000 : 200);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);

const uncited = (text: string): string => text.replace(/ ?\{\{cite:s0\}\}/g, "");

/** A prompt and an answer as this site could have them. */
function exchangeOn({ cites, oneLine, truth }: Rendering): fc.Arbitrary<Exchange> {
  const isFit = (text: string) => !isUnfit(text);
  const any = truth.prompts === "typed" ? prompt : renderedPrompt.map(uncited).filter(isFit);
  const asked = oneLine ? any.map((text) => text.replace(/\s+/g, " ")) : any;
  const said = (cites ? answer : answer.map(uncited)).filter(isFit);
  // A line break in the source shows there too, so one right behind a `<br>` would be a second one or not by site.
  return fc.tuple(asked, truth.breaks ? said.map((text) => text.replace(/(?:<br>[ \t]*)+(?=\n)/g, "")) : said);
}

const problemsOn = (rendering: Rendering, exchanges: readonly Exchange[]): Promise<string[]> =>
  problemsOf(rendering, conversationOf(exchanges));

/** The smallest exchange like the failing one at this place that fails too, alone on its page. */
async function shrunk(rendering: Rendering, at: number): Promise<string> {
  const alone = fc.asyncProperty(
    exchangeOn(rendering),
    async (exchange) => (await problemsOn(rendering, [exchange])).length === 0,
  );
  const [exchange] = (await fc.check(alone, { seed, path: String(at) })).counterexample ?? [];
  return exchange ? (await problemsOn(rendering, [exchange])).join("\n") : "fails only together with others";
}

describe("any Markdown as a site draws it", () => {
  beforeAll(() => console.log(`fidelity: ${trees} trees for each rendering, seed ${seed}`));

  // What a page does not tell cannot be compared, so it has to be said first.
  it.skip.each(withoutTruth)("%s has no truth.ts beside it yet", () => {});

  for (const rendering of renderings) {
    it(`${rendering.name}: is read back as it was`, async ({ task }) => {
      const exchanges = fc.sample(exchangeOn(rendering), { seed, numRuns: trees });
      const failing: number[] = [];
      for (let from = 0; from < trees; from += together) {
        const some = exchanges.slice(from, from + together);
        if ((await problemsOn(rendering, some)).length === 0) continue;
        for (const [at, exchange] of some.entries()) {
          if ((await problemsOn(rendering, [exchange])).length > 0) failing.push(from + at);
        }
        if (failing.length === 0) throw new Error(`exchanges ${from} to ${from + together} fail only together`);
      }
      const counts = { kept: trees - failing.length, of: trees, seed };
      const untold = untoldOn(rendering).join(", ");
      // Long runs are watched, and may be stopped in the middle.
      if (trees >= 2_000) console.log(`fidelity: ${rendering.name} ${counts.kept} of ${trees}`);
      Object.assign(task.meta, { fidelity: { part: "random", name: rendering.name, ...counts, untold } });
      const examples = new Set<string>();
      for (const at of failing.slice(0, 6)) examples.add(await shrunk(rendering, at));
      expect(failing.length, `seed ${seed}:\n${[...examples].join("\n=====\n")}\n`).toBe(0);
    }, 3_600_000);
  }
});
