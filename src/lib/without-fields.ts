/** The address without the query fields ("name=value") that match. Everything else stays letter for letter. */
export function withoutFields(address: string, field: RegExp): string {
  const [before = "", ...fragment] = address.split("#");
  const cut = before.indexOf("?");
  if (cut < 0) return address;
  const kept = before
    .slice(cut + 1)
    .split("&")
    .filter((one) => !field.test(one));
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return before.slice(0, cut) + query + (fragment.length > 0 ? `#${fragment.join("#")}` : "");
}
