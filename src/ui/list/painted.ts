/** Resolves after the next frame is on the screen; in a hidden page, which paints nothing, after 100 ms. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}
