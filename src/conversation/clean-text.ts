/** Cuts a text to at most `length` UTF-16 code units, never through a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

const signed = /[?&](?:sig|signature|x-amz-[a-z-]+|x-goog-[a-z-]+|se|sp|token|policy|key-pair-id|expires)=/i;

/** A web address that lasts, or `undefined` for signed, local and malformed ones. */
export function lastingAddress(text: string): string | undefined {
  const url = webAddress(text);
  return url === undefined || signed.test(url) ? undefined : url;
}

/** An http or https address as the browser writes it, or `undefined`. */
export function webAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  return username || password ? undefined : href;
}

/** Address of a page without query, fragment and credentials; `undefined` when it is no web address. */
export function pageAddress(text: string): string | undefined {
  const url = webAddress(text);
  if (url === undefined) return undefined;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
