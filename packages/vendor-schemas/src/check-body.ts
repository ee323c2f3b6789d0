import { googleFields, type VendorField, type VendorFields } from "./google.ts";
import { type RestServiceName, serviceFields } from "./services.ts";

/** One thing that the vendor's own schema refuses. */
export interface Violation {
  readonly path: string;
  readonly problem: string;
}

export interface CheckOptions {
  /** The vendor's id of the method whose body it is: old documents say per method what is required. */
  readonly method?: string;
  /** True for a value that nobody knows yet; it fits everywhere. */
  isUnknown?(value: unknown): boolean;
}

/** Everything in a body that the vendor's schema refuses: unknown and read-only fields, wrong types, values outside an enumeration, what is missing. */
export function checkGoogleBody(schema: string, body: unknown, options: CheckOptions = {}): readonly Violation[] {
  return checkFields(googleFields(schema), body, "", { ...options, fieldsOf: googleFields });
}

/** The same for a service beside the clouds. */
export function checkServiceBody(
  service: RestServiceName,
  schema: string,
  body: unknown,
  options: CheckOptions = {},
): readonly Violation[] {
  const fieldsOf = (name: string): VendorFields => serviceFields(service, name);
  return checkFields(fieldsOf(schema), body, "", { ...options, fieldsOf });
}

interface Check extends CheckOptions {
  /** What a schema's name stands for. */
  fieldsOf(schema: string): VendorFields;
}

function checkFields(
  fields: VendorFields,
  body: unknown,
  path: string,
  options: Check & { readonly isOpen?: boolean },
): readonly Violation[] {
  if (options.isUnknown?.(body)) return [];
  if (!isObject(body)) return [mismatch("object", body, path)];
  const missing = Object.entries(fields)
    .filter(([name, field]) => isRequired(field, options) && body[name] === undefined)
    .map(([name]) => ({ path: inside(path, name), problem: "is required" }));
  const { isOpen: _, ...inner } = options;
  const given = Object.entries(body).flatMap(([name, value]): readonly Violation[] => {
    const here = inside(path, name);
    const field = fields[name];
    if (!field) return options.isOpen ? [] : [{ path: here, problem: "is not a field of the type" }];
    // Identifiers are marked as output only by some services that all the same want them in a body.
    if (field.readOnly && name !== "name") return [{ path: here, problem: "is read-only" }];
    return checkValue(field, value, here, inner);
  });
  return [...missing, ...given];
}

function isRequired(field: VendorField, { method }: CheckOptions): boolean {
  if (field.requiredBy) return method !== undefined && field.requiredBy.includes(method);
  return field.required === true && method !== undefined;
}

function checkValue(field: VendorField, value: unknown, path: string, options: Check): readonly Violation[] {
  if (options.isUnknown?.(value)) return [];
  switch (field.type) {
    case "object":
      return checkObject(field, value, path, options);
    case "array":
      if (!Array.isArray(value)) return [mismatch("array", value, path)];
      return value.flatMap((item, index) => (field.of ? checkValue(field.of, item, `${path}[${index}]`, options) : []));
    case "map":
      if (!isObject(value)) return [mismatch("object", value, path)];
      return Object.entries(value).flatMap(([key, item]) => (field.of ? checkValue(field.of, item, inside(path, key), options) : []));
    default:
      return checkScalar(field, value, path);
  }
}

function checkObject(field: VendorField, value: unknown, path: string, options: Check): readonly Violation[] {
  if (field.ref !== undefined) return checkFields(options.fieldsOf(field.ref), value, path, options);
  if (field.fields) return checkFields(field.fields, value, path, { ...options, isOpen: field.isOpen === true });
  if (field.oneOf) return leastWrong(field.oneOf.map((schema) => checkFields(options.fieldsOf(schema), value, path, options)));
  return isObject(value) ? [] : [mismatch("object", value, path)];
}

/** A value that may have several forms is as wrong as it is in the form that fits best. */
function leastWrong(tries: readonly (readonly Violation[])[]): readonly Violation[] {
  return [...tries].sort((left, right) => left.length - right.length)[0] ?? [];
}

function checkScalar(field: VendorField, value: unknown, path: string): readonly Violation[] {
  if (field.type === "any") return [];
  if (!isOfType(field, value)) return [mismatch(field.format ?? field.type, value, path)];
  if (field.enum && typeof value === "string" && !field.enum.includes(value)) {
    return [{ path, problem: `"${value}" is not one of ${field.enum.slice(0, 8).join(", ")}` }];
  }
  return [];
}

function isOfType({ type, format }: VendorField, value: unknown): boolean {
  switch (type) {
    case "string":
      // JSON has no 64-bit integers: the vendor writes them as text.
      return typeof value === "string" && (format === "int64" || format === "uint64" ? /^-?\d+$/.test(value) : true);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    default:
      return false;
  }
}

function mismatch(expected: string, value: unknown, path: string): Violation {
  return { path, problem: `expected ${expected}, found ${JSON.stringify(value)?.slice(0, 80)}` };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inside(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
