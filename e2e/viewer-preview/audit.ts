const TAGS = new Set(
  (
    "h1 h2 h3 h4 h5 h6 p ul ol li blockquote hr br div span a code pre em strong s del sub sup kbd mark u ins small q samp " +
    "var ruby rt rp table thead tbody tr th td details summary img button bdi figure article header time"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  "class dir title href rel target start value open tabindex role aria-label alt src decoding type datetime data-sign".split(
    " ",
  ),
);
const ADDRESS: Readonly<Record<string, RegExp>> = {
  a: /^(?:https?|mailto):/,
  img: /^(?:blob:|data:image\/(?:png|jpeg|gif|webp|avif);)/,
};

/** What is in the shown messages that may not be: elements, attributes, addresses. What KaTeX draws counts apart. */
export function flaws(): string[] {
  return [...document.querySelectorAll(".view, .view *")].flatMap((element) => {
    if (element.closest(".katex")) return inFormula(element);
    const found = TAGS.has(element.localName) ? [] : [`<${element.localName}>`];
    for (const { name, value } of element.attributes) {
      if (!ATTRIBUTES.has(name)) found.push(`${element.localName} ${name}`);
      if (/^(?:href|src)$/.test(name) && !ADDRESS[element.localName]?.test(value)) found.push(`${name}=${value}`);
    }
    if (element instanceof HTMLAnchorElement && element.rel !== "noreferrer noopener") found.push("a without rel");
    return found;
  });
}

function inFormula(element: Element): string[] {
  const names = [...element.attributes].map(({ name }) => name);
  const bad = names.filter((name) => /^on|href|src|^id$|^data-/.test(name));
  if (/^(?:a|img|script|style|iframe|object|foreignobject)$/i.test(element.localName))
    bad.push(`<${element.localName}>`);
  return bad.map((each) => `formula: ${each}`);
}

/** Makes happen whatever a handler in the page waits for, and follows every link but those to the web. */
export function provoke(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("body *")) {
    if (element instanceof HTMLElement && element.autofocus) element.focus();
    const names = element.getAttributeNames().filter((name) => name.startsWith("on"));
    for (const name of names) element.dispatchEvent(new Event(name.slice(2), { cancelable: true }));
    const address = element.getAttribute("href") ?? "";
    if (element instanceof HTMLAnchorElement && address !== "" && !/^(?:https?|mailto):/i.test(element.href)) {
      element.target = "_self";
      element.click();
    }
  }
}
