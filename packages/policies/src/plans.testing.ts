import { type Blueprint, expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { type Plan, planApply } from "@zerolake/planner";
import type { Cloud, DesiredResource, PropertyMap, Target } from "@zerolake/resources";
import type { PolicyInput } from "./evaluate-policies.ts";

const PLACES: Readonly<Record<Cloud, Pick<Target, "region" | "account">>> = {
  aws: { region: "eu-central-1", account: "123456789012" },
  azure: { region: "westeurope", account: "00000000-0000-4000-8000-000000000000" },
  gcp: { region: "europe-west1", account: "some-project" },
};

export const CASES = TEMPLATES.flatMap(({ id }) => (["aws", "azure", "gcp"] as const).map((cloud) => ({ id, cloud })));

/** Tags of the design of every template here. */
const TAGS = { "cost-center": "A-12", owner: "Data Team" };

const compiled = new Map<string, Plan>();

/** What a template makes on a cloud where nothing is yet; compiled once. */
export function templatePlan(id: string, cloud: Cloud): Plan {
  const plan = compiled.get(`${id} ${cloud}`) ?? compileTemplate(id, cloud);
  compiled.set(`${id} ${cloud}`, plan);
  return plan;
}

function compileTemplate(id: string, cloud: Cloud): Plan {
  const template = TEMPLATES.find((candidate) => candidate.id === id)!;
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = { "images.runtime": `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}` };
  const expanded = expandTemplate(template);
  const blueprint: Blueprint = { ...expanded, policies: { ...expanded.policies, tags: TAGS } };
  return planOf(compile(blueprint, { cloud, ...PLACES[cloud], tier: "production", environment, choices, overrides: {} }).resources);
}

export function planOf(desired: readonly DesiredResource[]): Plan {
  return planApply({ desired, recorded: [] });
}

export function inputOf(plan: Plan, cloud: Cloud = "aws", more: Partial<PolicyInput> = {}): PolicyInput {
  const environment = { name: "prod", stage: 2, tier: "production" as const, isProtected: true };
  return { plan, target: { cloud, region: PLACES[cloud].region }, environment, ...more };
}

/** One resource as the compiler would give it. */
export function resource(type: string, properties: PropertyMap, more: Partial<DesiredResource> = {}): DesiredResource {
  return {
    address: `a.${type.split(/[:/.]/).at(-1)}`,
    component: "a",
    type,
    via: "cloudcontrol",
    properties,
    dependsOn: [],
    holdsData: true,
    retain: false,
    expectedMinutes: [1, 2],
    timeLimitMinutes: 10,
    facts: { createOnly: [], readOnly: [], writeOnly: [], identifier: [], hasUniqueName: true, tags: { property: "Tags", shape: "list" } },
    ...more,
  };
}
