/** Every selector of NotebookLM, all seen in one saved excerpt with one question and its answer (2026-04-10). */
export const selectors = {
  shell: "chat-panel",
  /** A question or an answer; two of them stand in one `.chat-message-pair`. */
  turn: "chat-message",
  user: ".from-user-container",
  assistant: ".to-user-container",
  text: ".message-text-content",
  skip: "mat-card-actions, chat-actions, mat-icon",
  /** Its inner text is labelled "3: name of the source"; no address is on the page. */
  citation: "button.citation-marker",
  title: ".cover-title",
} as const;
