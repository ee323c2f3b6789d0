import { claimDeployment, createDeployment, finishPlanning } from "@zerolake/db";
import { createWorld, putInState, type World } from "@zerolake/db/testing";
import { planApply, planHash } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

const PLAN = planApply({ desired: [desiredResource("stream.stream", { type: "AWS::Kinesis::Stream", holdsData: true })], recorded: [] });
const ENCRYPTION = {
  name: "Data is encrypted",
  rule: "encryptionRequired",
  settings: { key: "any" },
  effect: "block",
  scope: { by: "all" },
} as const;

let services: Services;
let stop: () => Promise<void>;
let world: World;
let console: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  console = await callerFor(world.user.id);
  await planSomething();
});
afterAll(() => stop());

async function callerFor(userId: string) {
  return consoleOf(services, userId);
}

async function planSomething(): Promise<void> {
  const { organizationId, environment, version, actor } = world;
  const { id } = await createDeployment(services.database, organizationId, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
  });
  await putInState(services.database, id, "planning");
  const lease = await claimDeployment(services.database, { owner: "w", leaseMs: 60_000, states: ["planning"] });
  const computed = { plan: PLAN, hash: planHash(PLAN), components: [] };
  await finishPlanning(services.database, lease!, { computed, end: { on: "askForApproval" } });
}

const at = () => ({ organization: world.slug });

describe("guardrails over the API", () => {
  it("are tested against the last plans without being kept, also a ceiling of plans that nobody priced", async () => {
    const tested = await console.guardrails.test({ ...at(), terms: ENCRYPTION });
    expect(tested).toMatchObject({ plans: 1, notJudged: 0, against: [{ number: 1, project: { name: "Lake" }, environment: "dev" }] });
    const ceiling = { ...ENCRYPTION, rule: "costCeiling", settings: { monthlyUsd: 1, counts: "total" } } as const;
    // The version is empty, so its environment costs nothing: had nobody priced it, the ceiling would say that its cost is not known.
    expect(await console.guardrails.test({ ...at(), terms: ceiling })).toEqual({ plans: 1, against: [], notJudged: 0 });
    expect(await console.guardrails.list(at())).toEqual([]);
  });

  it("say what is wrong with which field", async () => {
    const wrong = { ...ENCRYPTION, rule: "gpuCeiling", settings: { gpus: -1 } } as const;
    const refused = console.guardrails.create({ ...at(), terms: wrong });
    await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("A number is zero or more.") });
  });

  it("are listed in words and set by who may, and the page of a plan shows what they say", async () => {
    const { id } = await console.guardrails.create({ ...at(), terms: ENCRYPTION });
    expect(await console.guardrails.list(at())).toMatchObject([
      { id, ruleTitle: "Encryption required", summary: "With any key", owner: "Mira" },
    ]);
    const run = await console.deployments.get({ ...at(), project: world.project.slug, deployment: 1 });
    expect(run.policies?.report.findings).toMatchObject([{ policy: "Data is encrypted", effect: "block" }]);

    const viewer = await services.database.prisma.user.create({ data: { email: "viewer@example.com", name: "Vera" } });
    await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: viewer.id, role: "viewer" } });
    const theirs = await callerFor(viewer.id);
    expect(await theirs.guardrails.list(at())).toHaveLength(1);
    await expect(theirs.guardrails.remove({ ...at(), guardrailId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
