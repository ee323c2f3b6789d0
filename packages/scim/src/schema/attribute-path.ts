/** Where an attribute stands, as it is written: `urn:…:User:name.familyName`. */
export interface AttributePath {
  /** URN before the name. */
  readonly schema?: string;
  readonly name: string;
  /** Part of a complex attribute. */
  readonly sub?: string;
}

/** RFC 7644 figure 1; `$ref` is a name, too (RFC 7643 §2.1). */
const NAME = /^\$?[a-z][\w-]*$/i;

/** `undefined` when it is no attribute path. A URN has dots of its own, so the last colon is looked for first. */
export function parseAttributePath(text: string): AttributePath | undefined {
  const colon = text.lastIndexOf(":");
  const schema = colon === -1 ? undefined : text.slice(0, colon);
  const [name = "", sub, ...more] = text.slice(colon + 1).split(".");
  if (more.length > 0 || !NAME.test(name) || (sub !== undefined && !NAME.test(sub))) return undefined;
  if (schema !== undefined && !/^urn:[\w.:-]+$/i.test(schema)) return undefined;
  return { ...(schema === undefined ? {} : { schema }), name, ...(sub === undefined ? {} : { sub }) };
}

export function writeAttributePath({ schema, name, sub }: AttributePath): string {
  return `${schema === undefined ? "" : `${schema}:`}${name}${sub === undefined ? "" : `.${sub}`}`;
}
