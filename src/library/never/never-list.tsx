import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { NeverKind, NeverState } from "./never-state.ts";

interface NeverListProps {
  never: NeverState;
  kind: NeverKind;
  /** Offered while typing. */
  known?: readonly string[];
}

/** Sites, folders or words that are never kept: what is on the list, and a line to add to it. */
export function NeverList({ never, kind, known = [] }: NeverListProps) {
  const text = useSignal("");
  const isWrong = useSignal(false);
  const id = useId();
  const items = never.list.value[kind];
  const add = (event: Event) => {
    event.preventDefault();
    isWrong.value = !never.add(kind, text.value);
    if (!isWrong.value) text.value = "";
  };
  return (
    <div class="never-list">
      <form class="never-form" onSubmit={add}>
        <label for={id}>{t(`never_${kind}`)}</label>
        <input
          class="box roomy"
          id={id}
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          list={`${id}-known`}
          value={text}
          aria-invalid={isWrong.value}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
            isWrong.value = false;
          }}
        />
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" class="button small">
          {t("library_add")}
        </button>
        <p id={`${id}-hint`} class={isWrong.value ? "never-wrong" : "hint"} role={isWrong.value ? "alert" : undefined}>
          {t(isWrong.value ? `never_${kind}_wrong` : `never_${kind}_hint`)}
        </p>
      </form>
      {items.length > 0 && (
        <ul class="tag-list" aria-label={t(`never_${kind}`)}>
          {items.map((item) => (
            <li key={item} class="chip">
              <bdi>{item}</bdi>
              <Button
                look="quiet icon-only"
                aria-label={t("never_remove", item)}
                onClick={() => never.remove(kind, item)}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
