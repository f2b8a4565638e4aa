/** What makes an element complete. Must not fail. */
export type Finish = () => void | Promise<void>;

const waiting = new WeakMap<Element, Finish>();

/** Leaves work on an element for when it comes into view; see `finish.ts`. Until then it shows its plain text. */
export function later<E extends Element>(element: E, work: Finish): E {
  element.classList.add("later");
  waiting.set(element, work);
  return element;
}

/** The elements in and with `root` that wait for work. */
export function unfinished(root: ParentNode): Element[] {
  const inside = [...root.querySelectorAll(".later")];
  return root instanceof Element && root.matches(".later") ? [root, ...inside] : inside;
}

/** Does the work left on an element, once. */
export async function finishElement(element: Element): Promise<void> {
  const work = waiting.get(element);
  if (!work) return;
  waiting.delete(element);
  element.classList.remove("later");
  await work();
}
