import { errorText } from "../../../ui/error-text.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { OthersState } from "./others-state.ts";

/** Where the user acted: that it had no effect. */
export function OthersFailed({ state, at }: { state: OthersState; at: string }) {
  const failed = state.failed.value;
  return failed?.at === at ? <Notice kind="problem" text={errorText(failed.code)} /> : null;
}
