import { createApp } from "./app.ts";
import { blobAddresses } from "./blobs.ts";
import { type Chat, pathOf } from "./chat.ts";
import type { PageConfig } from "./config.ts";
import { listConversations, listenToEditor } from "./controls.ts";
import { type DrawnTurns, drawnTurns } from "./drawn.ts";
import { followScrolling } from "./editors.ts";
import { listenToFolds } from "./folds.ts";
import { adopt, layoutStyle } from "./layout-style.ts";
import type { Mounting } from "./mounting/mounting.ts";
import type { Places } from "./places.ts";
import type { PageView, RunningDouble } from "./running.ts";
import { type EndFollower, followEnd, type ScrollBox, scrollBox } from "./scroll-box.ts";
import type { PageScene, Template } from "./template.ts";
import { unitsOf } from "./turns.ts";
import type { Gauge, View } from "./view.ts";

const here = (): string => location.pathname + location.search;

function placesOf(template: Template, scene: PageScene): Places {
  return {
    address: template.address,
    fresh: template.fresh,
    title: (chat) => template.title(chat?.addressed && chat.source.title !== "" ? chat.source.title : null, scene),
    named: (list) => list.find((one) => template.address(one) === here() || template.share?.(one) === here()),
    temporary: () => false,
  };
}

interface Stage {
  template: Template;
  scene: PageScene;
  turns: DrawnTurns;
  mounting: Mounting;
  end: EndFollower;
}

/** Draws what the app shows into the frame, by the template's way of mounting. */
function viewOf({ template, scene, turns, mounting, end }: Stage): View {
  let shown: Chat | null = null;
  const units = (): ReturnType<typeof unitsOf> => (shown ? unitsOf(pathOf(shown), template.grouping) : []);
  const refresh = (): void => template.refresh?.(document.body, shown, scene);
  return {
    show(chat) {
      shown = chat;
      turns.set(chat, units(), true);
      mounting.reset();
      refresh();
    },
    pathChanged() {
      turns.set(shown, units(), false);
      mounting.changed();
      refresh();
    },
    messageChanged(message) {
      const index = units().findIndex(({ messages }) => messages.some(({ id }) => id === message.id));
      if (index < 0) return;
      turns.changed(index);
      mounting.redraw(index);
      refresh();
      // A piece may be lower than the one before it (a heading turns into a list); unless the end is kept at once, the
      // page moves up and the next piece makes that look like a reader who has scrolled away.
      end.keepUp();
    },
  };
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the frame has no ${selector}`);
  return found;
}

/** The turn in the middle of the upper part of the view; gaps between turns stand for the one below. */
function viewNow(box: ScrollBox, turns: DrawnTurns): Omit<PageView, "followsEnd"> {
  const { left, width } = box.root?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const middle = left + width / 2;
  for (let y = box.top() + 120; y < box.top() + box.height(); y += 24) {
    const hit = document.elementsFromPoint(middle, y).find((one) => turns.indexAt(one) >= 0);
    const index = hit ? turns.indexAt(hit) : -1;
    const [first] = index >= 0 ? turns.draw(index) : [];
    if (first) return { turn: turns.key(index), top: first.getBoundingClientRect().top, fromEnd: box.below() };
  }
  return { turn: "", top: 0, fromEnd: box.below() };
}

/** The page of a site, made from its template: call what this returns with the double's configuration. */
export function play(template: Template): (config: PageConfig) => RunningDouble {
  return (config) => {
    const { behaviour, language, layout } = config;
    const share = config.conversations.some((one) => template.share?.(one) === here());
    const scene: PageScene = { language, layout, share };
    const gauge: Gauge = { olderAsked: 0, olderFails: behaviour.olderFails, decoyScrolls: 0 };
    const parts = typeof template.parts === "function" ? template.parts(scene) : template.parts;
    adopt(`${layoutStyle(parts, template.panels ?? [])}\n${template.style ?? ""}`);
    document.body.innerHTML = template.frame(scene);
    const box = scrollBox(parts.scroller ? element(parts.scroller) : null);
    const list = element(parts.turns);
    const images = { ...config.imageAddress, ...blobAddresses(config.imageBytes) };
    const turns = drawnTurns(template, scene, images);
    const mounting = template.mount({ box, list, turns, behaviour, gauge, scene });
    const app = createApp(config, placesOf(template, scene));
    listenToFolds({
      body: document.body,
      template,
      turns,
      delay: behaviour.unfoldDelay,
      redraw: (index) => mounting.redraw(index),
    });
    followScrolling();
    const end = followEnd(box, list);
    app.start(viewOf({ template, scene, turns, mounting, end }));
    if (!share) {
      listConversations(document.body, parts, template, app, gauge, scene);
      listenToEditor(document.body, parts, template, app, scene);
    }
    const view = (): PageView => ({ ...viewNow(box, turns), followsEnd: end.follows() });
    return { app, gauge, mounted: () => turns.mounted(), view };
  };
}
