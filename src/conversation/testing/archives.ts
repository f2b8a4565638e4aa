import fc from "fast-check";
import type { Capture } from "../capture.ts";
import { type Organising, organised } from "../organising.ts";
import { type Exported, exported, keepImport, wrote } from "./imports.ts";
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

function conversationOf({ site }: Plan, place: number) {
  return { site, id: `${site}:${place}`, url: `https://${site}.com/c/${place}` };
}

/** The looks at the `place`-th conversation of an archive; none where it is known from an export alone. */
export function capturesOf(plan: Plan, place: number): Capture[] {
  const { world, title, temporary, export: order } = plan;
  if (order === "alone") return [];
  const conversation = {
    ...conversationOf(plan, place),
    ...(title ? { title } : {}),
    ...(temporary ? { temporary } : {}),
  };
  return world.captures.map((capture): Capture => ({ ...capture, conversation }));
}

/** What an export tells of it. */
export function exportOf(plan: Plan, place: number): Exported {
  const messages = plan.world.nodes.map(({ place: at, parent, depth, text }) =>
    wrote(`m-${at}`, parent < 0 ? null : parent, at % 5 === 4 ? `${text} (edited)` : text, {
      role: depth % 2 === 0 ? "user" : "assistant",
    }),
  );
  return exported(30, messages, { ...conversationOf(plan, place), created: "2025-12-31T00:00:00.000Z" });
}

/** What an archive would hold of a plan. */
export function keptBy(plan: Plan, place: number): Keeper {
  const { export: order, set } = plan;
  const told = exportOf(plan, place);
  const early = order === "before" || order === "alone" ? keepImport(newKeeper(), told) : newKeeper();
  const looked = keepAll(capturesOf(plan, place), early);
  const keeper = order === "after" ? keepImport(looked, told) : looked;
  if (!keeper.held) throw new Error("nothing held");
  return { ...keeper, held: { ...keeper.held, row: organised(keeper.held.row, set) } };
}

/** Bytes of the images in worlds (world.ts), which name them by their key, and the hash that stands for them there. */
export const imagesOfWorlds = Array.from({ length: 12 }, (_, place) => `file-${place}`).map((key) => ({
  bytes: new TextEncoder().encode(`image ${key}`),
  invented: [...key].reduce((hash, c) => hash + c.charCodeAt(0).toString(16), "").padEnd(64, "0"),
}));

/** The plans with the true hashes of their images. */
export function withHashes(plans: readonly Plan[], hashOf: (invented: string) => string): Plan[] {
  const text = imagesOfWorlds.reduce(
    (all, { invented }) => all.replaceAll(invented, hashOf(invented)),
    JSON.stringify(plans),
  );
  return JSON.parse(text);
}
