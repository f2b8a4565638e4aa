import type { Rule } from "../../archive/retention/rule.ts";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { LookedAt } from "./looked-at.tsx";
import type { RetentionState } from "./retention-state.ts";
import { RuleForm } from "./rule-form.tsx";
import { ruleTexts } from "./rule-text.ts";

interface RulesProps {
  app: LibraryState;
  state: RetentionState;
}

/** The rules, each with its switch, and a form for another. */
export function Rules({ app, state }: RulesProps) {
  const rules = state.retention.value?.rules ?? [];
  return (
    <>
      <p>{t("retention_text")}</p>
      {state.problem.value && <Notice kind="problem" text={errorText(state.problem.value)} />}
      {rules.length > 0 && (
        <ul class="rules" aria-label={t("retention_rules")}>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} app={app} state={state} />
          ))}
        </ul>
      )}
      <RuleForm app={app} state={state} />
      <LookedAt app={app} state={state} />
    </>
  );
}

function RuleRow({ rule, app, state }: RulesProps & { rule: Rule }) {
  const running = state.retention.value?.running === rule.id;
  const name = t(`retention_what_${rule.what}`);
  return (
    <li class="rule">
      <div>
        <p class="rule-name">
          {name}
          <span class={`rule-state ${rule.on ? "on" : ""}`}>
            {t(running ? "retention_at_work" : rule.on ? "retention_on" : "retention_off")}
          </span>
        </p>
        <p class="soft" dir="auto">
          {ruleTexts(rule, app.siteName).join(" · ")}
        </p>
      </div>
      <div class="act-row">
        {rule.on ? (
          <Button look="small" onClick={() => void state.switchOff(rule)}>
            {t("retention_switch_off")}
          </Button>
        ) : (
          <Button look="small" disabled={state.isLooking.value} onClick={() => void state.look(rule)}>
            {t("retention_look")}
          </Button>
        )}
        <Button look="quiet small" onClick={() => void state.drop(rule)}>
          {t("retention_drop")}
        </Button>
      </div>
    </li>
  );
}
