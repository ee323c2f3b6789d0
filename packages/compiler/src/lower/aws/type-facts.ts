import type { TypeFacts } from "@zerolake/resources";
import type { NameForm } from "../physical-name.ts";
import directFacts from "./direct-type-facts.json" with { type: "json" };
import facts from "./type-facts.json" with { type: "json" };

/** How a type's physical names look; `pattern` is the cloud's own. */
export interface NameRule extends NameForm {
  readonly property: string;
  readonly min?: number;
  readonly pattern?: string;
}

interface StoredFacts {
  readonly createOnly: readonly string[];
  readonly readOnly: readonly string[];
  readonly writeOnly: readonly string[];
  readonly identifier: readonly string[];
  readonly name: NameRule | null;
  readonly tags: { readonly property: string; readonly shape: "list" | "map" } | null;
}

/** Types that Cloud Control does not manage, and steps of our own, are described in the second file and win. */
const FACTS = { ...facts, ...directFacts } as unknown as Readonly<Record<string, StoredFacts>>;

/** Source: CloudFormation registry schemas (cfn-lint 1.51.0, us-east-1) united with aws-service-spec 0.1.216; where they disagree the stricter one is kept. */
export function typeFactsOf(type: string): TypeFacts {
  const stored = storedFactsOf(type);
  const nameProperty = stored.name?.property ?? (isChosenByUs(stored) && stored.identifier.length === 1 ? stored.identifier[0] : undefined);
  return {
    ...(nameProperty === undefined ? {} : { nameProperty }),
    createOnly: stored.createOnly,
    readOnly: stored.readOnly,
    writeOnly: stored.writeOnly,
    identifier: stored.identifier,
    hasUniqueName: (stored.name !== null || isChosenByUs(stored)) && !TYPES_WITH_DUPLICATE_NAMES.has(type),
    tags: stored.tags,
  };
}

export function nameRuleOf(type: string): NameRule {
  const rule = storedFactsOf(type).name;
  if (!rule) throw new Error(`${type} has no name of its own: find it again by its owner tags`);
  return rule;
}

/** The whole identifier is made of what we send, so the resource can be looked up before anybody answered. */
function isChosenByUs(stored: StoredFacts): boolean {
  return stored.identifier.every((path) => !stored.readOnly.includes(path));
}

/** Names are given but two resources may share one, or a second create makes another revision. */
const TYPES_WITH_DUPLICATE_NAMES: ReadonlySet<string> = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::Athena::NamedQuery",
  "AWS::ECS::TaskDefinition",
]);

/** True for types that a direct handler of the driver manages, not Cloud Control. */
export function isDirectType(type: string): boolean {
  return type in directFacts;
}

function storedFactsOf(type: string): StoredFacts {
  const stored = FACTS[type];
  if (!stored) throw new Error(`No facts about ${type}: add it to type-facts.json`);
  return stored;
}
