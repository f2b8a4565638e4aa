import { useLayoutEffect, useRef } from "preact/hooks";
import { type BackupPace, type BackupTold, backupPaces } from "../../messages/backup.ts";
import { Button } from "../../ui/button.tsx";
import { formatMoment, formatWhen } from "../../ui/format.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { LibraryState } from "../app-state.ts";
import { namesOf } from "../names-of.ts";
import type { PlaceBackups } from "./backups-state.ts";
import { ReadBack } from "./restore/read-back.tsx";
import { troubleText } from "./trouble-text.ts";

interface PlaceProps {
  app: LibraryState;
  place: PlaceBackups;
}

interface PlaceStatusProps extends PlaceProps {
  /** What is written next is not encrypted. */
  isPlain: boolean;
  /** It was just added: what is to be done next is here, so it takes the focus. */
  isNew: boolean;
  onSeen(): void;
}

/** How the backup in one place stands, and what can be done with it. */
export function PlaceStatus({ app, place, isPlain, isNew, onSeen }: PlaceStatusProps) {
  const id = `backup-in-${place.place}`;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!isNew) return;
    heading.current?.focus();
    onSeen();
  }, [isNew, onSeen]);
  return (
    <article class="backup-place" aria-labelledby={id}>
      <header>
        <h4 id={id} ref={heading} tabIndex={-1}>
          {place.name}
        </h4>
        <PaceChoice app={app} place={place} />
      </header>
      <Standing app={app} place={place} isPlain={isPlain} />
      <div class="act-row">
        <Button
          look={place.good ? "small" : "primary"}
          disabled={place.state.kind === "running"}
          onClick={() => void app.backups.start(place)}
        >
          {t("backup_now")}
        </Button>
        <ReadBack app={app} place={place} />
      </div>
    </article>
  );
}

function PaceChoice({ app, place }: PlaceProps) {
  return (
    <label class="backup-pace">
      <span>{t("backup_pace")}</span>
      <select
        class="box"
        value={place.pace}
        onChange={({ currentTarget }) => app.backups.setPace(place.place, currentTarget.value as BackupPace)}
      >
        {backupPaces.map((pace) => (
          <option key={pace} value={pace}>
            {t(`backup_pace_${pace}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** In words: what is there, what is under way, what is wrong. */
function Standing({ app, place, isPlain }: PlaceProps & Pick<PlaceStatusProps, "isPlain">) {
  const { good, next, state, told } = place;
  return (
    <div class="backup-standing" aria-live="polite">
      <p class={good && !place.overdue ? "backup-good" : "backup-none"}>
        <Icon name={good && !place.overdue ? "complete" : "partial"} />
        {good ? (
          <span>
            <time dateTime={good.at} title={formatMoment(good.at)}>
              {t("backup_good", formatWhen(good.at))}
            </time>
            {" · "}
            {plural("popup_chats", good.conversations)}
            {" · "}
            {formatBytes(good.bytes)}
          </span>
        ) : (
          <span>{t("backup_none_yet")}</span>
        )}
      </p>
      {state.kind === "running" && (
        <Running {...state} name={place.name} onStop={() => app.backups.cancel(place.place)} />
      )}
      {state.kind === "idle" && next !== undefined && <p class="hint">{t("backup_next", formatWhen(next))}</p>}
      {state.kind === "locked" && <Notice kind="plain" text={t("backup_locked")} />}
      {place.pace === "never" && state.kind === "idle" && <p class="hint">{t("backup_only_by_hand")}</p>}
      {!good && isPlain && state.kind !== "running" && <p class="hint">{t("backup_not_encrypted")}</p>}
      <Worry place={place} />
      {told && told.mended > 0 && <p class="hint">{plural("backup_mended", told.mended)}</p>}
      {told && told.unread > 0 && <Unread told={told} rowOf={app.rowOf} />}
      {told?.lacking ? <Notice kind="warn" text={plural("backup_lacking", told.lacking)} /> : null}
      {told?.renamed && <p class="hint">{t("backup_renamed")}</p>}
    </div>
  );
}

/** What is wrong, in one place, with what to do about it. */
function Worry({ place: { failed, overdue, state } }: { place: PlaceBackups }) {
  if (failed && state.kind !== "running") {
    const why = t("backup_failed", formatWhen(failed.at), troubleText(failed.problem));
    return <Notice kind="warn" text={overdue ? [t("backup_overdue"), why] : why} />;
  }
  return overdue ? <Notice kind="warn" text={[t("backup_overdue"), t("backup_overdue_act")]} /> : null;
}

/** Chats that could not be read: which, and what to do. */
function Unread({ told, rowOf }: { told: BackupTold; rowOf: LibraryState["rowOf"] }) {
  const { unread, unkept = 0, named = [] } = told;
  const kept = unread - unkept;
  const texts = [
    plural("backup_unread", unread, namesOf(named, rowOf)),
    ...(kept > 0 ? [plural("backup_unread_kept", kept)] : []),
    ...(unkept > 0 ? [plural("backup_unread_never", unkept)] : []),
  ];
  return <Notice kind="warn" text={texts} />;
}

interface RunningProps {
  done: number;
  total: number;
  name: string;
  onStop(): void;
}

function Running({ done, total, name, onStop }: RunningProps) {
  const text = total === 0 ? t("backup_looking") : t("backup_running", done, total);
  return (
    <>
      <div class="backup-at-work">
        <p>{text}</p>
        <Button look="quiet small" onClick={onStop}>
          {t("backup_stop")}
        </Button>
      </div>
      <Progress label={name} text={text} fraction={total === 0 ? undefined : done / total} />
    </>
  );
}
