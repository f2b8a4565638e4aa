import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { publicRow } from "../rows.ts";
import type { AssetRecord, StoredRow } from "../schema.ts";
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
  for (const row of rows) {
    const verdict = fits(rule, publicRow(row), now);
    if (verdict === false) continue;
    const candidate = await measured(archive, rule, row);
    if (!candidate) continue;
    if (verdict === true) found.push(candidate);
    else spared[verdict] += 1;
  }
  if (rule.unbacked || found.length === 0) return { found, spared };
  const safe = await backedUp(found.map(({ row: { id, rev } }) => ({ id, rev })));
  const going = found.filter(({ row }) => safe.has(row.id));
  spared.unbacked += found.length - going.length;
  return { found: going, spared };
}

/** What goes of a conversation; `undefined` where that is nothing. */
async function measured(archive: Archive, rule: Rule, row: StoredRow): Promise<Candidate | undefined> {
  const assets = await guarded(() => archive.db.getAllFromIndex("assets", "conversations", row.id));
  if (rule.what !== "chats") {
    const media = meantAssets(assets, { what: rule.what, largerThan: rule.largerThan });
    return media.length > 0 ? { row, media, bytes: sum(media) } : undefined;
  }
  const bytes = (await textSize(archive, row.id)) + sum(assets);
  return bytes > (rule.largerThan ?? -1) ? { row, media: assets, bytes } : undefined;
}

function sum(assets: readonly AssetRecord[]): number {
  return assets.reduce((all, { size }) => all + size, 0);
}
