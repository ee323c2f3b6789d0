import superjson, { type SuperJSONResult } from "superjson";

type Annotations = Record<string, ["Date"] | ["undefined"]>;

/** Thrown where something is not plain; never seen outside. */
const NOT_PLAIN = Symbol("not plain");
/** Keys that superjson writes in another way, or refuses. */
const SPECIAL_KEY = /[.\\]|^(__proto__|constructor|prototype)?$/;
/** Of the path to a thing, in characters: what lies deeper goes round in a circle. */
const PATH_MAX = 2_000;

/**
 * Writes what superjson writes, for the plain data of nearly all answers: objects, lists, texts, finite numbers, dates and `undefined`. superjson also
 * looks for classes, cycles and things that stand in several places, which took a seventh of the console's time under load; what has anything
 * else in it goes to superjson itself. A thing that stands in several places is written in each of them.
 */
export function writeAnswer(answer: unknown): SuperJSONResult {
  const values: Annotations = {};
  try {
    const json = write(answer, "", values) as SuperJSONResult["json"];
    return Object.keys(values).length === 0 ? { json } : { json, meta: { values, v: 1 } };
  } catch (error) {
    if (error !== NOT_PLAIN) throw error;
    return superjson.serialize(answer);
  }
}

function write(value: unknown, path: string, values: Annotations): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (!Number.isFinite(value) || Object.is(value, -0)) throw NOT_PLAIN;
      return value;
    case "undefined":
      annotate(values, path, "undefined");
      return null;
    case "object":
      return value === null ? null : writeObject(value, path, values);
    default:
      throw NOT_PLAIN;
  }
}

function writeObject(value: object, path: string, values: Annotations): unknown {
  if (path.length > PATH_MAX) throw NOT_PLAIN;
  if (Array.isArray(value)) return value.map((item, index) => write(item, below(path, String(index)), values));
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw NOT_PLAIN;
    annotate(values, path, "Date");
    return value.toISOString();
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw NOT_PLAIN;
  const written: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (SPECIAL_KEY.test(key)) throw NOT_PLAIN;
    written[key] = write(item, below(path, key), values);
  }
  return written;
}

/** superjson writes an annotation of the whole in another form. */
function annotate(values: Annotations, path: string, type: "Date" | "undefined"): void {
  if (path === "") throw NOT_PLAIN;
  values[path] = [type];
}

function below(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
