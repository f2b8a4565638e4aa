import { useSignal } from "@preact/signals";
import { type PrivateKind, privateKinds } from "../../redact/kinds.ts";
import { type Entry, keyOf } from "../../redact/ledger.ts";
import { isOwnPattern } from "../../redact/shapes/own.ts";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { HidingState } from "./hiding-state.ts";

/** Rows of one kind that are drawn before somebody asks for more. */
const rowsAtOnce = 30;

/** What is looked for, and everything that was found, each with a box: what leaves is seen before it leaves. */
export function HideReview({ hiding }: { hiding: HidingState }) {
  const { isLooking, looked, problem, unread, found } = hiding;
  const { done, all } = looked.value;
  const progress = t("hide_progress", done, all);
  return (
    <div class="hide">
      <p class="hide-about">{t("hide_about")}</p>
      <Kinds hiding={hiding} />
      <Words hiding={hiding} />
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      {isLooking.value && !problem.value && (
        <Progress label={t("hide_looking")} text={progress} fraction={all === 0 ? 0 : done / all} />
      )}
      <p role="status" class="hide-said">
        {isLooking.value ? t("hide_looking") : summary(found.value, hiding)}
      </p>
      {!isLooking.value && unread.value > 0 && <p class="soft">{plural("hide_unread", unread.value)}</p>}
      {privateKinds.map((kind) => (
        <KindFound key={kind} kind={kind} hiding={hiding} />
      ))}
    </div>
  );
}

function summary(found: readonly Entry[], { kept }: HidingState): string {
  if (found.length === 0) return t("hide_nothing");
  const hidden = found.filter((each) => !kept.value.has(keyOf(each)));
  return plural("hide_found", hidden.length);
}

function Kinds({ hiding: { kinds } }: { hiding: HidingState }) {
  return (
    <fieldset class="hide-kinds">
      <legend>{t("hide_kinds")}</legend>
      {privateKinds.map((kind) => (
        <label key={kind} class="check">
          <input
            type="checkbox"
            checked={kinds.value.includes(kind)}
            onChange={({ currentTarget: { checked } }) => {
              kinds.value = privateKinds.filter((each) => (each === kind ? checked : kinds.value.includes(each)));
            }}
          />
          {t(`hide_kind_${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Words({ hiding: { kinds, words } }: { hiding: HidingState }) {
  if (!kinds.value.includes("own")) return null;
  const wrong = words.value.split("\n").some((line) => line.trim() !== "" && !isOwnPattern(line.trim()));
  return (
    <div class="hide-words">
      <label for="hide-words">{t("hide_words")}</label>
      <textarea
        id="hide-words"
        rows={3}
        dir="auto"
        spellcheck={false}
        value={words.value}
        aria-describedby="hide-words-hint"
        aria-invalid={wrong}
        onInput={({ currentTarget }) => {
          words.value = currentTarget.value;
        }}
      />
      <p id="hide-words-hint" class={wrong ? "hide-wrong" : "soft"}>
        {t(wrong ? "hide_words_wrong" : "hide_words_hint")}
      </p>
    </div>
  );
}

function KindFound({ kind, hiding }: { kind: PrivateKind; hiding: HidingState }) {
  const shown = useSignal(rowsAtOnce);
  const { kept, keep } = hiding;
  const found = hiding.found.value.filter((each) => each.kind === kind);
  if (found.length === 0) return null;
  const hidden = found.filter((each) => !kept.value.has(keyOf(each))).length;
  const name = `hide-kind-${kind}`;
  return (
    <section class="hide-found" aria-labelledby={name}>
      <h3 id={name}>
        <label class="check">
          <input
            type="checkbox"
            checked={hidden === found.length}
            ref={(box) => {
              if (box) box.indeterminate = hidden > 0 && hidden < found.length;
            }}
            onChange={({ currentTarget: { checked } }) => keep(found, !checked)}
          />
          {t(`hide_kind_${kind}`)} <span class="count">{t("hide_of", hidden, found.length)}</span>
        </label>
      </h3>
      <ul>
        {found.slice(0, shown.value).map((each) => (
          <FoundThing key={keyOf(each)} found={each} hiding={hiding} />
        ))}
      </ul>
      {found.length > shown.value && (
        <Button
          look="small"
          onClick={() => {
            shown.value += 10 * rowsAtOnce;
          }}
        >
          {t("hide_more", found.length - shown.value)}
        </Button>
      )}
    </section>
  );
}

function FoundThing({ found, hiding: { kept, keep } }: { found: Entry; hiding: HidingState }) {
  const { value, placeholder, count, contexts } = found;
  const isHidden = !kept.value.has(keyOf(found));
  return (
    <li class={isHidden ? "hide-thing" : "hide-thing stays"}>
      <label class="check">
        <input
          type="checkbox"
          checked={isHidden}
          onChange={({ currentTarget: { checked } }) => keep([found], !checked)}
        />
        <span class="hide-value" dir="auto">
          {contexts[0]?.match ?? value}
        </span>
        <span class="soft">{isHidden ? placeholder : t("hide_stays")}</span>
        <span class="count">{plural("hide_times", count)}</span>
      </label>
      <details>
        <summary>{t("hide_where")}</summary>
        {contexts.map(({ before, match, after }, place) => (
          <p key={`${place}`} class="hide-context" dir="auto">
            {before}
            <mark>{match}</mark>
            {after}
          </p>
        ))}
      </details>
    </li>
  );
}
