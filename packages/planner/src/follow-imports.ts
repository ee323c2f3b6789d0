import {
  type Address,
  type DesiredResource,
  isList,
  isMap,
  isReference,
  isSecret,
  type PropertyMap,
  type Value,
} from "@zerolake/resources";
import type { RecordedResource } from "./plan.ts";
import { valueAt, withValueAt } from "./property-path.ts";

/** How every computed name ends: eight hexadecimal digits of who owns it. Only such a text is certain to mean one resource wherever it stands. */
const COMPUTED_NAME = /[0-9a-f]{8}$/;

/**
 * The design as it reads once imported resources keep what cannot be changed: what was fixed at their creation stays as it is, and
 * wherever another resource mentions a computed name of theirs – in a policy, an ARN, an address – the name that they really have stands instead.
 * Without imports it is the same list. Linear in the size of the design for each import.
 */
export function followImports(desired: readonly DesiredResource[], recorded: readonly RecordedResource[]): readonly DesiredResource[] {
  const imported = new Map(recorded.filter(({ isImported }) => isImported).map((resource) => [resource.address, resource]));
  if (imported.size === 0) return desired;
  const rename = renaming(desired, imported);
  return desired.map((resource) => {
    const prior = imported.get(resource.address);
    const properties = mapTexts(resource.properties, rename) as PropertyMap;
    return { ...resource, properties: prior?.type === resource.type ? withFixed({ ...resource, properties }, prior) : properties };
  });
}

/** What was fixed at creation, as it is recorded; what nobody recorded is not asked for. */
function withFixed({ properties, facts }: DesiredResource, prior: RecordedResource): PropertyMap {
  return facts.createOnly.reduce((result, path) => {
    // Inside lists no element is the same as another one for certain: the list stays as a whole.
    const fixed = path.split(".*")[0] ?? path;
    return withValueAt(result, fixed, valueAt(prior.properties, fixed));
  }, properties);
}

function renaming(desired: readonly DesiredResource[], imported: ReadonlyMap<Address, RecordedResource>): (text: string) => string {
  const names = new Map<string, string>();
  for (const { address, type, facts, properties } of desired) {
    const prior = imported.get(address);
    if (prior?.type !== type) continue;
    for (const path of facts.createOnly) collectNames(valueAt(properties, path), valueAt(prior.properties, path), names);
  }
  if (names.size === 0) return (text) => text;
  // An id is replaced before the name that it ends with.
  const longestFirst = [...names.keys()].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.map(wholeName).join("|"), "g");
  return (text) => text.replace(pattern, (name) => names.get(name) ?? name);
}

function collectNames(computed: Value | undefined, real: Value | undefined, names: Map<string, string>): void {
  if (computed === undefined || real === undefined) return;
  if (isMap(computed) && isMap(real)) for (const key of Object.keys(computed)) collectNames(computed[key], real[key], names);
  if (typeof computed === "string" && typeof real === "string" && computed !== real && COMPUTED_NAME.test(computed))
    names.set(computed, real);
}

/** A name inside a longer one is another name. */
function wholeName(name: string): string {
  const before = /^\w/.test(name) ? "(?<![\\w-])" : "";
  return `${before}${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`;
}

function mapTexts(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value);
  if (isList(value)) return value.map((item) => mapTexts(item, change));
  if (!isMap(value) || isReference(value) || isSecret(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
