import { browser } from "../../browser.ts";

/**
 * Whether the page in a tab asks people to sign in, by what is on it: a field for a password, or a way to the form, and
 * nothing to write a message into. `false` where we may not look.
 */
export async function asksToSignIn(tabId: number): Promise<boolean> {
  try {
    const [found] = await browser.scripting.executeScript({ target: { tabId }, func: lookForSignIn });
    return found?.result === true;
  } catch {
    return false;
  }
}

/** Runs in the page. */
function lookForSignIn(): boolean {
  const ways = [
    'input[type="password"]',
    'input[autocomplete~="username"]',
    'a[href*="login" i], a[href*="signin" i], a[href*="sign_in" i], a[href*="sign-in" i]',
    'form[action*="login" i], form[action*="signin" i]',
    '[data-testid*="login" i], [data-testid*="signin" i]',
  ];
  const isSeen = (element: Element) => element.getClientRects().length > 0;
  const isAddress = /\/(?:log[-_]?in|sign[-_]?in|auth)(?:[/?#]|$)/i.test(location.pathname);
  return isAddress || ways.some((way) => [...document.querySelectorAll(way)].some(isSeen));
}
