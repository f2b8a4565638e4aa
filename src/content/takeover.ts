import { browser } from "../browser.ts";

const guard = Symbol.for("convokeep.content");
type World = { [guard]?: AbortController };

/**
 * Makes this run of the script the one in charge of the page: a run from before is stopped through its signal,
 * for `reason`. Returns
 * this run's controller, which a later run aborts. Runs of one extension share the isolated world; a run left behind by an
 * update lives in a world of its own and stops by `extensionGone`.
 */
export function takeOver(reason: Error): AbortController {
  const world = globalThis as World;
  world[guard]?.abort(reason);
  const controller = new AbortController();
  world[guard] = controller;
  return controller;
}

/** True once the extension was updated, switched off or removed under this script: nothing can be saved any more. */
export function extensionGone(): boolean {
  return browser.runtime?.id === undefined;
}
