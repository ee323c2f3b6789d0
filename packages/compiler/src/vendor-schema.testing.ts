import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from "@aws-cdk/service-spec-types";
import { type DesiredResource, isJoin, isList, isMap, isReference, isSecret, type Value } from "@zerolake/resources";
import { isDirectType } from "./lower/aws/type-facts.ts";
import { isKnownServiceAttribute, serviceViolations, uncheckedServiceReason } from "./lower/services/service-check.testing.ts";
import { isServiceType } from "./lower/services/service-type-facts.ts";

/** One thing that the vendor's own schema refuses. */
export interface Violation {
  readonly address: string;
  readonly path: string;
  readonly problem: string;
}

type Fields = Readonly<Record<string, Property>>;

/** The vendor's schema, read without any of our own tables: what it refuses, the cloud refuses. */
const spec: SpecDatabase = loadAwsServiceSpecSync();

/** Why a resource cannot be held against the vendor's schema; `undefined` when it can. */
export function uncheckedReason(resource: DesiredResource): string | undefined {
  if (isServiceType(resource.type)) return uncheckedServiceReason(resource.type);
  if (resource.type.startsWith("Zerolake::")) return "a step of our own, without a vendor schema";
  return resourceType(resource.type) ? undefined : `${resource.type} is not in the vendor's schema`;
}

/** Checks every property of a resource: known, required, of the right type, among the allowed values, not read-only. */
export function violationsOf(resource: DesiredResource): readonly Violation[] {
  if (isServiceType(resource.type)) return serviceViolations(resource);
  const type = resourceType(resource.type);
  if (!type) return [];
  const report = (path: string, problem: string): Violation => ({ address: resource.address, path, problem });
  return checkFields(resource.properties, type.properties, "", report, isDirectType(resource.type) ? {} : (type.attributes as Fields));
}

/** Attributes that a reference may name: those of the resource and its properties. */
export function isKnownAttribute(cloudFormationType: string, attr: string): boolean {
  if (isServiceType(cloudFormationType)) return isKnownServiceAttribute(cloudFormationType, attr);
  const type = resourceType(cloudFormationType);
  if (!type) return true;
  const [head = ""] = attr.split(".");
  return attr in type.attributes || head in type.attributes || head in type.properties;
}

function resourceType(name: string): Resource | undefined {
  return spec.lookup("resource", "cloudFormationType", "equals", name)[0];
}

type Report = (path: string, problem: string) => Violation;

function checkFields(value: Value, fields: Fields, path: string, report: Report, readOnly: Fields = {}): Violation[] {
  if (!isMap(value)) return [report(path, `expected an object, found ${JSON.stringify(value)}`)];
  const required = Object.entries(fields).filter(([name, field]) => field.required && value[name] === undefined);
  return [
    ...required.map(([name]) => report(join(path, name), "is required")),
    ...Object.entries(value).flatMap(([name, item]) => {
      const field = fields[name];
      const here = join(path, name);
      if (!field) return [report(here, name in readOnly ? "is read-only" : "is not a property of the type")];
      return checkAnyType(item, [field.type, ...(field.previousTypes ?? [])], here, report);
    }),
  ];
}

/** A property that changed its type takes the old ones too: the least refused attempt is what is reported. */
function checkAnyType(value: Value, types: readonly PropertyType[], path: string, report: Report): Violation[] {
  const attempts = types.map((type) => checkType(value, type, path, report));
  return attempts.reduce((best, attempt) => (attempt.length < best.length ? attempt : best));
}

function checkType(value: Value, type: PropertyType, path: string, report: Report): Violation[] {
  if (isReference(value) || isSecret(value)) return [];
  const mismatch = (): Violation[] => [report(path, `expected ${type.type}, found ${JSON.stringify(value)?.slice(0, 80)}`)];
  switch (type.type) {
    case "string":
      return isJoin(value) || typeof value === "string" ? allowed(value, type.allowedValues, path, report) : mismatch();
    case "array":
      return isList(value) ? value.flatMap((item, index) => checkType(item, type.element, `${path}[${index}]`, report)) : mismatch();
    case "map":
      if (!isMap(value)) return mismatch();
      return Object.entries(value).flatMap(([key, item]) => checkType(item, type.element, join(path, key), report));
    case "union":
      return checkAnyType(value, type.types, path, report);
    case "ref":
      return checkFields(value, (spec.get("typeDefinition", type.reference) as TypeDefinition).properties, path, report);
    default:
      return IS_SCALAR[type.type](value) ? [] : mismatch();
  }
}

const IS_SCALAR = {
  "date-time": (value: Value) => typeof value === "string",
  boolean: (value: Value) => typeof value === "boolean",
  integer: (value: Value) => Number.isInteger(value),
  number: (value: Value) => typeof value === "number",
  json: (value: Value) => isMap(value) || isList(value) || typeof value === "string",
  null: (value: Value) => value === null,
  tag: (value: Value) => isMap(value) && typeof value["Key"] === "string" && typeof value["Value"] === "string",
} as const;

/** An enumeration is closed: what is not listed is refused. */
function allowed(value: Value, values: readonly string[] | undefined, path: string, report: Report): Violation[] {
  if (!values || typeof value !== "string" || values.includes(value)) return [];
  return [report(path, `"${value}" is not one of ${values.slice(0, 8).join(", ")}`)];
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
