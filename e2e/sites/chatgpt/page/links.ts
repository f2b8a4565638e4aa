/** The address with the site's own mark, as ChatGPT writes every outgoing link. */
export function marked(address: string): string {
  if (!/^https?:/.test(address)) return address;
  // Appended as text: going through a URL would rewrite the rest.
  const [, path = "", query = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
  return `${path}${query}${query === "" ? "?" : "&"}utm_source=chatgpt.com${hash}`;
}

/** Takes the address of each decorated link away and gives it back later, since the site's links get theirs late (2026-07-20). */
export function delayAddresses(root: Element, delay: number): void {
  if (delay === 0) return;
  for (const link of root.querySelectorAll("a.decorated-link[href]")) {
    const address = link.getAttribute("href") ?? "";
    link.removeAttribute("href");
    setTimeout(() => link.setAttribute("href", address), delay);
  }
}

/** Address of a site's small picture, as citation pills load it. */
export function favicon(address: string): string {
  return `https://www.google.com/s2/favicons?domain=${encodeURIComponent(new URL(address).origin)}&sz=32`;
}
