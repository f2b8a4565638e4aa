import { t } from "../i18n.ts";
import { Notice } from "../notice.tsx";
import type { Setting } from "./setting.ts";

/** Beside settings: that one of them could not be read, or not be stored. */
export function SettingProblem({ of }: { of: readonly Pick<Setting<unknown>, "problem">[] }) {
  const problem = of.map((setting) => setting.problem.value).find((one) => one !== null);
  return problem ? <Notice kind="problem" text={t(`settings_not_${problem}`)} /> : null;
}
