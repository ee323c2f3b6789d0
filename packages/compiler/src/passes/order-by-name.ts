import { type DesiredResource, isJoin, needsOf, orderByDependency, type Value, walkValue } from "@zerolake/resources";

/**
 * Pass: names and ARNs are computed, so a resource can mention another one without referring to it. Physical names are
 * unique by their owner suffix: whoever mentions one waits for its bearer. Policies are left alone, since they name what
 * comes later on purpose. An order that would close a circle is left out. Linear in the text of all properties.
 */
export function orderByName(resources: readonly DesiredResource[]): readonly DesiredResource[] {
  const bearers = bearersOf(resources);
  const ordered = resources.map((resource) =>
    NAMES_WHAT_COMES_LATER.has(resource.type) ? resource : withDependencies(resource, mentionedIn(resource, bearers)),
  );
  const { cyclic } = orderByDependency(new Map(ordered.map((resource) => [resource.address, needsOf(resource)])));
  if (cyclic.length === 0) return ordered;
  const inCircle = new Set(cyclic);
  return ordered.map((resource, index) => (inCircle.has(resource.address) ? (resources[index] ?? resource) : resource));
}

const NAMES_WHAT_COMES_LATER: ReadonlySet<string> = new Set([
  "AWS::IAM::Role",
  "AWS::IAM::RolePolicy",
  "AWS::KMS::Key",
  "AWS::S3::BucketPolicy",
  "AWS::SNS::TopicInlinePolicy",
]);

/** A name of ours: words, then eight hexadecimal digits. */
const NAME = /[a-z][a-z0-9_-]*[-_][0-9a-f]{8}(?![0-9a-z_-])/g;

/** Name → address of the resource that bears it as its own. */
function bearersOf(resources: readonly DesiredResource[]): ReadonlyMap<string, string> {
  const bearers = new Map<string, string>();
  for (const { address, facts, properties, deferredUntil } of resources) {
    // Whoever only mentions something deferred can live without it; whoever cannot refers to it or depends on it.
    if (deferredUntil !== undefined) continue;
    const value = facts.nameProperty === undefined ? undefined : properties[facts.nameProperty];
    // An address names its parents first.
    const name = typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1).match(NAME)?.[0] : undefined;
    if (name !== undefined && !bearers.has(name)) bearers.set(name, address);
  }
  return bearers;
}

function mentionedIn(resource: DesiredResource, bearers: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>();
  walkValue(resource.properties, (value) => {
    for (const text of textsIn(value)) {
      for (const [name] of text.matchAll(NAME)) {
        const bearer = bearers.get(name);
        if (bearer !== undefined && bearer !== resource.address) found.add(bearer);
      }
    }
  });
  return [...found];
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  return isJoin(value) ? value.$join.filter((part): part is string => typeof part === "string") : [];
}

function withDependencies(resource: DesiredResource, more: readonly string[]): DesiredResource {
  const missing = more.filter((address) => !resource.dependsOn.includes(address));
  return missing.length === 0 ? resource : { ...resource, dependsOn: [...resource.dependsOn, ...missing] };
}
