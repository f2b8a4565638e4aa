import type { Conversation } from "../../conversation/model.ts";
import { Button } from "../../ui/button.tsx";
import { plural, t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { Modal } from "../modal.tsx";
import { TextField } from "./text-field.tsx";

interface TagsDialogProps {
  app: LibraryState;
  chats: readonly string[];
  onClose(): void;
}

/** Adds tags to chats and takes them away, one by one; it stays open for the next. */
export function TagsDialog({ app, chats, onClose }: TagsDialogProps) {
  const rows = chats.flatMap((id) => app.rowOf(id) ?? []);
  const tags = tagsOf(rows);
  const add = (text: string) => {
    const tag = text.trim();
    if (tag === "") return;
    change(app, rows, (own) => [...own, tag], t("library_did_tag", tag));
  };
  const remove = (tag: string) =>
    change(app, rows, (own) => own.filter((other) => other !== tag), t("library_did_untag", tag));
  return (
    <Modal title={plural("library_tags_of", rows.length)} onClose={onClose}>
      <div aria-live="polite">
        {tags.size > 0 && (
          <ul class="tag-list" aria-label={t("library_tags")}>
            {[...tags].map(([tag, count]) => (
              <li key={tag} class="chip">
                <bdi>{tag}</bdi>
                {count < rows.length && <span class="soft">{t("library_tag_on", count, rows.length)}</span>}
                <Button look="quiet icon-only" aria-label={t("library_tag_remove", tag)} onClick={() => remove(tag)}>
                  <Icon name="close" />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <TextField
        label={t("library_tag_add")}
        known={app.tally.value.tags.map(({ name }) => name).filter((name) => tags.get(name) !== rows.length)}
        submit={t("library_add")}
        onSubmit={add}
        clears
      />
    </Modal>
  );
}

/** Tags of any of the chats, each with the number of chats that have it. */
function tagsOf(rows: readonly Conversation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of rows.flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

function change(
  { organise }: LibraryState,
  rows: readonly Conversation[],
  next: (tags: string[]) => string[],
  text: string,
): void {
  void organise.apply(
    rows.map(({ id, tags }) => ({ conversation: id, set: { tags: next(tags) } })),
    text,
  );
}
