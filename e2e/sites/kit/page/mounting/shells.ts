import { element } from "../html.ts";
import type { TurnScene } from "../template.ts";
import { arrange, type Ground, indices, keptKeys, type Mount, type Mounting } from "./mounting.ts";

/** A list of all turns beside the chat; a press on an item brings its turn into view. */
export interface Outline {
  into: string;
  item(scene: TurnScene): string;
}

export interface ShellOptions {
  /** How far from the view, in pixels, a turn still has its content (default 1000). */
  margin?: number;
  /** The newest turns that always have it (default 0). */
  keepNewest?: number;
  outline?: Outline;
}

interface Shell {
  element: HTMLElement;
  key: string;
  full: boolean;
  /** In pixels; while it is empty. */
  height: number;
}

/** Brings a turn to the top of the view; again for a while, since what comes in around it moves it. */
function bring(shell: HTMLElement, times = 6): void {
  shell.scrollIntoView({ block: "start", behavior: "instant" });
  if (times > 1) setTimeout(() => bring(shell, times - 1), 50);
}

/** Draws the outline of the turns that there are now. */
function outlined({ turns }: Ground, shells: readonly Shell[], { into, item }: Outline): void {
  const items = shells.map(({ element: shell }, index) => {
    const made = element(item(turns.scene(index)));
    made.addEventListener("click", () => bring(shell));
    return made;
  });
  document.querySelector(into)?.replaceChildren(...items);
}

/**
 * Every turn keeps its outer element; its content is there only near the view. Until it was, it has the height that is
 * guessed for it, so what is above the view moves what is in it.
 */
function shells(options: ShellOptions): Mount {
  const { margin = 1000, keepNewest = 0, outline } = options;
  return (ground): Mounting => {
    const { box, list, turns, behaviour } = ground;
    const kept = keptKeys(turns);
    const near = new Set<Element>();
    let now: Shell[] = [];

    const draw = (shell: Shell, index: number): void => {
      turns.draw(index, !shell.full);
      const height = shell.full ? "" : `${shell.height}px`;
      if (shell.element.style.height !== height) shell.element.style.height = height;
    };
    const settle = (shell: Shell, index: number): void => {
      const full = near.has(shell.element) || index >= now.length - keepNewest;
      if (full === shell.full) return;
      if (shell.full) shell.height = shell.element.offsetHeight;
      shell.full = full;
      draw(shell, index);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) near.add(target);
          else near.delete(target);
        }
        setTimeout(() => now.forEach(settle), behaviour.mountDelay);
      },
      { root: box.root, rootMargin: `${margin}px 0px` },
    );
    const create = (index: number): Shell => {
      const [made] = turns.draw(index, true);
      if (!made) throw new Error("a turn without an element");
      observer.observe(made);
      return { element: made, key: turns.key(index), full: false, height: behaviour.estimate };
    };
    const changed = (): void => {
      const known = new Map(now.map((shell) => [shell.key, shell]));
      const keys = indices(0, turns.count()).map(turns.key);
      kept.keep(keys);
      now = keys.map((key, index) => known.get(key) ?? create(index));
      for (const [key, shell] of known) if (!keys.includes(key)) observer.unobserve(shell.element);
      arrange(
        list,
        now.map((shell) => shell.element),
      );
      now.forEach(draw);
      now.forEach(settle);
      if (outline) outlined(ground, now, outline);
    };
    return {
      reset() {
        now = [];
        near.clear();
        changed();
        box.toEnd();
      },
      changed,
      redraw(index) {
        const shell = now[index];
        if (shell) draw(shell, index);
      },
    };
  };
}

/** Empty wrappers stand for the turns that are far from the view. */
export const wrappers = (options: ShellOptions = {}): Mount => shells(options);

/** Turns that lose their content when they are away, and a list of all of them to jump by. */
export const emptied = (options: ShellOptions & { outline: Outline }): Mount => shells({ margin: 400, ...options });
