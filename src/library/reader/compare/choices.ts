import type { Message, MessageVersion } from "../../../conversation/model.ts";
import { formatMoment } from "../../../ui/format.ts";
import { t } from "../../../ui/i18n.ts";
import { siblings, type Tree } from "../branches.ts";

/** One of the texts that can be compared. */
export interface Choice {
  id: string;
  label: string;
  parts: Message["parts"];
}

export const idOfVersion = ({ capturedAt, hash }: MessageVersion): string => `${capturedAt} ${hash}`;

/** What stands at a message's place and stood there before: its earlier texts oldest first, itself, and its branches. */
export function choicesFor(tree: Tree, message: Message): Choice[] {
  const earlier = message.versions.map((version) => ({
    id: idOfVersion(version),
    label: t("library_version_seen", formatMoment(version.capturedAt)),
    parts: version.parts,
  }));
  const all = siblings(tree, message.id);
  const branches = all.flatMap((id, at) => {
    const found = tree.byId.get(id);
    return found ? [{ id, label: branchLabel(found, at, all.length), parts: found.parts }] : [];
  });
  return [...earlier, ...branches];
}

function branchLabel({ model }: Message, at: number, count: number): string {
  if (count < 2) return t("library_compare_now");
  const place = t("library_branch_of", at + 1, count);
  return model ? `${place} · ${model}` : place;
}
