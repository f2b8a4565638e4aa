interface Props {
  class?: string;
  text?: string;
  /** Attributes as they are written. */
  attrs?: Record<string, string>;
}

/** An element with its text and children. Whatever comes from a page goes in as text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: className, text, attrs = {} }: Props = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that only a person can press: pages can send events to what they cannot see into. */
export function makeButton(props: Props, onPress: () => void, ...children: readonly Node[]): HTMLButtonElement {
  const button = make("button", props, ...children);
  button.type = "button";
  button.addEventListener("click", (event) => {
    if (event.isTrusted && button.getAttribute("aria-disabled") !== "true") onPress();
  });
  return button;
}

/** A drawing of one line on a field of 16 by 16. */
export function makeIcon(path: string): SVGSVGElement {
  const name = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(name, "svg");
  const line = document.createElementNS(name, "path");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  icon.append(line);
  return icon;
}

/** Sets a text where it differs: screen readers say again what is set again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
