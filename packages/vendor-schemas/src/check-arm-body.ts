import { type ArmObject, type ArmShape, armShape, armShapeOf, marksOfField, shapeOfField } from "./azure.ts";
import type { CheckOptions, Violation } from "./check-body.ts";

/** Values that the services' documentation has and the type files lack. */
const DOCUMENTED: readonly { readonly type: string; readonly path: RegExp; readonly value: RegExp }[] = [
  { type: "Microsoft.Insights/dataCollectionRules", path: /^kind$/, value: /^"Direct"/ },
  { type: "Microsoft.Insights/dataCollectionRules", path: /^properties\.dataFlows\[\d+\]\.streams/, value: /^"Custom-/ },
];

/** What ARM fills in itself, whatever the type. */
const OF_THE_ADDRESS: ReadonlySet<string> = new Set(["id", "type", "apiVersion"]);

/**
 * Everything in a request that the vendor's type refuses: an illegal name, unknown and read-only fields, wrong types, values
 * outside an enumeration or a range, what is missing. `undefined` when the file does not hold the type.
 */
export function checkArmBody(
  request: { readonly type: string; readonly apiVersion: string; readonly name: string; readonly body: unknown },
  options: CheckOptions = {},
): readonly Violation[] | undefined {
  const shape = armShapeOf(request.type, request.apiVersion);
  if (!shape) return undefined;
  const { body, name } = request;
  if (!isObject(body)) return [mismatch("object", body, "")];
  return checkShape(shape, { ...body, name }, "", options).filter((violation) => !isDocumented(request.type, violation));
}

function isDocumented(type: string, { path, problem }: Violation): boolean {
  return DOCUMENTED.some((known) => known.type === type && known.path.test(path) && known.value.test(problem));
}

function checkShape(shape: ArmShape, value: unknown, path: string, options: CheckOptions): readonly Violation[] {
  if (options.isUnknown?.(value)) return [];
  if ("fields" in shape) return checkObject(shape, value, path, options);
  if ("items" in shape) {
    if (!Array.isArray(value)) return [mismatch("array", value, path)];
    const item = armShape(shape.items);
    return [...checkLength(shape, value.length, path), ...value.flatMap((entry, at) => checkShape(item, entry, `${path}[${at}]`, options))];
  }
  if ("oneOf" in shape) return checkOneOf(shape.oneOf.map(armShape), value, path, options);
  if ("value" in shape) return value === shape.value ? [] : [notAmong([shape], value, path)];
  return checkScalar(shape, value, path);
}

/**
 * The least refused attempt is what is reported; plain values are told what would be allowed. A list of values that says "or any
 * other text" is taken at its values: what is not among them is a slip far more often than news.
 */
function checkOneOf(alternatives: readonly ArmShape[], value: unknown, path: string, options: CheckOptions): readonly Violation[] {
  const isList = alternatives.some((shape) => "value" in shape);
  const shapes = isList ? alternatives.filter((shape) => !isAnyText(shape)) : alternatives;
  const attempts = shapes.map((shape) => checkShape(shape, value, path, options));
  const best = attempts.reduce((least, attempt) => (attempt.length < least.length ? attempt : least));
  return best.length === 0 || isObject(value) ? best : [notAmong(shapes, value, path)];
}

function isAnyText(shape: ArmShape): boolean {
  return "is" in shape && shape.is === "string" && Object.keys(shape).length === 1;
}

function checkObject(shape: ArmObject, value: unknown, path: string, options: CheckOptions): readonly Violation[] {
  if (!isObject(value)) return [mismatch("object", value, path)];
  const { fields, others, problem } = fieldsOfKind(shape, value, options);
  if (problem !== undefined) return [{ path: inside(path, shape.by ?? ""), problem }];
  const missing = Object.entries(fields)
    .filter(([name, field]) => marksOfField(field).includes("r") && value[name] === undefined && !(path === "" && OF_THE_ADDRESS.has(name)))
    .map(([name]) => ({ path: inside(path, name), problem: "is required" }));
  const given = Object.entries(value).flatMap(([name, item]): readonly Violation[] => {
    const here = inside(path, name);
    const field = fields[name];
    if (field === undefined) {
      return others === undefined
        ? [{ path: here, problem: "is not a property of the type" }]
        : checkShape(armShape(others), item, here, options);
    }
    if (marksOfField(field).includes("o")) return [{ path: here, problem: "is read-only" }];
    return checkShape(shapeOfField(field), item, here, options);
  });
  return [...missing, ...given];
}

interface KindFields extends Pick<ArmObject, "fields" | "others"> {
  readonly problem?: string;
}

/** Some objects take other fields depending on the value of one of them. */
function fieldsOfKind(shape: ArmObject, value: Readonly<Record<string, unknown>>, options: CheckOptions): KindFields {
  const { fields, by, kinds } = shape;
  if (by === undefined || kinds === undefined || options.isUnknown?.(value[by])) return shape;
  const number = kinds[String(value[by])];
  const kind = number === undefined ? undefined : armShape(number);
  if (!kind || !("fields" in kind)) {
    return { fields, problem: `${JSON.stringify(value[by])} is not one of ${Object.keys(kinds).slice(0, 8).join(", ")}` };
  }
  return { ...shape, ...(kind.others === undefined ? {} : { others: kind.others }), fields: { ...fields, ...kind.fields } };
}

function checkScalar(shape: Extract<ArmShape, { readonly is: string }>, value: unknown, path: string): readonly Violation[] {
  switch (shape.is) {
    case "any":
      return [];
    case "null":
      return value === null ? [] : [mismatch("null", value, path)];
    case "boolean":
      return typeof value === "boolean" ? [] : [mismatch("boolean", value, path)];
    case "integer":
      return checkInteger(shape, value, path);
    case "string":
      if (typeof value !== "string") return [mismatch("string", value, path)];
      if (shape.pattern !== undefined && !new RegExp(shape.pattern, "u").test(value)) {
        return [{ path, problem: `"${value}" does not match ${shape.pattern}` }];
      }
      return checkLength(shape, value.length, path);
  }
}

/** The type files know integers only: a fraction passes where no bounds say otherwise, since ARM's numbers are written as integers there. */
function checkInteger(
  shape: { readonly minValue?: number; readonly maxValue?: number },
  value: unknown,
  path: string,
): readonly Violation[] {
  if (typeof value !== "number" || !Number.isFinite(value)) return [mismatch("number", value, path)];
  if (shape.minValue !== undefined && value < shape.minValue) return [{ path, problem: `${value} is less than ${shape.minValue}` }];
  if (shape.maxValue !== undefined && value > shape.maxValue) return [{ path, problem: `${value} is more than ${shape.maxValue}` }];
  return [];
}

function checkLength(
  shape: { readonly minLength?: number; readonly maxLength?: number },
  length: number,
  path: string,
): readonly Violation[] {
  if (shape.minLength !== undefined && length < shape.minLength) return [{ path, problem: `is shorter than ${shape.minLength}` }];
  if (shape.maxLength !== undefined && length > shape.maxLength) return [{ path, problem: `is longer than ${shape.maxLength}` }];
  return [];
}

function notAmong(shapes: readonly ArmShape[], value: unknown, path: string): Violation {
  const allowed = shapes.flatMap((shape) => ("value" in shape ? [shape.value] : "is" in shape ? [`any ${shape.is}`] : []));
  return { path, problem: `${JSON.stringify(value)} is not one of ${allowed.slice(0, 8).join(", ")}` };
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
