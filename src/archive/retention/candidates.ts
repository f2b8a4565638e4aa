import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { outlineOf } from "../outlines.ts";
import { publicRow } from "../rows.ts";
import type { AssetRecord, StoredRow } from "../schema.ts";
import { isBroken } from "../sealed/records.ts";
import { textSize } from "../sizes.ts";
import type { BackedUp } from "./backed-up.ts";
import { fits, type Spared } from "./fits.ts";
import { meantAssets } from "./remove-media.ts";
import type { Rule } from "./rule.ts";

/** Something that a rule takes away. */
export interface Candidate {
  row: StoredRow;
  /** Images and files that go; of a whole chat all that it shows. */
  media: AssetRecord[];
  /** What goes, with the messages of a whole chat. */
  bytes: number;
}

export interface Judged {
  found: Candidate[];
  /** Those that the rule would be for, by why they stay. */
  spared: Record<Spared | "unbacked", number>;
  /** Ids of those that it would be for and of which something cannot be read: they stay too. */
  unread: string[];
}

export interface JudgeMeans {
  /** In ms since 1970. */
  now: number;
  backedUp: BackedUp;
}

/** What a rule takes away among these conversations: a dry run and the run itself ask here. @throws ArchiveError */
export async function judge(
  archive: Archive,
  rule: Rule,
  rows: readonly StoredRow[],
  { now, backedUp }: JudgeMeans,
): Promise<Judged> {
  const spared: Judged["spared"] = { starred: 0, noted: 0, filed: 0, unbacked: 0 };
  const found: Candidate[] = [];
  const unread: string[] = [];
  for (const row of rows) {
    const verdict = fits(rule, publicRow(row), now);
    if (verdict === false) continue;
    const candidate = await measuredIfWhole(archive, rule, row);
    if (candidate === "unread") unread.push(row.id);
    if (!candidate || candidate === "unread") continue;
    if (verdict === true) found.push(candidate);
    else spared[verdict] += 1;
  }
  if (rule.unbacked || found.length === 0) return { found, spared, unread };
  const safe = await backedUp(found.map(({ row: { id, rev } }) => ({ id, rev })));
  const going = found.filter(({ row }) => safe.has(row.id));
  spared.unbacked += found.length - going.length;
  return { found: going, spared, unread };
}

async function measuredIfWhole(archive: Archive, rule: Rule, row: StoredRow) {
  try {
    return await measured(archive, rule, row);
  } catch (error) {
    if (!isBroken(error)) throw error;
    return "unread";
  }
}

/** What goes of a conversation, all of which is read; `undefined` where that is nothing. */
async function measured(archive: Archive, rule: Rule, row: StoredRow): Promise<Candidate | undefined> {
  const assets = await guarded(() => archive.db.getAllFromIndex("assets", "conversations", row.id));
  if (rule.what !== "chats") {
    const media = meantAssets(assets, { what: rule.what, largerThan: rule.largerThan });
    if (media.length === 0) return undefined;
    // Its messages will have to be written anew.
    await readOutlines(archive, row);
    await textSize(archive, row.id);
    return { row, media, bytes: sum(media) };
  }
  await readOutlines(archive, row);
  const bytes = (await textSize(archive, row.id)) + sum(assets);
  return bytes > (rule.largerThan ?? -1) ? { row, media: assets, bytes } : undefined;
}

async function readOutlines({ db }: Archive, { id }: StoredRow): Promise<void> {
  await guarded(() => db.getAll("outlines", outlineOf(id)));
}

function sum(assets: readonly AssetRecord[]): number {
  return assets.reduce((all, { size }) => all + size, 0);
}
