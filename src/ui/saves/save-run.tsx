import { useRef } from "preact/hooks";
import type { SaveItem, SaveRun } from "../../messages/saves.ts";
import { Button } from "../button.tsx";
import { errorText } from "../error-text.ts";
import { plural, t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { Notice } from "../notice.tsx";
import { Progress } from "../progress.tsx";
import { endSign, itemText } from "./end-text.ts";
import type { SavesState } from "./saves-state.ts";

interface SaveRunProps {
  saves: SavesState;
  siteName(id: string): string;
}

/** Chats being saved one after the other: how far that is, what can be done about it, and how each ended. */
export function SaveRunPanel({ saves, siteName }: SaveRunProps) {
  const run = saves.run.value;
  const panel = useRef<HTMLElement>(null);
  const problem = saves.problem.value && <Notice kind="problem" text={errorText(saves.problem.value)} />;
  if (!run) return <>{problem}</>;
  const act = (what: "pause" | "resume" | "cancel" | "dismiss") => () => {
    // The button that was pressed goes away: the focus waits on the panel.
    panel.current?.focus();
    void saves.act(what);
  };
  const done = run.items.filter(({ end }) => end).length;
  return (
    <>
      {problem}
      <section class={`save-run ${run.state}`} aria-label={t("saves_run")} tabIndex={-1} ref={panel}>
        <div class="save-run-head">
          <div class="save-run-text" role="status">
            <p>{headline(run)}</p>
            {run.why && <p class="soft">{t(run.why === "elsewhere" ? "saves_elsewhere" : "saves_stopped")}</p>}
          </div>
          <Acts state={run.state} act={act} />
        </div>
        {run.state !== "ended" && (
          <Progress label={t("saves_run")} text={t("saves_done", done, run.items.length)} fraction={fractionOf(run)} />
        )}
        <Items run={run} siteName={siteName} />
      </section>
    </>
  );
}

interface ActsProps {
  state: SaveRun["state"];
  act(what: "pause" | "resume" | "cancel" | "dismiss"): () => void;
}

function Acts({ state, act }: ActsProps) {
  if (state === "stopping") return null;
  if (state === "ended") {
    return (
      <Button look="quiet icon-only" aria-label={t("popup_dismiss")} onClick={act("dismiss")}>
        <Icon name="close" />
      </Button>
    );
  }
  return (
    <div class="save-run-acts">
      {state === "paused" ? (
        <Button look="primary small" onClick={act("resume")}>
          {t("saves_resume")}
        </Button>
      ) : (
        <Button look="small" onClick={act("pause")}>
          {t("saves_pause")}
        </Button>
      )}
      <Button look="small" onClick={act("cancel")}>
        {t("popup_cancel")}
      </Button>
    </div>
  );
}

function headline({ state, items }: SaveRun): string {
  const done = items.filter(({ end }) => end).length;
  const at = items[done];
  if (state === "ended") {
    const saved = items.filter(({ end }) => end?.kind === "saved").length;
    return plural("saves_ended", items.length, saved);
  }
  if (state === "stopping" || !at) return t("saves_stopping");
  if (state === "paused") return t("saves_paused", done, items.length);
  return t("saves_at", done + 1, items.length, at.title || t("popup_this_page"));
}

/** The chat under way counts as far as it has come. */
function fractionOf({ items }: SaveRun): number {
  const parts = items.map(({ end, progress }) => (end ? 1 : (progress?.fraction ?? 0)));
  return parts.reduce((sum, part) => sum + part, 0) / items.length;
}

/** Each chat with how it ended; open from the start where something did not go as wished. */
function Items({ run, siteName }: { run: SaveRun; siteName(id: string): string }) {
  const isWhole = run.items.every((item) => endSign(item) === "complete");
  return (
    <details class="save-items" open={run.state === "ended" && !isWhole}>
      <summary>{t("saves_each")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard */}
      <ul tabIndex={0} aria-label={t("saves_each")}>
        {run.items.map((item) => (
          <Item key={item.key} item={item} site={siteName(item.site)} />
        ))}
      </ul>
    </details>
  );
}

function Item({ item, site }: { item: SaveItem; site: string }) {
  const sign = endSign(item);
  return (
    <li class={`save-item ${item.state}`}>
      <p class="save-item-title">
        <bdi>{item.title || t("popup_this_page")}</bdi> <span class="soft">{site}</span>
      </p>
      <p class={`save-item-end coverage ${sign ?? ""}`}>
        {sign && <Icon name={sign} />}
        <span>{itemText(item)}</span>
      </p>
    </li>
  );
}
