/**
 * Every selector of Lumo's pages, from a description of one real saved page of one turn (2026-07). What a message looks like
 * inside was not described, so a message is read whole, without its buttons.
 */
export const selectors = {
  /** The first from the page; the others are guesses. */
  shell: '[data-message-role], .lumo-chat-container, [contenteditable="true"]',
  turn: "[data-message-role][data-message-id]",
  user: '[data-message-role="user"]',
  assistant: '[data-message-role="assistant"]',
  code: ".lumo-code-block",
} as const;
