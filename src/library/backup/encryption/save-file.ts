/** Lets the browser put a file into the downloads folder. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // The browser has taken the address up by then; what it points to is small.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
