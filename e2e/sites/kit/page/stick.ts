/** Keeps a scroller at its bottom while its content grows, until someone scrolls away, as chats do. */
export function stickToBottom(scroller: HTMLElement, content: HTMLElement): void {
  let stuck = true;
  scroller.addEventListener("scroll", () => {
    stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  });
  new ResizeObserver(() => {
    if (stuck) scroller.scrollTop = scroller.scrollHeight;
  }).observe(content);
}
