import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { isEmptyPlan, planApply, type RecordedResource } from "@zerolake/planner";
import {
  collectReferences,
  type DesiredResource,
  needsOf,
  type PropertyMap,
  type Reference,
  substitute,
  type Target,
} from "@zerolake/resources";
import { median, report, rounded, timed } from "./report.ts";
import { repeated, templateBlueprint } from "./sample-blueprints.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const target: Target = {
  cloud: "aws",
  region: "eu-west-1",
  tier: "standard",
  account: "123456789012",
  choices: {},
  overrides: {},
  environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "bench", namePrefix: "zl" },
};
const RUNS = 7;

const large = repeated(templateBlueprint("streaming-starter"), 200);
const compileAndPlan = timed(RUNS, () => planApply({ desired: compile(large, target).resources, recorded: [] }));
const ms = median(compileAndPlan);
report({
  figure: `compile + plan of ${large.components.length} components`,
  value: rounded(ms),
  unit: "ms",
  bar: "< 300 ms",
  isMet: ms < 300,
});

const thousand = compile(repeated(templateBlueprint("realtime-recommendations"), 400), target).resources.slice(0, 1_000);
const planMs = median(timed(RUNS, () => planApply({ desired: thousand, recorded: [] })));
report({ figure: `plan of ${thousand.length} resources`, value: rounded(planMs), unit: "ms", bar: "< 1,500 ms", isMet: planMs < 1_500 });

for (const { id } of TEMPLATES) {
  const desired = compile(templateBlueprint(id), target).resources;
  const plan = planApply({ desired, recorded: applied(desired.filter((resource) => resource.deferredUntil === undefined)) });
  report({ figure: `plan(x, x) of ${id} is empty`, value: desired.length, unit: "resources compared", isMet: isEmptyPlan(plan) });
}

/** Resources as they stand recorded after an apply: the cloud has answered every attribute that somebody refers to. */
function applied(resources: readonly DesiredResource[]): RecordedResource[] {
  const asked = new Map<string, Record<string, string>>();
  for (const reference of resources.flatMap((resource) => collectReferences(resource.properties))) {
    asked.set(reference.$ref, { ...asked.get(reference.$ref), [reference.attr]: answered(reference) });
  }
  return resources.map(({ deferredUntil: _deferredUntil, apiVersion: _apiVersion, ...resource }) => ({
    ...resource,
    identifier: resource.address,
    properties: substitute(resource.properties, (marker) => ("$ref" in marker ? answered(marker) : undefined)) as PropertyMap,
    attributes: nested(asked.get(resource.address) ?? {}),
    secretDigests: {},
    dependsOn: [...needsOf({ ...resource })],
  }));
}

/** `{ "Endpoint.Address": x }` → `{ Endpoint: { Address: x } }`. */
function nested(attributes: Readonly<Record<string, string>>): PropertyMap {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(attributes)) {
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    const parent = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, root);
    parent[last] = value;
  }
  return root as PropertyMap;
}

function answered({ $ref, attr }: Reference): string {
  return `${$ref}#${attr}`;
}
