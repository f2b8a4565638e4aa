/** Far below what a function may take as arguments. */
const run = 32_768;

export function asBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += run) text += String.fromCharCode(...bytes.subarray(at, at + run));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
