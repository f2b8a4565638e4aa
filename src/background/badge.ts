import { browser } from "../browser.ts";
import type { PageState } from "../messages/contract.ts";
import type { ErrorCode } from "../messages/errors.ts";
import { chosenTexts } from "./texts.ts";

/** Text and colour differ from state to state, so that neither alone carries the meaning; the title says it in words. */
const looks: Record<PageState["state"], { text: string; colour: string; title?: string }> = {
  idle: { text: "", colour: "#555555" },
  saving: { text: "…", colour: "#555555", title: "badge_saving" },
  saved: { text: "✓", colour: "#0b5cad", title: "badge_saved" },
  partial: { text: "½", colour: "#8a5a00", title: "badge_partial" },
  problem: { text: "!", colour: "#a4260a", title: "badge_problem" },
};

/** Shows on the toolbar button of one tab what its page's script says. A tab that is gone shows nothing. */
export async function showBadge(tabId: number, { state, problem }: Omit<PageState, "conversation">): Promise<void> {
  const { text, colour } = looks[state];
  const title = await titleOf(state, problem);
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch (error) {
    if (!/no tab with id|invalid tab id/i.test(String(error))) throw error;
  }
}

/** Shows on one tab's button that something did not work; used where no popup is open to say it. */
export function showProblem(tabId: number, problem: ErrorCode): Promise<void> {
  return showBadge(tabId, { state: "problem", problem });
}

/** `Convokeep: saved` … and for a problem the sentence that the popup would show. */
async function titleOf(state: PageState["state"], problem: ErrorCode | undefined): Promise<string> {
  const say = await chosenTexts();
  const name = say("action_title");
  const sentence = problem && say(`error_${problem.replaceAll("-", "_")}`);
  const title = looks[state].title;
  const words = sentence || (title && say(title));
  return words ? say("badge_title", [name, words]) : name;
}
