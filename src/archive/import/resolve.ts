import type { ImportedConversation, ImportedPart, Incoming, ResolvedPart } from "../../conversation/imported.ts";
import { arrivalOfImport } from "../../conversation/lift-tree.ts";
import type { Arrival, Held } from "../../conversation/merge.ts";
import type { AssetRef, Sha256 } from "../../conversation/model.ts";
import { organisedByExport } from "../../conversation/organised-by-export.ts";
import { withoutBytes } from "../../conversation/removed-part.ts";
import { arrivalOfRestored } from "../../conversation/restored.ts";
import type { Archive } from "../open.ts";
import type { RemovedMedia } from "../retention/removed-media.ts";
import type { HeldMedia } from "./held-media.ts";
import type { AssetProblem } from "./incoming.ts";
import { assetRefsOf } from "./piece-assets.ts";
import { type AssetTaker, heldAssets } from "./take-assets.ts";

export interface Resolved {
  arrival: Arrival;
  problems: AssetProblem[];
}

interface Means {
  taker: AssetTaker;
  startedAt: number;
  held: Held | undefined;
  /** Images and files that are not to come back. */
  removed: RemovedMedia;
}

/** Lifts a conversation to the form in which it is joined, with the bytes it shows taken into the archive. */
export async function resolved(
  archive: Archive,
  incoming: Incoming,
  { taker, startedAt, held: before, removed }: Means,
): Promise<Resolved> {
  const problems: AssetProblem[] = [];
  if (incoming.kind === "imported") {
    const whole = await withBytes(incoming, { taker, removed }, problems);
    return { arrival: lifted(whole, startedAt, before), problems };
  }
  const arrival = arrivalOfRestored(incoming);
  const refs = assetRefsOf(arrival.piece);
  const held = await heldAssets(archive, refs.keys());
  const lost = new Set<Sha256>();
  for (const [hash, ref] of refs) {
    const isRemoved = removed.hashes.includes(hash);
    if (isRemoved) lost.add(hash);
    if (isRemoved || held.has(hash)) continue;
    const problem = await restoreAsset(
      Object.hasOwn(incoming.assets, hash) ? incoming.assets[hash] : undefined,
      ref,
      taker,
    );
    if (!problem) continue;
    problems.push(problem);
    lost.add(hash);
  }
  if (lost.size === 0) return { arrival, problems };
  return { arrival: arrivalOfRestored(incoming, { hasAsset: (hash) => !lost.has(hash) }), problems };
}

/** With what the export sets of the row, as far as nothing is set in what is held. */
function lifted(incoming: ImportedConversation<ResolvedPart>, startedAt: number, held: Held | undefined): Arrival {
  const arrival = arrivalOfImport(incoming, startedAt);
  const set = organisedByExport(incoming, held);
  return Object.keys(set).length === 0 ? arrival : { ...arrival, told: { ...arrival.told, set } };
}

async function restoreAsset(
  source: Parameters<AssetTaker["take"]>[0] | undefined,
  { sha256, type, redrawn }: AssetRef,
  taker: AssetTaker,
): Promise<AssetProblem | undefined> {
  if (!source) return "not-in-export";
  const taken = await taker.take(source, { sha256, type, ...(redrawn ? { redrawn } : {}) });
  return "problem" in taken ? taken.problem : undefined;
}

/** The conversation with what its parts' sources have given in their place. */
async function withBytes(
  incoming: ImportedConversation,
  { taker, removed }: Pick<Means, "taker" | "removed">,
  problems: AssetProblem[],
): Promise<ImportedConversation<ResolvedPart>> {
  const messages: ImportedConversation<ResolvedPart>["messages"] = [];
  for (const message of incoming.messages) {
    const parts: ResolvedPart[] = [];
    const isRemoved = (part: Sourced) => message.ids.some((id) => removed.names.includes(`${id} ${part.key}`));
    for (const part of message.parts) {
      if (!hasSource(part)) parts.push(part);
      else if (isRemoved(part)) parts.push(withoutSource(part));
      else parts.push(withoutRemoved(await withAsset(part, taker, problems), removed));
    }
    messages.push({ ...message, parts });
  }
  return { ...incoming, messages };
}

type Sourced = Extract<ImportedPart, { source: unknown }>;

function hasSource(part: ImportedPart): part is Sourced {
  return "source" in part && part.source !== undefined;
}

function withoutSource({ source: _, type: __, ...part }: Sourced) {
  return part;
}

/** The same image may have another name in another export. */
function withoutRemoved(part: ResolvedPart, { hashes }: RemovedMedia): ResolvedPart {
  if (!("asset" in part) || !part.asset || !hashes.includes(part.asset.sha256)) return part;
  return withoutBytes(part, new Date());
}

async function withAsset(sourced: Sourced, taker: AssetTaker, problems: AssetProblem[]): Promise<ResolvedPart> {
  const { source, type, ...part } = sourced;
  const taken = await taker.take(source, type === undefined ? {} : { type });
  if (!("problem" in taken)) return { ...part, asset: taken };
  problems.push(taken.problem);
  return { ...part, problem: taken.problem };
}

/**
 * The same without reading any bytes: for what has a source those count that are held. `lacks`: there is one for which none
 * are.
 */
export async function unresolved(
  archive: Archive,
  incoming: Incoming,
  { media, startedAt, held, removed }: { media: HeldMedia } & Omit<Means, "taker">,
): Promise<{ arrival: Arrival; lacks: boolean }> {
  if (incoming.kind === "restored") {
    const arrival = arrivalOfRestored(incoming);
    const wanted = [...assetRefsOf(arrival.piece).keys()].filter((hash) => !removed.hashes.includes(hash));
    const given = wanted.filter((hash) => Object.hasOwn(incoming.assets, hash));
    return { arrival, lacks: (await heldAssets(archive, given)).size < given.length };
  }
  let lacks = false;
  const messages = incoming.messages.map((message) => ({
    ...message,
    parts: message.parts.map((part): ResolvedPart => {
      if (!hasSource(part)) return part;
      const plain = withoutSource(part);
      const asset = media(message.ids, part.key);
      lacks ||= asset === undefined && !message.ids.some((id) => removed.names.includes(`${id} ${part.key}`));
      return asset ? { ...plain, asset } : plain;
    }),
  }));
  return { arrival: lifted({ ...incoming, messages }, startedAt, held), lacks };
}
