/** Pixels below the upper edge at which a message counts as being read. */
const eyeLine = 48;

/** Id of the message that is read: the one that has the focus, as long as it is in view, else the one at the top. */
export function messageInView(scroller: HTMLElement): string | null {
  const focused = document.activeElement?.closest<HTMLElement>("article.card");
  if (focused && scroller.contains(focused) && isInView(focused, scroller)) return focused.dataset.message ?? null;
  return messageAtTop(scroller);
}

function isInView(card: HTMLElement, scroller: HTMLElement): boolean {
  const own = card.getBoundingClientRect();
  const around = scroller.getBoundingClientRect();
  return own.bottom > around.top + eyeLine && own.top < around.bottom - eyeLine;
}

/** The message at the top of what scrolls, found by halving; `null` above the first one. */
function messageAtTop(scroller: HTMLElement): string | null {
  const cards = scroller.querySelectorAll<HTMLElement>("article.card");
  const line = scroller.getBoundingClientRect().top + eyeLine;
  let low = -1;
  let high = cards.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cards[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return cards[low]?.dataset.message ?? null;
}
