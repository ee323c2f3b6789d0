import type { Property, PropertyType, Resource, TypeDefinition } from "@aws-cdk/service-spec-types";
import type { SpecIndex } from "./spec-index.ts";
import { writeOnlyPaths } from "./write-only-paths.ts";

/** What the vendor publishes about one type, in the form that checks and handlers need. */
export interface ResourceSchema {
  readonly type: string;
  readonly properties: Readonly<Record<string, Property>>;
  /** Set by the service; a top-level name, or a dotted path. */
  readonly readOnly: readonly string[];
  readonly createOnly: readonly string[];
  readonly writeOnly: readonly string[];
  readonly identifier: readonly string[];
  readonly attributes: Readonly<Record<string, PropertyType>>;
  readonly arnTemplate?: string;
  readonly tagProperty?: { readonly name: string; readonly shape: "list" | "map" };
  /** The fields of a structured property, or `undefined` when the type is not structured. */
  readonly fieldsOf: (type: PropertyType) => Readonly<Record<string, Property>> | undefined;
}

/** Schemas by type name, made when first asked for. */
export class SchemaCatalog {
  readonly #index: SpecIndex;
  readonly #schemas = new Map<string, ResourceSchema | null>();

  constructor(index: SpecIndex) {
    this.#index = index;
  }

  find(type: string): ResourceSchema | undefined {
    let schema = this.#schemas.get(type);
    if (schema === undefined) {
      const resource = this.#index.resource(type) as Resource | undefined;
      schema = resource ? toSchema(resource, this.#index) : null;
      this.#schemas.set(type, schema);
    }
    return schema ?? undefined;
  }
}

function toSchema(resource: Resource, index: SpecIndex): ResourceSchema {
  const fieldsOf: ResourceSchema["fieldsOf"] = (type) => {
    if (type.type !== "ref") return undefined;
    return (index.definition(type.reference.$ref) as TypeDefinition | undefined)?.properties;
  };
  const tags = resource.tagInformation;
  const attributes = Object.fromEntries(Object.entries(resource.attributes).map(([name, { type }]) => [name, type]));
  return {
    type: resource.cloudFormationType,
    properties: resource.properties,
    // The vendor lists what a template may read, which includes ordinary properties: only the others are read-only.
    readOnly: Object.keys(attributes).filter((path) => !isSettable(path.split("."), resource.properties, fieldsOf)),
    createOnly: [
      ...createOnlyPaths(resource.properties, fieldsOf),
      ...(resource.additionalReplacementProperties ?? []).map((path) => path.join(".")),
    ],
    writeOnly: writeOnlyPaths(resource.cloudFormationType),
    identifier: resource.primaryIdentifier ?? resource.cfnRefIdentifier ?? [],
    attributes,
    ...(resource.arnTemplate ? { arnTemplate: resource.arnTemplate } : {}),
    ...(tags ? { tagProperty: { name: tags.tagPropertyName, shape: tags.variant === "map" ? "map" : "list" } } : {}),
    fieldsOf,
  };
}

function isSettable(
  path: readonly string[],
  properties: Readonly<Record<string, Property>>,
  fieldsOf: ResourceSchema["fieldsOf"],
): boolean {
  const [head, ...rest] = path;
  const property = head === undefined ? undefined : properties[head];
  if (!property) return false;
  if (rest.length === 0) return true;
  const fields = fieldsOf(property.type);
  return fields !== undefined && isSettable(rest, fields, fieldsOf);
}

/** Paths through single objects only: inside lists the vendor marks the list itself. */
function createOnlyPaths(
  properties: Readonly<Record<string, Property>>,
  fieldsOf: ResourceSchema["fieldsOf"],
  seen: readonly unknown[] = [],
): readonly string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (property.causesReplacement === "yes") return [name];
    const fields = fieldsOf(property.type);
    if (!fields || seen.length > 3) return [];
    return createOnlyPaths(fields, fieldsOf, [...seen, fields]).map((path) => `${name}.${path}`);
  });
}
