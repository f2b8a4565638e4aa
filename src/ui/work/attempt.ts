import type { Signal } from "@preact/signals";
import type { ErrorCode } from "../../messages/errors.ts";
import { codeOf } from "../error-text.ts";

/** Runs the steps one after another; a failure ends them and its code is kept in `problem` until the next attempt. */
export async function attempt(problem: Signal<ErrorCode | null>, ...steps: (() => Promise<unknown>)[]): Promise<void> {
  try {
    for (const step of steps) await step();
    problem.value = null;
  } catch (error) {
    problem.value = codeOf(error);
  }
}
