import { useSignal } from "@preact/signals";
import { mostNames } from "../../archive/retention/rule.ts";
import { t } from "../../ui/i18n.ts";
import { eitherOf } from "./either-of.ts";

interface RuleNamesProps {
  label: string;
  /** Those that chats have. */
  names: readonly string[];
  /** How a name is written, where that is not the name itself. */
  show?(name: string): string;
  chosen: readonly string[];
  onChoose(names: string[]): void;
}

/** From so many names on they can be searched. */
const searchedFrom = 12;

/** Sites, folders or tags that a rule is for: none for all, one, or several. Folded together it says which. */
export function RuleNames({ label, names, show = (name) => name, chosen, onChoose }: RuleNamesProps) {
  const query = useSignal("");
  // One that no chat has any more is still chosen.
  const all = [...new Set([...names, ...chosen])];
  const wanted = query.value.trim().toLocaleLowerCase();
  const shown = all.filter((name) => show(name).toLocaleLowerCase().includes(wanted));
  const toggle = (name: string, on: boolean) =>
    onChoose(on ? [...chosen, name] : chosen.filter((other) => other !== name));
  return (
    <details class="rule-names">
      <summary class="rule-field">
        <span>{label}</span>{" "}
        <bdi class="rule-chosen">{chosen.length === 0 ? t("retention_any") : eitherOf(chosen.map(show))}</bdi>
      </summary>
      <fieldset>
        <legend class="unseen">{label}</legend>
        {all.length >= searchedFrom && (
          <input
            class="box roomy"
            type="search"
            aria-label={t("retention_find")}
            placeholder={t("retention_find")}
            autocomplete="off"
            value={query}
            onInput={({ currentTarget }) => {
              query.value = currentTarget.value;
            }}
            // In a form Enter would look at the rule.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        )}
        {shown.length === 0 && <p class="hint">{t("retention_no_names")}</p>}
        {shown.map((name) => (
          <label class="rule-check" key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              disabled={chosen.length >= mostNames && !chosen.includes(name)}
              onChange={({ currentTarget }) => toggle(name, currentTarget.checked)}
            />
            <bdi>{show(name)}</bdi>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
