import fc from "fast-check";
import type { Capture } from "../capture.ts";
import { type Organising, organised } from "../organising.ts";
import { exported, keepImport, wrote } from "./imports.ts";
import { type Keeper, keepAll, newKeeper } from "./keeper.ts";
import { type Naming, type World, worlds } from "./world.ts";

/** One conversation of an archive: looks at it, perhaps an export of it, and what the user has set. */
export interface Plan {
  world: World;
  site: string;
  title?: string;
  temporary: boolean;
  export: "none" | "before" | "after" | "alone";
  set: Partial<Organising>;
}

const words = fc.string({ maxLength: 12, unit: "grapheme" });
const setByUser: fc.Arbitrary<Partial<Organising>> = fc.record(
  {
    tags: fc.array(words, { maxLength: 3 }),
    folder: fc.option(fc.array(words, { maxLength: 2 }).map((names) => names.join("/"))),
    starred: fc.boolean(),
    ownTitle: fc.option(words),
    note: fc.option(fc.string({ maxLength: 40, unit: "binary" })),
  },
  { requiredKeys: [] },
);

const plan: fc.Arbitrary<Plan> = fc
  .tuple(fc.constantFrom<Naming>("ids", "ids", "index", "none"), fc.boolean())
  .chain(([naming, terse]) =>
    fc.record(
      {
        world: worlds({ naming, terse, maxNodes: 12 }),
        site: fc.constantFrom("chatgpt", "claude", "other"),
        title: words,
        temporary: fc.boolean(),
        // What has no ids in the page has none in common with an export.
        export: naming === "ids" ? fc.constantFrom("none", "before", "after", "alone") : fc.constant("none" as const),
        set: setByUser,
      },
      { requiredKeys: ["world", "site", "temporary", "export", "set"] },
    ),
  );

/** Random archives of some conversations, rich in what archives can hold. */
export const archives: fc.Arbitrary<Plan[]> = fc.array(plan, { minLength: 1, maxLength: 4 });

/** What an archive would hold of a plan, the conversation being the `place`-th of it. */
export function keptBy({ world, site, title, temporary, export: order, set }: Plan, place: number): Keeper {
  const conversation = { site, id: `${site}:${place}`, url: `https://${site}.com/c/${place}` };
  const named = world.captures.map(
    (capture): Capture => ({
      ...capture,
      conversation: { ...conversation, ...(title ? { title } : {}), ...(temporary ? { temporary } : {}) },
    }),
  );
  const told = exported(
    30,
    world.nodes.map(({ place: at, parent, depth, text }) =>
      wrote(`m-${at}`, parent < 0 ? null : parent, at % 5 === 4 ? `${text} (edited)` : text, {
        role: depth % 2 === 0 ? "user" : "assistant",
      }),
    ),
    { ...conversation, created: "2025-12-31T00:00:00.000Z" },
  );
  const early = order === "before" || order === "alone" ? keepImport(newKeeper(), told) : newKeeper();
  const looked = order === "alone" ? early : keepAll(named, early);
  const keeper = order === "after" ? keepImport(looked, told) : looked;
  if (!keeper.held) throw new Error("nothing held");
  return { ...keeper, held: { ...keeper.held, row: organised(keeper.held.row, set) } };
}
