/** What stands around is drawn as it comes near and takes another height: so many frames the message is held at its place. */
const frames = 30;

/**
 * Scrolls to a message, gives it the focus, and holds it at the top until what is around it is drawn. What is returned
 * ends that.
 */
export function showMessage(scroller: HTMLElement, id: string): (() => void) | undefined {
  const card = scroller.querySelector<HTMLElement>(`article.card[data-message="${CSS.escape(id)}"]`);
  if (!card) return undefined;
  let left = frames;
  let frame = 0;
  const hold = () => {
    card.scrollIntoView({ block: "start" });
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(hold);
  };
  const stop = () => cancelAnimationFrame(frame);
  hold();
  // Who scrolls or goes on meanwhile is not held back.
  for (const name of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    scroller.addEventListener(name, stop, { once: true, passive: true });
  }
  if (!document.querySelector("dialog[open]")) card.focus({ preventScroll: true });
  return stop;
}
