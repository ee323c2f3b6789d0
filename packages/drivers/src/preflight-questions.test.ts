import { TEMPLATES_ON_CLOUDS, templateResources } from "@zerolake/compiler/testing/templates";
import { type Plan, planApply, planDestroy } from "@zerolake/planner";
import { questionsOf } from "@zerolake/preflight";
import type { Cloud } from "@zerolake/resources";
import { describe, expect, it } from "vitest";

function planOf(templateId: string, cloud: Cloud): Plan {
  const desired = templateResources(templateId, cloud);
  return planApply({ desired, recorded: [], blueprintHash: "h", diagnostics: [], consents: [] });
}

describe.each(TEMPLATES_ON_CLOUDS)("$id on $cloud", ({ id, cloud }) => {
  const plan = planOf(id, cloud);

  it("asks each thing once, for resources of the plan, in the same order every time", () => {
    const questions = questionsOf(plan, cloud);
    const keys = questions.map((question) => JSON.stringify({ ...question, addresses: [], needed: 0 }));
    expect(keys).toEqual([...new Set(keys)]);
    const steps = new Set(plan.steps.map(({ address }) => address));
    expect(questions.flatMap(({ addresses }) => addresses).filter((address) => !steps.has(address))).toEqual([]);
    expect(questionsOf(plan, cloud)).toEqual(questions);
  });

  it("asks whether each resource of the cloud that it creates may be created, and nothing about services beside it", () => {
    const questions = questionsOf(plan, cloud);
    const asked = new Set(questions.filter(({ area }) => area === "permissions").flatMap(({ addresses }) => addresses));
    const created = plan.steps.filter(({ action }) => action === "create");
    const besides = created.filter(({ type }) => /^(confluent|databricks|fabric)\./.test(type));
    expect(besides.filter(({ address }) => asked.has(address))).toEqual([]);
    const types = created.filter((step) => !asked.has(step.address) && !besides.includes(step)).map(({ type }) => type);
    // Rights on a resource come with making it, and steps of ours belong to no provider.
    expect([...new Set(types)].filter((type) => type !== "iam.member" && !type.startsWith("Zerolake."))).toEqual([]);
  });
});

it("asks nothing about a plan that changes nothing, and only about deletions in one that destroys", () => {
  const plan = planOf("streaming-starter", "aws");
  expect(questionsOf({ ...plan, steps: plan.steps.map((step) => ({ ...step, action: "none" as const })) }, "aws")).toEqual([]);
  const recorded = plan.steps.map(({ address, component, type, desired }) => ({
    ...desired!,
    address,
    component,
    type,
    identifier: address,
    attributes: {},
    secretDigests: {},
  }));
  const destruction = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
  const questions = questionsOf(destruction, "aws");
  expect(questions.map(({ area }) => area)).toEqual(questions.map(() => "permissions"));
  expect(questions).toContainEqual(expect.objectContaining({ action: "kinesis:DeleteStream" }));
  expect(questions).not.toContainEqual(expect.objectContaining({ action: "kinesis:CreateStream" }));
});

it("adds up what many resources take from one limit", () => {
  const plan = planOf("streaming-starter", "aws");
  const buckets = plan.steps.filter(({ type }) => type === "AWS::S3::Bucket").length;
  expect(buckets).toBeGreaterThan(1);
  expect(questionsOf(plan, "aws")).toContainEqual(expect.objectContaining({ area: "quotas", service: "s3", needed: buckets }));
});

it("asks whether a deployer may give itself a right where a vault keeps keys", () => {
  const plan = planOf("dynamic-pricing", "azure");
  const officers = plan.steps.filter(({ type }) => type === "Zerolake.Authorization/ownRights").map(({ address }) => address);
  const asked = questionsOf(plan, "azure").flatMap((question) =>
    question.area === "permissions" && question.action === "Microsoft.Authorization/roleAssignments/write" ? question.addresses : [],
  );
  expect(officers.length).toBeGreaterThan(0);
  expect(officers.filter((address) => !asked.includes(address))).toEqual([]);
});
