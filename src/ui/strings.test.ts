import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Attributes whose value people see or hear. */
const spoken =
  /^(?:title|placeholder|alt|label|summary|content|aria-(?:label|description|roledescription|valuetext|placeholder|braillelabel))$/;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
/** Not the key of a text, which stands where it is handed on, nor an address. */
const hasWords = (text: unknown): text is string =>
  typeof text === "string" && /\p{L}/u.test(text) && !/^(?:[a-z]+(?:_[a-z0-9]+)+|https?:\/\/\S+)$/.test(text);
const childrenOf = (node: Node) => Object.values(node).flat().filter(isNode);

/** What an expression may come to, as far as that is written down in it. */
function literals(node: Node): string[] {
  if (node.type === "Literal") return [node.value].filter(hasWords);
  if (node.type === "TemplateElement") return [(node.value as { cooked: string }).cooked].filter(hasWords);
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate].filter(isNode).flatMap(literals);
  if (node.type === "LogicalExpression") return [node.left, node.right].filter(isNode).flatMap(literals);
  if (node.type === "TemplateLiteral") return childrenOf(node).flatMap(literals);
  if (node.type === "JSXExpressionContainer") return childrenOf(node).flatMap(literals);
  return [];
}

/** Properties of elements whose value people see or hear. */
const shownProperty = /^(?:textContent|innerText|title|placeholder|alt|ariaLabel)$/;

function assigned({ left, right }: Node): string[] {
  if (!isNode(left) || !isNode(right) || !isNode(left.property)) return [];
  return shownProperty.test(String(left.property.name)) ? literals(right) : [];
}

/** Words of a file that are shown and do not come out of _locales. */
function wordsIn(node: Node): string[] {
  const deeper = childrenOf(node).flatMap(wordsIn);
  if (node.type === "JSXText") return [node.value].filter(hasWords).concat(deeper);
  if (node.type === "AssignmentExpression") return [...assigned(node), ...deeper];
  if (node.type === "JSXElement" || node.type === "JSXFragment") {
    const shown = (node.children as Node[]).filter(({ type }) => type === "JSXExpressionContainer");
    return [...shown.flatMap(literals), ...deeper];
  }
  if (node.type !== "JSXAttribute" || !isNode(node.value)) return deeper;
  return spoken.test(String((node.name as Node).name)) ? [...literals(node.value), ...deeper] : deeper;
}

const wordsOf = (code: string, name = "file.tsx") =>
  wordsIn(parseSync(name, code).program as unknown as Node).map((text) => text.trim());

it("finds words in markup, in what people hear of it, and in choices", () => {
  const found = wordsOf(`const a = (
    <p title="Tip" class="plain" aria-label={\`Row \${n}\`} hidden={x === "y"}>
      Text {t("key")} {"quoted"} {open ? "shut" : t("other")} {count && "many"} 12 · <b lang="de">bold</b>
    </p>
  );`);
  expect(found.toSorted()).toEqual(["Row", "Text", "Tip", "bold", "many", "quoted", "shut"]);
});

it("finds words given to elements, but neither keys nor addresses", () => {
  const found = wordsOf(`a.textContent = "said"; b.title = c ? "tip" : t("x"); d.id = "name"; e.title = "some_key";
    const f = <Dated label="library_created" address="http://localhost" title="https://a.example" />;`);
  expect(found.toSorted()).toEqual(["said", "tip"]);
});

/** Where things are drawn that people see. */
const drawing = /^(?:ui|popup|welcome|library|viewer|guess|content\/overlay)\/.*(?<!\.test|testing\/.*)\.tsx?$/;

it("finds none in what we draw: all of its words come out of _locales", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => drawing.test(name));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((name) =>
    wordsOf(readFileSync(join(root, name), "utf8"), name).map((text) => `${name}: ${text}`),
  );
  expect(found).toEqual([]);
});
