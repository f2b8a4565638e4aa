/** What stands around is drawn as it comes near and takes another height: so many frames the message is held at its place. */
const frames = 30;

/**
 * Scrolls to a message as soon as it is there, gives it the focus, and holds it at the top until what is around it is drawn.
 * What is returned ends that.
 */
export function showMessage(scroller: HTMLElement, id: string): () => void {
  const name = `article.card[data-message="${CSS.escape(id)}"]`;
  let left = frames;
  let frame = 0;
  let hasFocus = false;
  const hold = () => {
    const card = scroller.querySelector<HTMLElement>(name);
    card?.scrollIntoView({ block: "start" });
    if (card && !hasFocus && !document.querySelector("dialog[open]")) {
      hasFocus = true;
      card.focus({ preventScroll: true });
    }
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(hold);
  };
  const stop = () => cancelAnimationFrame(frame);
  hold();
  // Who scrolls or goes on meanwhile is not held back.
  for (const event of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    scroller.addEventListener(event, stop, { once: true, passive: true });
  }
  return stop;
}
