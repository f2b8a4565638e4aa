import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { CopyButton } from "../copy-button.tsx";
import { problemText } from "./problem-text.ts";
import type { Trouble } from "./protocol.ts";
import { troublesText } from "./report-text.ts";

interface MisunderstoodProps {
  broken: readonly Trouble[];
  unknown: readonly { name: string; count: number }[];
}

/** What could not be understood: broken chats, and names that are new to us. None of it is the user's text. */
export function Misunderstood({ broken, unknown }: MisunderstoodProps) {
  const sum = (troubles: readonly Trouble[]) => troubles.reduce((all, { count }) => all + count, 0);
  const leftOut = sum(broken.filter(({ problem }) => problem === "left-out"));
  const chats = sum(broken) - leftOut;
  if (broken.length === 0 && unknown.length === 0) return null;
  return (
    <details class="misunderstood">
      <summary>
        {[
          ...(chats > 0 ? [plural("import_broken", chats)] : []),
          ...(unknown.length > 0 ? [plural("import_unknown", unknown.length)] : []),
          ...(leftOut > 0 ? [t("import_left_out")] : []),
        ].join(" · ")}
      </summary>
      {chats > 0 && <p>{t("import_broken_why")}</p>}
      {broken.length > 0 && (
        <ul>
          {broken.map(({ problem, detail, count }) => (
            <li key={`${problem} ${detail}`}>
              {count > 1 ? t("import_times", problemText(problem), count) : problemText(problem)}{" "}
              {detail !== "" && <code>{detail}</code>}
            </li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <>
          <p>{t("import_unknown_why")}</p>
          <ul class="unknown-names">
            {unknown.map(({ name, count }) => (
              <li key={name}>
                <code>{name}</code> × {formatNumber(count)}
              </li>
            ))}
          </ul>
        </>
      )}
      <CopyButton text={() => troublesText({ broken, unknown })} label={t("import_copy_list")} look="small" />
    </details>
  );
}
