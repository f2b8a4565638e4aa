import fc from "fast-check";
import type { Capture } from "../capture.ts";
import { arrivalOfImport } from "../lift-tree.ts";
import { type Arrival, arrivalOf } from "../merge.ts";
import type { Part } from "../model.ts";
import { type Exported, importedAt } from "./imports.ts";
import { leavesOf, type Node, start, type World, type WorldOptions, worlds } from "./world.ts";

/** A conversation of which pages have shown some and exports hold some. */
export interface TwoSides {
  world: World;
  /** The looks, in the words and signs of the page. */
  looks: Capture[];
  exports: Exported[];
}

export interface ExportOptions {
  /** Exports name their messages, by the names of the page where that has any. */
  named?: boolean;
  /** Some messages say something else in an export. */
  edits?: boolean;
  mostExports?: number;
}

interface ExportPlan {
  /** How many of the messages were written when it was made. */
  size: number;
  current: number;
  /** Hours after the first look. */
  hour: number;
  edited: number;
}

const exportPlan: fc.Arbitrary<ExportPlan> = fc.record({
  size: fc.nat(1000),
  current: fc.nat(1000),
  hour: fc.integer({ min: -1, max: 6 }),
  edited: fc.nat(1000),
});

const minute = 60_000;

/** Random conversations, with looks at them and exports of them that overlap at random. */
export function twoSides(
  options: WorldOptions,
  { named = true, edits = false, mostExports = 2 }: ExportOptions = {},
): fc.Arbitrary<TwoSides> {
  const plans = fc.array(exportPlan, { minLength: 1, maxLength: mostExports });
  return fc.tuple(worlds(options), plans).map(([world, exportPlans]) => ({
    world,
    looks: world.captures.map(asPage),
    exports: exportPlans.map((plan, place) =>
      exportOf(world, plan, { named, edits, at: start + (plan.hour * 60 + 20 + place * 10) * minute }),
    ),
  }));
}

function exportOf(
  { nodes }: World,
  plan: ExportPlan,
  { named, edits, at }: { named: boolean; edits: boolean; at: number },
): Exported {
  const held = nodes.slice(0, 1 + (plan.size % nodes.length));
  const leaves = leavesOf(held);
  return {
    kind: "imported",
    site: "chatgpt",
    id: "chatgpt:1",
    url: "https://chatgpt.com/c/1",
    title: "Of the export",
    created: new Date(start - 60 * minute).toISOString(),
    updated: new Date(at).toISOString(),
    messages: held.map((node) => ({
      ids: named ? [`m-${node.place}`] : [],
      parent: node.parent === -1 ? null : node.parent,
      role: node.depth % 2 === 0 ? "user" : "assistant",
      model: "model-1",
      parts: partsOf(node, edits && (plan.edited + node.place) % 5 === 0),
      finished: true,
    })),
    current: leaves[plan.current % leaves.length] ?? 0,
    whole: true,
    unknown: [],
  };
}

function partsOf({ text, reasoning, image }: Node, isEdited: boolean): Part[] {
  return [
    ...(reasoning ? [{ kind: "reasoning", text: asWritten(reasoning) } as const] : []),
    { kind: "text", format: "markdown", text: `${isEdited ? "Otherwise: " : ""}${asWritten(text)}` },
    ...(image ? [{ kind: "image", key: image, alt: "", origin: "generated" } as const] : []),
  ];
}

function asPage(look: Capture): Capture {
  const entries = look.entries.map((entry) => {
    if (entry.kind !== "message") return entry;
    const parts = entry.parts.map(
      (part): Part =>
        part.kind === "text" || part.kind === "reasoning" ? { ...part, text: asDrawn(part.text) } : part,
    );
    return { ...entry, parts };
  });
  return { ...look, entries };
}

/** Words with the signs that a page's Markdown has. */
export function asDrawn(text: string): string {
  return text
    .replace(/ (so|good|number) /g, " *$1* ")
    .replace(/, /g, ",\n\n- ")
    .replace(/ to the /g, " [to](https://x.org/?utm_source=chatgpt.com) the ");
}

/** The same words with the signs that the model wrote. */
export function asWritten(text: string): string {
  return text
    .replace(/ (so|good|number) /g, " __$1__ ")
    .replace(/, /g, ",\n* ")
    .replace(/ to the /g, " [to](<https://x.org/>) &nbsp;the ");
}

export function arrivalsOf({ looks, exports }: Pick<TwoSides, "looks" | "exports">): Arrival[] {
  return [...looks.map(arrivalOf), ...exports.map((file) => arrivalOfImport(file, importedAt))];
}

/** Looks and exports in short, for reading a counterexample. */
export function brieflyExports(exports: readonly Exported[]): string {
  return exports
    .map(({ updated, messages, current }) => {
      const shown = messages.map(({ parent, parts }) => {
        const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
        return `${parent ?? "^"}:${text.slice(0, 9)}`;
      });
      return `${updated?.slice(11, 16)} export ${shown.join(" ")} current ${current}`;
    })
    .join("\n");
}
