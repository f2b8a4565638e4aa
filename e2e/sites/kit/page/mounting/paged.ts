import { element } from "../html.ts";
import { keepInView } from "../scroll-box.ts";
import type { PageScene } from "../template.ts";
import { arrange, indices, keptKeys, type Mount, type Mounting } from "./mounting.ts";

/** What stands above the turns while there are older ones. */
export interface OlderMark {
  html(state: "idle" | "loading" | "failed", scene: PageScene): string;
  /** The button that tries again, shown after a failure; without, leaving the top and coming back does. */
  retry?: string;
}

export interface PagedOptions {
  /** Distance from the top, in pixels, at which older turns are asked for (default 80). */
  zone?: number;
  /** The zone must be left before it asks again (default true). */
  rearm?: boolean;
  mark?: OlderMark;
}

/** The newest turns, and older pages put above them whenever the top comes near; what came stays. */
export function paged({ zone = 80, rearm = true, mark }: PagedOptions = {}): Mount {
  return ({ box, list, turns, behaviour, gauge, scene }): Mounting => {
    const kept = keptKeys(turns);
    let from = 0;
    let busy = false;
    let armed = true;
    let failed = false;
    /** Counts conversations shown, so that a late page does not land in another one. */
    let visit = 0;
    let shownMark: HTMLElement | null = null;

    const draw = (): void => {
      const now = indices(from, turns.count());
      kept.keep(now.map(turns.key));
      arrange(
        list,
        now.flatMap((index) => turns.draw(index)),
      );
    };
    const say = (state: "idle" | "loading" | "failed"): void => {
      const next = mark && from > 0 ? element(mark.html(state, scene)) : null;
      if (shownMark && next) shownMark.replaceWith(next);
      else if (next) list.prepend(next);
      else shownMark?.remove();
      shownMark = next;
      if (mark?.retry) next?.querySelector(mark.retry)?.addEventListener("click", () => void ask());
    };
    const arrived = (): void => {
      const anchor = list.querySelectorAll(":scope > *")[shownMark ? 1 : 0];
      from = Math.max(0, from - behaviour.olderPage);
      if (behaviour.keepsView) keepInView(box, anchor, draw);
      else {
        draw();
        box.to(0);
      }
      say("idle");
      // What fits into the view cannot be scrolled out of the zone.
      if (box.above() + box.below() <= 0) armed = true;
    };
    const ask = async (): Promise<void> => {
      if (busy || from === 0) return;
      const asked = visit;
      busy = true;
      failed = false;
      gauge.olderAsked++;
      say("loading");
      await new Promise((resolve) => setTimeout(resolve, behaviour.latency));
      if (asked !== visit) return;
      busy = false;
      if (gauge.olderFails > 0) {
        gauge.olderFails--;
        failed = true;
        return say("failed");
      }
      arrived();
      look();
    };
    const look = (): void => {
      const inside = box.above() < zone;
      if (!inside) armed = true;
      else if ((armed || !rearm) && !busy && !(failed && mark?.retry)) {
        armed = false;
        void ask();
      }
    };
    box.listen(look);
    return {
      reset() {
        visit++;
        busy = false;
        failed = false;
        armed = true;
        shownMark = null;
        from = Math.max(0, turns.count() - behaviour.firstPage);
        draw();
        say("idle");
        box.toEnd();
        setTimeout(look, behaviour.latency);
      },
      changed: draw,
      redraw: (index) => void (index >= from && turns.draw(index)),
    };
  };
}
