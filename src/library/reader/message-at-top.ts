/** Pixels below the upper edge at which a message counts as being read. */
const eyeLine = 48;

/** Id of the message at the top of what scrolls, found by halving; `null` above the first one. */
export function messageAtTop(scroller: HTMLElement): string | null {
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
