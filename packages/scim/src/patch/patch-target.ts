import type { Condition } from "../filter/condition.ts";
import type { Filter } from "../filter/filter.ts";
import { readFilter } from "../filter/parse-filter.ts";
import { resolveValueFilter } from "../filter/resolve-filter.ts";
import { TokenReader } from "../filter/token-reader.ts";
import { refuse, refuseAs } from "../problem.ts";
import type { Attribute } from "../schema/attribute.ts";
import { attributeNamed, resolveAttribute } from "../schema/resolve-attribute.ts";
import type { ResourceKind } from "../schema/resource-kind.ts";

/** What a change is about: an attribute, some of its values, or a part of it or of them. */
export interface PatchTarget {
  readonly extension?: string;
  readonly attribute: Attribute;
  /** Which values of a list. */
  readonly chosen?: { readonly filter: Filter; readonly condition: Condition };
  readonly sub?: Attribute;
}

/**
 * Reads a path by RFC 7644 figure 7: `attr`, `attr.sub`, `attr[filter]` or `attr[filter].sub`. Refuses by throwing: what is wrong in the
 * brackets as a filter, everything else as a path.
 */
export function readTarget(kind: ResourceKind, text: string): PatchTarget {
  const reader = refuseAs("invalidPath", () => new TokenReader(text));
  const path = refuseAs("invalidPath", () => reader.takePath());
  const place = resolveAttribute(kind, path) ?? refuse("invalidPath", `There is no attribute “${text}”.`);
  if (!reader.takeIf("[")) {
    refuseAs("invalidPath", () => reader.expectEnd());
    return place;
  }
  const { attribute } = place;
  if (path.sub !== undefined || !attribute.multiValued || attribute.type !== "complex")
    return refuse("invalidPath", `“${attribute.name}” is no list of parts, so nothing can stand in brackets after it.`);
  const filter = readFilter(reader, 0);
  const condition = resolveValueFilter(attribute, filter);
  const sub = refuseAs("invalidPath", () => takeRest(reader, attribute));
  return { ...place, chosen: { filter, condition }, ...(sub ? { sub } : {}) };
}

function takeRest(reader: TokenReader, { name, subAttributes }: Attribute): Attribute | undefined {
  reader.expect("]");
  const part = reader.takeIf(".") ? reader.takePath() : undefined;
  reader.expectEnd();
  if (!part) return undefined;
  const found = part.schema === undefined && part.sub === undefined ? attributeNamed(subAttributes, part.name) : undefined;
  return found ?? refuse("invalidPath", `“${name}” has no part “${part.name}”.`);
}
