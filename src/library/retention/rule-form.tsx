import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type Rule, ruleKinds } from "../../archive/retention/rule.ts";
import { plural, t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { folderNames } from "./folder-names.ts";
import type { RetentionState } from "./retention-state.ts";
import { RuleNames } from "./rule-names.tsx";

interface RuleFormProps {
  app: LibraryState;
  state: RetentionState;
}

/** Days that can be chosen. */
const ages = [30, 90, 180, 365, 730, 1_825];
/** Bytes that can be chosen. */
const sizes = [1_000_000, 5_000_000, 25_000_000, 100_000_000];

const emptyRule = (): Rule => ({
  id: crypto.randomUUID(),
  what: "images",
  olderThan: 365,
  sites: [],
  folders: [],
  tags: [],
  keepNoted: true,
  keepFiled: false,
  unbacked: false,
  on: false,
});

/** A new rule; it is looked at before anything else can be done with it. */
export function RuleForm({ app, state }: RuleFormProps) {
  const rule = useSignal(emptyRule());
  const known = app.tally.value;
  const set = (change: Partial<Rule>) => {
    rule.value = { ...rule.value, ...change };
    state.forgetLook();
  };
  const setAmount = (name: "olderThan" | "largerThan", amount: number | undefined) => {
    const { [name]: _, ...rest } = rule.value;
    rule.value = amount === undefined ? rest : { ...rest, [name]: amount };
    state.forgetLook();
  };
  const look = (event: Event) => {
    event.preventDefault();
    // Another one each time: what was switched on before stays as it is.
    void state.look({ ...rule.value, id: crypto.randomUUID() });
  };
  return (
    <details class="own-server rule-form">
      <summary>{t("retention_new")}</summary>
      <form onSubmit={look}>
        <Pick label={t("retention_field_what")} value={rule.value.what} onPick={(what) => set({ what: kindOf(what) })}>
          {ruleKinds.map((what) => (
            <option key={what} value={what}>
              {t(`retention_what_${what}`)}
            </option>
          ))}
        </Pick>
        <Amount
          label={t("retention_field_age")}
          any={t("retention_any_age")}
          choices={ages.map((days) => [days, plural("retention_days", days)])}
          value={rule.value.olderThan}
          onPick={(days) => setAmount("olderThan", days)}
        />
        <RuleNames
          label={t("retention_field_site")}
          names={known.sites.map(({ name }) => name)}
          show={app.siteName}
          chosen={rule.value.sites}
          onChoose={(sites) => set({ sites })}
        />
        <RuleNames
          label={t("retention_field_folder")}
          names={folderNames(app)}
          chosen={rule.value.folders}
          onChoose={(folders) => set({ folders })}
        />
        <RuleNames
          label={t("retention_field_tag")}
          names={known.tags.map(({ name }) => name)}
          chosen={rule.value.tags}
          onChoose={(tags) => set({ tags })}
        />
        <Amount
          label={t("retention_field_size")}
          any={t("retention_any_size")}
          choices={sizes.map((bytes) => [bytes, t("retention_megabytes", bytes / 1_000_000)])}
          value={rule.value.largerThan}
          onPick={(bytes) => setAmount("largerThan", bytes)}
        />
        <p class="hint">{t("retention_starred_stay")}</p>
        <Check label={t("retention_keep_noted")} on={rule.value.keepNoted} set={(keepNoted) => set({ keepNoted })} />
        <Check label={t("retention_keep_filed")} on={rule.value.keepFiled} set={(keepFiled) => set({ keepFiled })} />
        <Check label={t("retention_unbacked")} on={rule.value.unbacked} set={(unbacked) => set({ unbacked })} />
        <p class="rule-wrong" role="alert">
          {state.isTooWide.value && t("retention_too_wide")}
        </p>
        <button type="submit" class="button primary" disabled={state.isLooking.value}>
          {t("retention_look")}
        </button>
      </form>
    </details>
  );
}

const kindOf = (value: string) => ruleKinds.find((kind) => kind === value) ?? "images";

interface PickProps {
  label: string;
  value: string;
  onPick(value: string): void;
  children: ComponentChildren;
}

function Pick({ label, value, onPick, children }: PickProps) {
  return (
    <label class="rule-field">
      <span>{label}</span>
      <select class="box" value={value} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}

interface AmountProps {
  label: string;
  /** What stands for none. */
  any: string;
  choices: readonly (readonly [amount: number, text: string])[];
  value: number | undefined;
  onPick(amount: number | undefined): void;
}

function Amount({ label, any, choices, value, onPick }: AmountProps) {
  return (
    <Pick
      label={label}
      value={String(value ?? "")}
      onPick={(picked) => onPick(picked === "" ? undefined : Number(picked))}
    >
      <option value="">{any}</option>
      {choices.map(([amount, text]) => (
        <option key={amount} value={amount}>
          {text}
        </option>
      ))}
    </Pick>
  );
}

function Check({ label, on, set }: { label: string; on: boolean; set(on: boolean): void }) {
  return (
    <label class="rule-check">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
