export interface CsvRow {
  cells: string[];
  /** Bytes from the beginning of the file to this row's end. */
  end: number;
  /** A quote in it is never closed: the file ends too early. */
  isOpen?: true;
}

interface Reading {
  rows: CsvRow[];
  cells: string[];
  cell: string;
  state: "start" | "plain" | "quoted" | "closed";
  /** Bytes read, and whether the last was a carriage return that ended a row. */
  at: number;
  afterReturn: boolean;
}

const encoder = new TextEncoder();

/**
 * Rows of a CSV file by RFC 4180: cells in quotes may hold line breaks, commas and doubled quotes; rows end with CRLF, LF or
 * CR. A byte order mark is passed over, as are empty lines. Bytes that are no UTF-8 become U+FFFD; a quote that is never closed
 * ends with the file. Never throws but for what the stream throws.
 */
export async function* csvRows(stream: ReadableStream<Uint8Array>): AsyncGenerator<CsvRow, void, void> {
  const reading: Reading = { rows: [], cells: [], cell: "", state: "start", at: 0, afterReturn: false };
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      readText(reading, decoder.decode(value, { stream: !done }));
      yield* reading.rows.splice(0);
      if (done) break;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const isOpen = reading.state === "quoted";
  endRow(reading);
  yield* isOpen ? reading.rows.map((row) => ({ ...row, isOpen })) : reading.rows;
}

function readText(reading: Reading, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const run = runLength(reading, text, at);
    if (run > 0) {
      const piece = text.slice(at, at + run);
      reading.cell += piece;
      reading.afterReturn = false;
      reading.at += encoder.encode(piece).length;
      at += run - 1;
      continue;
    }
    const char = text.charAt(at);
    if (char === "\ufeff" && reading.at === 0) reading.at = 3;
    else {
      reading.at += 1;
      readSign(reading, char);
    }
  }
}

/** How many characters from here on are content, whatever they are. */
function runLength({ state, at: bytes }: Reading, text: string, at: number): number {
  const signs = state === "quoted" ? /"/g : /[",\r\n\ufeff]/g;
  signs.lastIndex = at;
  for (;;) {
    const found = signs.exec(text);
    const end = found?.index ?? text.length;
    // A mark further on is content.
    if (found?.[0] === "\ufeff" && (bytes > 0 || end > at)) continue;
    // A lone half of a character waits for nothing: the decoder gives whole ones.
    return end - at;
  }
}

function readSign(reading: Reading, char: string): void {
  const wasReturn = reading.afterReturn;
  reading.afterReturn = false;
  if (reading.state === "quoted") {
    // Only a quote ends a run in quotes.
    reading.state = "closed";
    return;
  }
  if (char === '"') {
    if (reading.state === "closed") reading.cell += '"';
    if (reading.state === "closed" || (reading.state === "start" && reading.cell === "")) reading.state = "quoted";
    else reading.cell += '"';
    return;
  }
  if (char === ",") endCell(reading);
  else if (char === "\n" && wasReturn) return;
  else {
    endRow(reading);
    reading.afterReturn = char === "\r";
  }
}

function endCell(reading: Reading): void {
  reading.cells.push(reading.cell);
  reading.cell = "";
  reading.state = "start";
}

function endRow(reading: Reading): void {
  const isEmpty = reading.cells.length === 0 && reading.cell === "" && reading.state === "start";
  if (isEmpty) return;
  endCell(reading);
  reading.rows.push({ cells: reading.cells, end: reading.at });
  reading.cells = [];
}
