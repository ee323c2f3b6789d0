import type { TypeFacts } from "@zerolake/resources";
import facts from "./type-facts.json" with { type: "json" };

/** How a type's physical names look. `max` counts characters; `pattern` is the cloud's own. */
export interface NameRule {
  readonly property: string;
  readonly max: number;
  readonly min?: number;
  readonly pattern?: string;
  readonly style: "hyphen" | "lower-hyphen" | "lower_underscore";
}

interface StoredFacts {
  readonly createOnly: readonly string[];
  readonly readOnly: readonly string[];
  readonly writeOnly: readonly string[];
  readonly identifier: readonly string[];
  readonly name: NameRule | null;
  readonly tags: { readonly property: string; readonly shape: "list" | "map" } | null;
}

const FACTS = facts as unknown as Readonly<Record<string, StoredFacts>>;

/** Source: CloudFormation registry schemas (cfn-lint 1.51.0, us-east-1) united with aws-service-spec 0.1.216; where they disagree the stricter one is kept. */
export function typeFactsOf(type: string): TypeFacts {
  const stored = storedFactsOf(type);
  return {
    createOnly: stored.createOnly,
    readOnly: stored.readOnly,
    writeOnly: stored.writeOnly,
    identifier: stored.identifier,
    hasUniqueName: stored.name !== null && !TYPES_WITH_DUPLICATE_NAMES.has(type),
    tags: stored.tags,
  };
}

export function nameRuleOf(type: string): NameRule {
  const rule = storedFactsOf(type).name;
  if (!rule) throw new Error(`${type} has no name of its own: find it again by its owner tags`);
  return rule;
}

/** Names are given but two resources may share one. */
const TYPES_WITH_DUPLICATE_NAMES: ReadonlySet<string> = new Set(["AWS::ApiGatewayV2::Api", "AWS::Athena::NamedQuery"]);

function storedFactsOf(type: string): StoredFacts {
  const stored = FACTS[type];
  if (!stored) throw new Error(`No facts about ${type}: add it to type-facts.json`);
  return stored;
}
