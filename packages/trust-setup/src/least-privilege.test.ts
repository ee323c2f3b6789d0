import { TEMPLATES } from "@zerolake/catalog";
import { resourceTypes } from "@zerolake/compiler";
import { templateResources } from "@zerolake/compiler/testing/templates";
import { planApply, planDestroy } from "@zerolake/planner";
import { recordedResource } from "@zerolake/planner/testing";
import { questionsOf } from "@zerolake/preflight";
import type { Cloud, DesiredResource } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { awsActions, awsPolicies } from "./aws/aws-permissions.ts";
import { azureActions } from "./azure/azure-permissions.ts";
import { coveredServices, googleRoles } from "./gcp/google-roles.ts";

/** Everything that a first deployment of it is asked about before it begins. */
function asked(resources: readonly DesiredResource[], cloud: Cloud): readonly string[] {
  const plan = planApply({ desired: resources, recorded: [], blueprintHash: "h", diagnostics: [], consents: [] });
  return questionsOf(plan, cloud).flatMap((question) => (question.area === "permissions" ? [question.action] : []));
}

/** As Azure reads a role: `*` is any text, and capitals do not matter. */
function allows(actions: readonly string[], action: string): boolean {
  return actions.some((pattern) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action));
}

/** Everybody gets to see the project. */
function isCovered(services: ReadonlySet<string>, permission: string): boolean {
  return permission === "resourcemanager.projects.get" || services.has(permission.split(".")[0] ?? "");
}

const IDS = TEMPLATES.map(({ id }) => id);
const serviceOf = (action: string) => (action.split(":")[0] ?? "").toLowerCase();
const ALWAYS = new Set(["ec2", "sts", "cloudformation", "iam", "servicequotas", "cloudtrail", "cloudwatch", "tag"]);

describe.each(IDS)("the rights for %s", (id) => {
  it("on AWS hold every permission that its plan needs, and name no service that it does not use", () => {
    const resources = templateResources(id, "aws");
    const given = awsActions(resources);
    const lower = new Set(given.map((action) => action.toLowerCase()));
    const needed = asked(resources, "aws");
    expect(needed.filter((action) => !lower.has(action.toLowerCase()))).toEqual([]);
    // What its handlers are published to call on its behalf is used by it too.
    const life = new Set(awsActions(resources.filter(({ via }) => via === "cloudcontrol" || via.startsWith("sdk:"))).map(serviceOf));
    const used = new Set([...needed.map(serviceOf), ...life]);
    expect([...new Set(given.map(serviceOf))].filter((service) => !used.has(service) && !ALWAYS.has(service))).toEqual([]);
  });

  it("on Azure hold every permission that its plan needs, and name no provider that it does not use", () => {
    const resources = templateResources(id, "azure");
    const given = azureActions(resources);
    const needed = asked(resources, "azure");
    expect(needed.filter((action) => !allows(given, action))).toEqual([]);
    const providers = new Set([
      ...needed.map((action) => action.split("/")[0]),
      // What waits for data is not asked about before it can be made.
      ...resources.map(({ type }) => type.split("/")[0]),
      "Microsoft.Authorization",
      "Microsoft.Compute",
      "Microsoft.Insights",
      "Microsoft.Resources",
    ]);
    expect(given.filter((action) => !providers.has(action.split("/")[0]))).toEqual([]);
    expect(given).not.toContain("*");
    expect(given.filter((action) => /^Microsoft\.(Authorization|Resources)\/.*\*/.test(action))).toEqual([]);
  });

  it("on Google hold a role of every service that its plan needs, and no role of another", () => {
    const resources = templateResources(id, "gcp");
    const covered = coveredServices(resources);
    const needed = asked(resources, "gcp");
    expect(needed.filter((permission) => !isCovered(covered, permission))).toEqual([]);
    const types = new Set(resources.map(({ type }) => type.split(".")[0]));
    const others = resourceTypes("gcp").filter(({ type }) => !types.has(type.split(".")[0]));
    const roles = new Set(googleRoles(resources));
    const own = new Set(googleRoles(resources));
    const foreign = others.flatMap((other) => googleRoles([other])).filter((role) => !own.has(role));
    expect([...roles].filter((role) => foreign.includes(role))).toEqual([]);
    expect([...roles].filter((role) => /^roles\/(owner|editor)$/.test(role))).toEqual([]);
  });
});

describe("the rights for everything", () => {
  it("on AWS fit into the ten policies that a role takes", () => {
    const policies = awsPolicies(resourceTypes("aws"));
    expect(policies.length).toBeLessThanOrEqual(10);
    expect(policies.filter((policy) => JSON.stringify(policy).length > 6_144)).toEqual([]);
    expect(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))).toEqual(awsActions(resourceTypes("aws")));
  });

  it.each(IDS)("hold what %s needs on every cloud", (id) => {
    const aws = new Set(awsActions(resourceTypes("aws")).map((action) => action.toLowerCase()));
    expect(asked(templateResources(id, "aws"), "aws").filter((action) => !aws.has(action.toLowerCase()))).toEqual([]);
    const azure = azureActions(resourceTypes("azure"));
    expect(asked(templateResources(id, "azure"), "azure").filter((action) => !allows(azure, action))).toEqual([]);
    const google = coveredServices(resourceTypes("gcp"));
    expect(asked(templateResources(id, "gcp"), "gcp").filter((permission) => !isCovered(google, permission))).toEqual([]);
  });

  it("name every service of Google that the compiler makes something of", () => {
    const without = resourceTypes("gcp").filter((type) => coveredServices([type]).size === 1 && !type.type.startsWith("serviceusage."));
    expect(without.map(({ type }) => type)).toEqual(["cloudresourcemanager.project"]);
  });
});

it("what is destroyed needs nothing that was not given for its life", () => {
  const resources = templateResources("streaming-starter", "aws");
  const recorded = resources.map((resource) => recordedResource(resource));
  const plan = planDestroy({ recorded, selection: "all", diagnostics: [], consents: [] });
  const given = new Set(awsActions(resources).map((action) => action.toLowerCase()));
  const needed = questionsOf(plan, "aws").flatMap((question) => (question.area === "permissions" ? [question.action] : []));
  expect(needed).toContain("cloudformation:DeleteResource");
  expect(needed.filter((action) => !given.has(action.toLowerCase()))).toEqual([]);
});
