/** Addresses that only this page knows, as the newer layout has for every picture (2026-09-26). */
export function blobAddresses(bytes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bytes).map(([id, base64]) => {
      const binary = atob(base64);
      const data = Uint8Array.from(binary, (character) => character.charCodeAt(0));
      return [id, URL.createObjectURL(new Blob([data], { type: "image/png" }))];
    }),
  );
}
