import type { Message } from "../../conversation/model.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { siblings } from "./branches.ts";
import type { ReaderState } from "./reader-state.ts";

/** Where a prompt was edited or an answer made anew: goes from one to the next. */
export function BranchSwitch({ reader, message }: { reader: ReaderState; message: Message }) {
  const tree = reader.tree.value;
  const all = tree ? siblings(tree, message.id) : [];
  if (all.length < 2) return null;
  const at = all.indexOf(message.id);
  const go = (step: number) => () => {
    const next = all[at + step];
    if (next !== undefined) reader.goTo(next);
  };
  return (
    <fieldset class="branches" aria-label={t("library_branch_of", at + 1, all.length)}>
      <Button look="quiet icon-only" aria-label={t("library_branch_previous")} disabled={at === 0} onClick={go(-1)}>
        <Icon name="previous" />
      </Button>
      <span aria-hidden="true">{t("library_branch_count", at + 1, all.length)}</span>
      <Button
        look="quiet icon-only"
        aria-label={t("library_branch_next")}
        disabled={at === all.length - 1}
        onClick={go(1)}
      >
        <Icon name="next" />
      </Button>
      <Button look="quiet small" onClick={() => reader.compare(comparedWith(message.id, all[at === 0 ? 1 : at - 1]))}>
        {t("library_compare_button")}
      </Button>
    </fieldset>
  );
}

const comparedWith = (message: string, other: string | undefined) => ({
  message,
  ...(other === undefined ? {} : { with: other }),
});
