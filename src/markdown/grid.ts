export interface Grid {
  /** Rows of cells by column; `null` where a cell from the left or from above reaches in. */
  rows: (Element | null)[][];
  /** The first row is a header. */
  hasHead: boolean;
}

const WIDEST = 1000;

/** The cells of a table in their columns, its own rows only. A spanning cell stands in its first place. */
export function readGrid(table: Element, isShown: (element: Element) => boolean): Grid {
  const found = rowsOf(table, isShown);
  const rows: (Element | null)[][] = [];
  const below: number[] = [];
  for (const row of found) rows.push(placeCells(cellsIn(row).filter(isShown), below));
  const first = found[0];
  const hasHead = first !== undefined && (first.parentElement?.localName === "thead" || isAllHeaders(first));
  return { rows, hasHead };
}

/** `thead` first, `tfoot` last, as the page shows them. */
function rowsOf(table: Element, isShown: (element: Element) => boolean): Element[] {
  const head: Element[][] = [];
  const body: Element[][] = [];
  const foot: Element[][] = [];
  for (let child = table.firstElementChild; child !== null; child = child.nextElementSibling) {
    const name = child.localName;
    if (name === "tr") body.push([child]);
    else if (name === "thead") head.push(rowsIn(child));
    else if (name === "tbody") body.push(rowsIn(child));
    else if (name === "tfoot") foot.push(rowsIn(child));
  }
  return [head, body, foot].flat(2).filter(isShown);
}

const rowsIn = (part: Element): Element[] => childrenOf(part, (name) => name === "tr");

const cellsIn = (row: Element): Element[] => childrenOf(row, (name) => name === "td" || name === "th");

function childrenOf(parent: Element, wanted: (name: string) => boolean): Element[] {
  const found: Element[] = [];
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (wanted(child.localName)) found.push(child);
  }
  return found;
}

const isAllHeaders = (row: Element): boolean => cellsIn(row).every((cell) => cell.localName === "th");

/** `below`: for each column, how many further rows a cell from above still reaches into. */
function placeCells(cells: readonly Element[], below: number[]): (Element | null)[] {
  const placed: (Element | null)[] = [];
  const skipSpanned = () => {
    while ((below[placed.length] ?? 0) > 0) {
      below[placed.length] = (below[placed.length] ?? 0) - 1;
      placed.push(null);
    }
  };
  for (const cell of cells) {
    skipSpanned();
    const width = span(cell, "colspan");
    const height = span(cell, "rowspan");
    for (let at = 0; at < width; at++) {
      below[placed.length] = height - 1;
      placed.push(at === 0 ? cell : null);
    }
  }
  skipSpanned();
  return placed;
}

function span(cell: Element, attribute: string): number {
  const written = cell.getAttribute(attribute);
  const value = written === null ? 1 : Number.parseInt(written, 10);
  return value >= 1 ? Math.min(value, WIDEST) : 1;
}
