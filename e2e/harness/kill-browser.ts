import type { ChromiumWithExtension } from "./chromium.ts";

/** Ends the whole browser at once, as a crash or a power cut would. */
export async function killBrowser({
  session,
  context,
}: Pick<ChromiumWithExtension, "session" | "context">): Promise<void> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const browser = processInfo.find(({ type }) => type === "browser");
  if (!browser) throw new Error("the browser's process is not known");
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(browser.id, "SIGKILL");
  await closed;
}
