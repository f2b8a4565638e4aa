/** The document's own address; a fixed one of no site where it has none (a document parsed from text). */
export function addressOf(document: Document): URL {
  const address = document.location?.href ?? "";
  return new URL(URL.canParse(address) ? address : "about:blank");
}
