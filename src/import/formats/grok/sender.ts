import type { Role } from "../../../conversation/model.ts";

/** Exports of 2026 have "human", "assistant", "ASSISTANT" and names of models; archives of X "User" and "Agent". */
export function roleOfSender(sender: string): Role | undefined {
  const name = sender.toLowerCase();
  if (name === "human" || name === "user") return "user";
  if (name === "system") return "system";
  return /^(?:assistant|agent|grok)/.test(name) ? "assistant" : undefined;
}
