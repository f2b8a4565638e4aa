import { element, esc } from "../../../kit/page/html.ts";
import { followEnd, scrollBox } from "../../../kit/page/scroll-box.ts";
import { sidebar } from "../sidebar.ts";
import type { Stage } from "../stage.ts";
import { strings } from "../strings.ts";

export interface ClassicFrame {
  scroller: HTMLElement;
  /** Where sentinel and wrappers go. */
  thread: HTMLElement;
  /** Shows or hides what the page says where there is no conversation yet. */
  greet(empty: boolean): void;
  setStreaming(streaming: boolean): void;
  /** Goes to the end at once where the page follows it; a share page never does. */
  keepUp(): void;
}

/** Everything of the classic page around the turns. A share page (no composer) has no list of chats either. */
export function classicFrame(stage: Stage, form: HTMLElement | null): ClassicFrame {
  const words = strings[stage.config.language];
  const shell = element('<div class="shell"></div>');
  if (form) shell.append(sidebar(stage));
  const main = element(
    `<main id="main"><div data-scroll-root="" class="group/scroll-root not-print:overflow-y-auto"><header id="page-header">ChatGPT</header><h1 class="greeting" hidden>${esc(words.ask)}</h1><div id="thread" class="group/thread"><div class="turns"></div></div></div></main>`,
  );
  const scroller = main.querySelector<HTMLElement>("[data-scroll-root]");
  const thread = main.querySelector<HTMLElement>(".turns");
  const greeting = main.querySelector<HTMLElement>(".greeting");
  if (!scroller || !thread || !greeting) throw new Error("the frame is not whole");
  const bottom = element('<div id="thread-bottom-container"></div>');
  if (form) bottom.append(form);
  main.append(bottom);
  shell.append(main);
  stage.body.replaceChildren(shell);
  const end = form ? followEnd(scrollBox(scroller), thread) : null;
  return {
    scroller,
    thread,
    greet(empty) {
      greeting.hidden = !empty;
    },
    setStreaming(streaming) {
      scroller.toggleAttribute("data-stream-active", streaming);
    },
    keepUp: () => end?.keepUp(),
  };
}
