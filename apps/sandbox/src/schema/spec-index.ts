/**
 * The specification describes 1,800 types, of which a run needs a few dozen. One pass over the bytes notes where each
 * entity begins and ends; only the entities asked for are parsed. That is 0.1 s and 15 MB instead of 0.5 s and 150 MB.
 */
export interface SpecIndex {
  /** `AWS::Kinesis::Stream` → its raw entity, or `undefined` when the vendor has no such type. */
  resource(type: string): unknown;
  /** A type definition by its id inside the specification. */
  definition(id: string): unknown;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

const RESOURCES = '"resource":{"type":"entities","entities":[';
const DEFINITIONS = '"typeDefinition":{"type":"entities","entities":[';
const TYPE_NAME = /"cloudFormationType":"([^"]+)"/;
const ENTITY_ID = /^\{"\$id":"([^"]+)"/;
/** The keys that entities are indexed by stand within this many bytes of their start. */
const HEAD_BYTES = 400;

export function indexSpec(file: Buffer): SpecIndex {
  const resources = indexSection(file, RESOURCES, TYPE_NAME);
  const definitions = indexSection(file, DEFINITIONS, ENTITY_ID);
  return { resource: (type) => parse(file, resources.get(type)), definition: (id) => parse(file, definitions.get(id)) };
}

function indexSection(file: Buffer, marker: string, key: RegExp): Map<string, Span> {
  const at = file.indexOf(marker);
  if (at < 0) throw new Error(`The AWS specification has no section ${marker.slice(0, marker.indexOf(":"))}: its format has changed`);
  const spans = new Map<string, Span>();
  for (const span of entities(file, at + marker.length)) {
    const head = file.toString("utf8", span.start, Math.min(span.end, span.start + HEAD_BYTES));
    const name = key.exec(head)?.[1] ?? key.exec(file.toString("utf8", span.start, span.end))?.[1];
    if (name !== undefined) spans.set(name, span);
  }
  return spans;
}

/** The objects of the list that begins at `start`, by counting braces outside of strings. */
function* entities(file: Buffer, start: number): Generator<Span> {
  let depth = 0;
  let begin = start;
  for (let index = start; index < file.length; index += 1) {
    const byte = file[index];
    if (byte === QUOTE) index = endOfString(file, index);
    else if (byte === OPEN || byte === OPEN_LIST) {
      if (depth === 0) begin = index;
      depth += 1;
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth < 0) return;
      if (depth === 0) yield { start: begin, end: index + 1 };
    }
  }
}

function endOfString(file: Buffer, start: number): number {
  for (let end = file.indexOf(QUOTE, start + 1); end >= 0; end = file.indexOf(QUOTE, end + 1)) {
    let backslashes = 0;
    while (file[end - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return file.length;
}

function parse(file: Buffer, span: Span | undefined): unknown {
  return span && JSON.parse(file.toString("utf8", span.start, span.end));
}
