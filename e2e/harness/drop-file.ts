/** A script that drops a file on the page it runs in, as a person does: over the page, then let go. */
export function dropScript(name: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString("base64");
  return `(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (sign) => sign.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], ${JSON.stringify(name)}));
    for (const type of ["dragenter", "dragover", "drop"]) {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer });
      document.querySelector("main").dispatchEvent(event);
    }
  })()`;
}
