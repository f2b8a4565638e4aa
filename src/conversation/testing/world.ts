import fc from "fast-check";
import type { Capture, CapturedMessage, CaptureEntry } from "../capture.ts";
import type { Part } from "../model.ts";

/** How the page names its messages. */
export type Naming = "ids" | "index" | "none";

/** A message of the invented conversation; `parent` is its place in the list of all nodes, -1 for the first ones. */
export interface Node {
  place: number;
  parent: number;
  depth: number;
  text: string;
  reasoning?: string;
  image?: string;
}

export interface World {
  naming: Naming;
  nodes: Node[];
  captures: Capture[];
}

const hour = 3_600_000;
export const start = Date.parse("2026-01-01T00:00:00Z");

interface NodePlan {
  branch: boolean;
  from: number;
  repeated: boolean;
  reasoning: boolean;
  image: boolean;
}

const nodePlan: fc.Arbitrary<NodePlan> = fc.record({
  branch: fc.boolean().map((yes) => yes),
  from: fc.nat(1000),
  repeated: fc.boolean(),
  reasoning: fc.boolean(),
  image: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});

export interface LookPlan {
  /** Which of the branches' ends the page shows. */
  leaf: number;
  from: number;
  length: number;
  second: number;
  hole: "gap" | "unmounted" | "nameless";
  streaming: number;
  proveStart: boolean;
  proveEnd: boolean;
  state: boolean;
  hideReasoning: boolean;
  hideBytes: boolean;
  wrappers: boolean;
}

const lookPlan: fc.Arbitrary<LookPlan> = fc.record({
  leaf: fc.nat(1000),
  from: fc.nat(1000),
  length: fc.integer({ min: 1, max: 12 }),
  second: fc.nat(8),
  hole: fc.constantFrom("gap", "unmounted", "nameless"),
  streaming: fc.nat(3),
  proveStart: fc.boolean(),
  proveEnd: fc.boolean(),
  state: fc.boolean(),
  hideReasoning: fc.boolean(),
  hideBytes: fc.boolean(),
  wrappers: fc.boolean(),
});

export interface WorldOptions {
  naming: Naming;
  branches?: boolean;
  /** Identical short prompts, several in one conversation. */
  repeats?: boolean;
  /** Shortest stretch that a look shows, where the conversation is that long. */
  minRun?: number;
  maxNodes?: number;
  maxLooks?: number;
  /** The same prompt is sent again after the same messages, as a branch of its own. */
  twins?: boolean;
  /** Most prompts and answers are a word or two, and many are the same. */
  terse?: boolean;
  /** Every look begins with the first message and shows all up to its last one. */
  fromStart?: boolean;
  /** Some looks come while the last answer is still being written. */
  streaming?: boolean;
}

/** Random conversations and random looks at them, as a page could really show them. */
export function worlds({
  naming,
  branches = true,
  repeats = true,
  twins = false,
  minRun = 1,
  maxNodes = 16,
  maxLooks = 5,
  terse = false,
  fromStart = false,
  streaming = true,
}: WorldOptions): fc.Arbitrary<World> {
  return fc
    .tuple(
      fc.array(nodePlan, { minLength: 1, maxLength: maxNodes }),
      fc.array(lookPlan, { minLength: 1, maxLength: maxLooks }),
    )
    .map(([nodePlans, lookPlans]) => {
      const nodes = growNodes(nodePlans, { branches, repeats, twins, terse });
      const captures = lookPlans
        .map((plan) => ({
          ...plan,
          ...(fromStart ? { from: 0, second: 0 } : {}),
          ...(streaming ? {} : { streaming: 0 }),
        }))
        .map((plan, place) => lookAt(nodes, plan, naming, start + place * hour, minRun));
      return { naming, nodes, captures };
    });
}

type Growth = Required<Pick<WorldOptions, "branches" | "repeats" | "twins" | "terse">>;

function growNodes(plans: readonly NodePlan[], { branches, repeats, twins, terse }: Growth): Node[] {
  const nodes: Node[] = [];
  let tip = -1;
  plans.forEach((plan, place) => {
    const twin =
      twins && plan.branch ? nodes.findLast(({ depth }, at) => depth % 2 === 0 && at <= plan.from % place) : undefined;
    const branch = branches && plan.branch && place > 0 && plan.from % 3 === 0 ? (plan.from % (place + 1)) - 1 : tip;
    const parent = twin?.parent ?? branch;
    const depth = parent === -1 ? 0 : (nodes[parent]?.depth ?? 0) + 1;
    const isAgain = repeats && plan.repeated && depth > 0 && depth % 2 === 0;
    const text = twin?.text ?? (isAgain ? "continue" : terse && place % 4 < 3 ? fewWords(place) : wordsOf(place));
    nodes.push({
      place,
      parent,
      depth,
      text,
      ...(plan.reasoning && depth % 2 === 1 ? { reasoning: `thinking about ${wordsOf(place)}` } : {}),
      ...(plan.image && !twin ? { image: `file-${place}` } : {}),
    });
    tip = place;
  });
  return nodes;
}

function fewWords(place: number): string {
  return ["ok", "yes", "go on"][place % 3] ?? "";
}

/** A text that no other node has and none begins with. */
function wordsOf(place: number): string {
  const word = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven"][place % 8];
  return `${place} ${word} and so on for a good while, number ${place}, to the end of ${word}`;
}

/** Places of the nodes from the first message to one of the ends. */
export function pathTo(nodes: readonly Node[], leaf: number): number[] {
  const path: number[] = [];
  for (let at = leaf; at >= 0; at = nodes[at]?.parent ?? -1) path.unshift(at);
  return path;
}

export function leavesOf(nodes: readonly Node[]): number[] {
  const parents = new Set(nodes.map(({ parent }) => parent));
  return nodes.flatMap(({ place }) => (parents.has(place) ? [] : [place]));
}

/** One look: a window onto a path, perhaps a second one behind a hole. */
export function lookAt(nodes: readonly Node[], plan: LookPlan, naming: Naming, at: number, minRun = 1): Capture {
  const leaves = leavesOf(nodes);
  const path = pathTo(nodes, leaves[plan.leaf % leaves.length] ?? 0);
  const from = plan.from % Math.max(1, path.length - minRun + 1);
  const to = Math.min(path.length, from + Math.max(minRun, plan.length));
  const second = Math.min(path.length, to + plan.second);
  const shown = (place: number, step: number) =>
    showNode(nodes, path[step] ?? place, plan, naming, step === path.length - 1);
  const hasSecond = second > to && second <= path.length - minRun;
  const entries: CaptureEntry[] = [];
  if (plan.wrappers && naming === "ids") entries.push(...path.slice(0, from).map((place) => wrapper(place)));
  for (let step = from; step < to; step++) entries.push(shown(0, step));
  if (hasSecond) {
    entries.push(...hole(path.slice(to, second), plan.hole, naming));
    for (let step = second; step < path.length; step++) entries.push(shown(0, step));
  }
  const fromStart = from === 0 || (plan.wrappers && naming === "ids");
  const toEnd = to === path.length || hasSecond;
  return capture(entries, at, {
    start: fromStart ? (plan.proveStart ? "start" : "unknown") : plan.proveStart ? "older" : "unknown",
    end: toEnd && plan.proveEnd,
    ...(plan.state ? { stated: path.length } : {}),
  });
}

export function capture(entries: CaptureEntry[], at: number, evidence: Capture["evidence"]): Capture {
  return {
    conversation: { site: "chatgpt", id: "chatgpt:1", url: "https://chatgpt.com/c/1" },
    layout: "double",
    capturedAt: new Date(at).toISOString(),
    trigger: "auto",
    entries,
    evidence,
    health: { containers: entries.length, read: entries.length, missing: [] },
  };
}

function wrapper(place: number): CaptureEntry {
  return { kind: "unmounted", ids: [`turn-${place}`] };
}

function hole(places: readonly number[], kind: LookPlan["hole"], naming: Naming): CaptureEntry[] {
  if (kind === "gap" || naming !== "ids") return [{ kind: "gap", reason: "not-shown", missing: places.length }];
  return places.map((place) => (kind === "nameless" ? { kind: "unmounted", ids: [] } : wrapper(place)));
}

/** A node as a look shows it: perhaps half written, perhaps with its reasoning folded away or its image not read. */
function showNode(
  nodes: readonly Node[],
  place: number,
  plan: LookPlan,
  naming: Naming,
  last: boolean,
): CapturedMessage {
  const node = nodes[place];
  if (!node) throw new Error(`no node ${place}`);
  const unfinished = last && node.depth % 2 === 1 && plan.streaming === 1;
  const text = unfinished ? node.text.slice(0, 30 + (plan.from % 20)) : node.text;
  return {
    kind: "message",
    ids: naming === "ids" ? [`m-${place}`, `turn-${place}`] : [],
    ...(naming === "index" ? { index: node.depth } : {}),
    role: node.depth % 2 === 0 ? "user" : "assistant",
    parts: partsOf(node, text, plan, unfinished),
    finished: !unfinished,
  };
}

function partsOf(node: Node, text: string, plan: LookPlan, unfinished: boolean): Part[] {
  const parts: Part[] = [];
  if (node.reasoning && !plan.hideReasoning) parts.push({ kind: "reasoning", text: node.reasoning });
  parts.push({ kind: "text", format: "markdown", text });
  if (node.image && !unfinished) parts.push(imageOf(node.image, plan.hideBytes));
  return parts;
}

function imageOf(key: string, hideBytes: boolean): Part {
  const image = { kind: "image", key, alt: "", origin: "generated" } as const;
  if (hideBytes) return { ...image, problem: "not fetched" };
  const sha256 = [...key].reduce((hash, c) => hash + c.charCodeAt(0).toString(16), "").padEnd(64, "0");
  return { ...image, asset: { sha256, type: "image/png", size: 100 } };
}
