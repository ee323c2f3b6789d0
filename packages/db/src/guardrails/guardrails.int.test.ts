import { planApply, planHash } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import type { PolicyTerms } from "@zerolake/policies";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../app-error.ts";
import { createDeployment } from "../deployments/create-deployment.ts";
import { approveDeployment } from "../deployments/deployment-decisions.ts";
import { finishPlanning } from "../deployments/deployment-planning.ts";
import { getDeployment } from "../deployments/deployments.ts";
import { claimDeployment } from "../leases/lease-claim.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { createGuardrail, deleteGuardrail, listGuardrails, setGuardrailEnabled, updateGuardrail } from "./guardrails.ts";
import { findPlanPolicies, whyNotByPolicies } from "./plan-policies.ts";

const PLAN = planApply({ desired: [desiredResource("stream.stream", { type: "AWS::Kinesis::Stream", holdsData: true })], recorded: [] });
const HASH = planHash(PLAN);
const ENCRYPTION: PolicyTerms = {
  name: "Data is encrypted",
  rule: "encryptionRequired",
  settings: { key: "any" },
  effect: "block",
  scope: { by: "all" },
};
const CEILING: PolicyTerms = {
  ...ENCRYPTION,
  name: "Ceiling",
  rule: "costCeiling",
  settings: { monthlyUsd: 100, counts: "total" },
  effect: "ask",
};
const COST = { cost: { beforeUsd: 0, afterUsd: 250, isAtLeast: false } };

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const set = async (terms: PolicyTerms) => (await createGuardrail(test.db, world.organizationId, { terms, actor: world.actor })).id;
const policiesOf = (deploymentId: string) => findPlanPolicies(test.db, world.organizationId, { deploymentId, hash: HASH, plan: PLAN });
const stateOf = async (id: string) => (await getDeployment(test.db, world.organizationId, id)).state;
const approve = (deploymentId: string, policies?: { seen: string; reason?: string }) =>
  approveDeployment(test.db, world.organizationId, { deploymentId, planHash: HASH, by: world.actor, ...(policies ? { policies } : {}) });

/** A plan as a worker finishes it. */
async function planned(policyFacts = {}): Promise<string> {
  const { organizationId, environment, version, actor } = world;
  const { id } = await createDeployment(test.db, organizationId, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
  });
  await putInState(test.db, id, "planning");
  const lease = await claimDeployment(test.db, { owner: "w", leaseMs: 60_000, states: ["planning"] });
  if (!lease) throw new Error("The deployment could not be claimed.");
  const computed = { plan: PLAN, hash: HASH, components: [], policyFacts };
  await finishPlanning(test.db, lease, { computed, end: { on: "askForApproval" } });
  return id;
}

describe("guardrails of an organisation", () => {
  it("are kept with who set and who changed them, and every change is audited", async () => {
    const id = await set(ENCRYPTION);
    const change = { guardrailId: id, actor: world.actor };
    await updateGuardrail(test.db, world.organizationId, { ...change, revision: 1, terms: { ...ENCRYPTION, effect: "warn" } });
    await setGuardrailEnabled(test.db, world.organizationId, { ...change, revision: 2, isEnabled: false });
    expect(await listGuardrails(test.db, world.organizationId)).toMatchObject([
      { ...ENCRYPTION, effect: "warn", isEnabled: false, revision: 3, owner: "Mira", updatedBy: "Mira" },
    ]);
    await deleteGuardrail(test.db, world.organizationId, change);
    const entries = await test.db.prisma.auditEntry.findMany({ where: { organizationId: world.organizationId, targetId: id } });
    expect(entries.map(({ action }) => action)).toEqual(["guardrail.create", "guardrail.update", "guardrail.disable", "guardrail.delete"]);
  });

  it("refuse a second of the same name, and a change made on one that somebody else changed", async () => {
    const guardrailId = await set(ENCRYPTION);
    await expect(set(ENCRYPTION)).rejects.toMatchObject({ code: "conflict" });
    const change = { guardrailId, revision: 1, terms: ENCRYPTION, actor: world.actor };
    await updateGuardrail(test.db, world.organizationId, change);
    await expect(updateGuardrail(test.db, world.organizationId, change)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a plan under guardrails", () => {
  it("that block is not approved, and says which and whom to ask", async () => {
    await set(ENCRYPTION);
    const id = await planned();
    expect((await policiesOf(id))?.report.findings).toMatchObject([
      { policy: "Data is encrypted", effect: "block", components: ["stream"] },
    ]);
    await expect(approve(id)).rejects.toMatchObject({
      code: "blocked",
      message: expect.stringContaining("“Data is encrypted” blocks"),
      hint: expect.stringContaining("Ask Mira"),
    });
    expect(await stateOf(id)).toBe("awaitingApproval");
  });

  it("that ask is approved with a reason of ten characters, which is kept, audited and shown", async () => {
    await set(CEILING);
    const id = await planned(COST);
    const { digest: seen } = (await policiesOf(id))!;
    await expect(approve(id, { seen, reason: "  short    " })).rejects.toMatchObject({ code: "blocked" });
    await approve(id, { seen, reason: "The launch needs it." });
    expect(await policiesOf(id)).toMatchObject({ reason: { text: "The launch needs it.", by: "Mira" } });
    const entry = await test.db.prisma.auditEntry.findFirstOrThrow({ where: { action: "deployment.approve", targetId: id } });
    expect(entry.after).toMatchObject({ overridden: ["Ceiling"], reason: "The launch needs it." });
  });

  it("that warn is approved, and the warning stays with it", async () => {
    await set({ ...ENCRYPTION, effect: "warn" });
    const id = await planned();
    await approve(id);
    expect((await policiesOf(id))?.report.findings).toMatchObject([{ effect: "warn" }]);
  });

  it("of which none holds there, or all are switched off, is approved as ever", async () => {
    await set({ ...ENCRYPTION, scope: { by: "names", names: ["prod"] } });
    const off = await set(CEILING);
    await setGuardrailEnabled(test.db, world.organizationId, { guardrailId: off, revision: 1, isEnabled: false, actor: world.actor });
    const id = await planned();
    await approve(id);
    expect(await stateOf(id)).toBe("approved");
  });
});

describe("guardrails that are changed while a plan waits", () => {
  it("judge it again when it is looked at and when it is approved, by what was worked out for it", async () => {
    const guardrailId = await set({ ...CEILING, effect: "warn" });
    const id = await planned(COST);
    const before = (await policiesOf(id))!;
    await updateGuardrail(test.db, world.organizationId, {
      guardrailId,
      revision: 1,
      terms: { ...CEILING, effect: "block" },
      actor: world.actor,
    });
    expect((await policiesOf(id))?.report.findings).toMatchObject([{ effect: "block", message: expect.stringContaining("$250") }]);
    await expect(approve(id, { seen: before.digest })).rejects.toMatchObject({ code: "conflict" });
    await expect(approve(id)).rejects.toMatchObject({ code: "blocked" });
    await deleteGuardrail(test.db, world.organizationId, { guardrailId, actor: world.actor });
    await approve(id);
    expect(await policiesOf(id)).toMatchObject({ report: { findings: [] } });
    expect(await test.db.prisma.policyReport.count({ where: { deploymentId: id } })).toBe(2);
  });

  it("wait for an approval that is being made, or are what it is made by: never in between", async () => {
    const guardrailId = await set({ ...ENCRYPTION, effect: "warn" });
    const id = await planned();
    const { digest: seen } = (await policiesOf(id))!;
    const tighten = { guardrailId, revision: 1, terms: ENCRYPTION, actor: world.actor };
    const [approval] = await Promise.allSettled([approve(id, { seen }), updateGuardrail(test.db, world.organizationId, tighten)]);
    const [row] = await test.db.prisma.policyReport.findMany({ where: { deploymentId: id }, orderBy: { judgedAt: "desc" } });
    expect(row?.report).toMatchObject({ findings: [{ effect: "warn" }] });
    const outcome = approval.status === "fulfilled" ? "approved" : (approval.reason as AppError).code;
    expect(["approved in approved", "conflict in awaitingApproval"]).toContain(`${outcome} in ${await stateOf(id)}`);
  });

  it("stop an approved plan before its turn, unless they only ask what was answered", async () => {
    const guardrailId = await set(CEILING);
    const id = await planned(COST);
    await approve(id, { seen: (await policiesOf(id))!.digest, reason: "The launch needs it." });
    const turn = () =>
      whyNotByPolicies(test.db, world.organizationId, { deploymentId: id, environmentId: world.environment.id, hash: HASH, plan: PLAN });
    expect(await turn()).toBeUndefined();
    const terms: PolicyTerms = { ...CEILING, settings: { monthlyUsd: 50, counts: "total" } };
    await updateGuardrail(test.db, world.organizationId, { guardrailId, revision: 1, terms, actor: world.actor });
    expect(await turn()).toBeUndefined();
    await set(ENCRYPTION);
    expect(await turn()).toContain("“Data is encrypted” was set or changed after the approval");
  });
});
