import { collectReferences, type DesiredResource, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { isKnownAttribute, violationsOf } from "../../vendor-schema.testing.ts";
import { isServiceType, serviceFactsOf } from "../services/service-type-facts.ts";
import { ALL_PLATFORM, compileSmall } from "./small-environment.testing.ts";
import { nameRuleOf, typeFactsOf } from "./type-facts.ts";
import { VARIANT_DRAWINGS } from "./variant-drawings.testing.ts";

const TABLE = VARIANT_DRAWINGS.flatMap(([variant, component, drawing]) =>
  (drawing.tier ? [drawing.tier] : TIERS).flatMap((tier) =>
    [ALL_PLATFORM, []].map((omit) => ({
      variant,
      component,
      tier,
      with: omit.length === 0 ? "with" : "without",
      drawing: { ...drawing, tier, omit },
    })),
  ),
);

/** `\\p{Print}` is Java's word for printable ASCII. */
function illegalName(resource: DesiredResource): string[] {
  if (isServiceType(resource.type)) return illegalServiceName(resource);
  const { nameProperty } = typeFactsOf(resource.type);
  const name = nameProperty === undefined ? undefined : resource.properties[nameProperty];
  if (typeof name !== "string" || TYPES_WITHOUT_RULE.has(resource.type)) return [];
  const { max, pattern } = nameRuleOf(resource.type);
  const isLegal = name.length <= max && new RegExp(pattern?.replace("\\p{Print}", "[ -~]") ?? "").test(name);
  return isLegal ? [] : [`${resource.address}: ${name}`];
}

function illegalServiceName({ type, address, properties }: DesiredResource): string[] {
  const { name: rule } = serviceFactsOf(type);
  const name = properties["name"] ?? properties["display_name"] ?? properties["displayName"];
  const isLegal = rule === null || typeof name !== "string" || (name.length <= rule.max && /^[a-z][a-z0-9_-]*$/.test(name));
  return isLegal ? [] : [`${address}: ${String(name)}`];
}

/** The registry tells no rule for these; their lowerings keep well below the services' limits. */
const TYPES_WITHOUT_RULE: ReadonlySet<string> = new Set(["AWS::Logs::LogGroup", "AWS::KMS::Alias"]);

describe.each(TABLE)("$variant at $tier, $with what the tier attaches", ({ variant, component, drawing }) => {
  const compilation = compileSmall(drawing);
  const { resources } = compilation;

  it("is what the component becomes, without errors", () => {
    expect(compilation.components.find((one) => one.component === component)?.variant).toBe(variant);
    expect(compilation.diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
    expect(resources.some((resource) => resource.component === component)).toBe(true);
  });

  it("sends only what the vendor's schema takes, and refers only to what it returns", () => {
    expect(resources.flatMap((resource) => violationsOf(resource))).toEqual([]);
    const types = new Map(resources.map((resource) => [resource.address, resource.type]));
    const unknown = resources
      .flatMap((resource) => collectReferences(resource.properties))
      .filter((found) => !isKnownAttribute(types.get(found.$ref) ?? "", found.attr));
    expect(unknown).toEqual([]);
  });

  it("gives legal names", () => {
    expect(resources.flatMap((resource) => illegalName(resource))).toEqual([]);
  });

  it("never allows every action of a service", () => {
    const policies = resources
      .filter((resource) => resource.type === "AWS::IAM::RolePolicy")
      .map((resource) => JSON.stringify(resource.properties));
    expect(policies.filter((text) => /"Action":\[[^\]]*"(\*|[a-z-]+:\*)"/.test(text))).toEqual([]);
  });
});
