import { errorText } from "../ui/error-text.ts";
import { plural } from "../ui/i18n.ts";
import { Notice } from "../ui/notice.tsx";
import type { AppState } from "./app-state.ts";
import { DriftNotice } from "./drift-notice.tsx";

/** Why the last save or command did not work, and how much was kept all the same. */
export function PageProblem({ app }: { app: AppState }) {
  const { page } = app;
  const sweep = page.sweep.value;
  const failed = sweep.state === "failed" ? sweep : undefined;
  const code = page.problem.value ?? failed?.error;
  if (code === "site-changed" || page.site.value?.drift) return <DriftNotice app={app} />;
  if (!code) return null;
  const kept = failed && failed.kept > 0 ? ` ${plural("popup_kept", failed.kept)}` : "";
  return <Notice kind="problem" text={errorText(code) + kept} />;
}
