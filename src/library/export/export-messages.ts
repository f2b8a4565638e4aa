import type { LibraryState } from "../app-state.ts";

/** Asks how to export the chosen messages of the open chat; `undefined` where none are chosen. */
export function exportMessages({ dialog, reader }: LibraryState): (() => void) | undefined {
  const chat = reader.chat.value;
  const messages = reader.picks.ids.value;
  if (chat === null || messages.length === 0) return undefined;
  return () => {
    dialog.value = { kind: "export", chats: [chat], messages };
  };
}
