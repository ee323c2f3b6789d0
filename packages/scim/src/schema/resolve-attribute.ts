import type { Attribute } from "./attribute.ts";
import type { AttributePath } from "./attribute-path.ts";
import { type ResourceKind, topAttributes } from "./resource-kind.ts";

/** An attribute that a path leads to. */
export interface AttributePlace {
  /** URN of the extension whose object holds it; absent: it stands at the top of the resource. */
  readonly extension?: string;
  readonly attribute: Attribute;
  readonly sub?: Attribute;
}

/** Names and URNs are compared without regard to case (RFC 7643 §2.1). */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((each) => isSameName(each.name, name));
}

/** `undefined` when the kind has no such attribute. */
export function resolveAttribute(kind: ResourceKind, { schema, name, sub }: AttributePath): AttributePlace | undefined {
  const extension = kind.extensions.find(({ id }) => schema !== undefined && isSameName(id, schema));
  const isCore = schema === undefined || isSameName(schema, kind.schema.id);
  const attributes = extension ? extension.attributes : isCore ? topAttributes(kind) : [];
  const attribute = attributeNamed(attributes, name);
  if (!attribute) return undefined;
  const place = { ...(extension ? { extension: extension.id } : {}), attribute };
  if (sub === undefined) return place;
  const part = attributeNamed(attribute.subAttributes, sub);
  return part && { ...place, sub: part };
}

/** The extension that a whole path names, e.g. in `{"path": "urn:…:enterprise:2.0:User"}`. */
export function extensionNamed(kind: ResourceKind, path: string): string | undefined {
  return kind.extensions.find(({ id }) => isSameName(id, path))?.id;
}
