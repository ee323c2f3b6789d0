import { randomUUID } from "node:crypto";
import { planDestroy, planHash } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { toJson } from "../json-column.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { createDeployment } from "./create-deployment.ts";
import type { AcceptedLoss } from "./deployment-consents.ts";
import { approveDeployment } from "./deployment-decisions.ts";
import { getDeployment } from "./deployments.ts";

type Person = Actor & { readonly id: string };

const VAULT = recordedResource(desiredResource("vault.bucket", { holdsData: true }));
const PLAN = planDestroy({ recorded: [VAULT], selection: "all", consents: [VAULT.address] });

let test: TestDatabase;
let world: World;
let colleague: Person;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  const { id, name } = await test.db.prisma.user.create({ data: { email: `${randomUUID()}@example.com`, name: "Ken" } });
  await test.db.prisma.membership.create({ data: { organizationId: world.organizationId, userId: id, role: "approver" } });
  colleague = { kind: "user", id, name };
});
afterAll(() => test.drop());

interface Asking {
  readonly by?: Person;
  readonly consents?: readonly string[];
  readonly inheritConsentsOfId?: string;
}

async function ask({ by = world.actor, ...consenting }: Asking): Promise<string> {
  const { id } = await createDeployment(test.db, world.organizationId, {
    environmentId: world.environment.id,
    kind: "destroy",
    actor: by,
    ...consenting,
  });
  return id;
}

/** A destruction of the vault that awaits approval. */
async function planned(asking: Asking): Promise<string> {
  const id = await ask(asking);
  const at = { organizationId: world.organizationId, deploymentId: id };
  await test.db.prisma.deploymentPlan.create({ data: { ...at, hash: planHash(PLAN), document: toJson(PLAN), components: [] } });
  await putInState(test.db, id, "awaitingApproval", { planHash: planHash(PLAN) });
  return id;
}

const approve = (deploymentId: string, by: Person, acceptsLoss?: AcceptedLoss) =>
  approveDeployment(test.db, world.organizationId, {
    deploymentId,
    planHash: planHash(PLAN),
    by,
    ...(acceptsLoss ? { acceptsLoss } : {}),
  });

describe("a plan that loses data", () => {
  it("is approved by whoever typed the names only when they say that they understand", async () => {
    const id = await planned({ consents: [VAULT.address] });
    await expect(approve(id, world.actor)).rejects.toMatchObject({ code: "blocked", message: /loses data/ });
    await expect(approve(id, world.actor, {})).resolves.toEqual({});
  });

  it("is approved by anybody else only with the environment's name", async () => {
    const id = await planned({ consents: [VAULT.address] });
    await expect(approve(id, colleague, {})).rejects.toMatchObject({ code: "blocked", message: /not you who consented/ });
    await expect(approve(id, colleague, { environment: "another" })).rejects.toMatchObject({ code: "blocked" });
    await expect(approve(id, colleague, { environment: world.environment.name })).resolves.toEqual({});
  });

  it("is not approved with a consent to another plan", async () => {
    const id = await planned({ consents: [VAULT.address] });
    const other = approveDeployment(test.db, world.organizationId, {
      deploymentId: id,
      planHash: planHash(planDestroy({ recorded: [VAULT], selection: "all" })),
      by: world.actor,
      acceptsLoss: { environment: world.environment.name },
    });
    await expect(other).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a consent", () => {
  it("that somebody else inherits stays the consent of who gave it, who continues need not give it again", async () => {
    const first = await ask({ consents: [VAULT.address] });
    const theirs = await planned({ by: colleague, inheritConsentsOfId: first });
    expect(await getDeployment(test.db, world.organizationId, theirs)).toMatchObject({
      consents: [VAULT.address],
      consentedById: world.actor.id,
      consentedBy: world.actor.name,
    });
    await expect(approve(theirs, colleague, {})).rejects.toMatchObject({ code: "blocked" });
    await expect(approve(theirs, world.actor, {})).resolves.toEqual({});
  });

  it("that is widened is the consent of who widened it", async () => {
    const first = await ask({ consents: [VAULT.address] });
    const wider = await ask({ by: colleague, inheritConsentsOfId: first, consents: ["lake.bucket"] });
    expect(await getDeployment(test.db, world.organizationId, wider)).toMatchObject({
      consents: [VAULT.address, "lake.bucket"],
      consentedById: colleague.id,
    });
  });

  it("is not inherited from another environment", async () => {
    const elsewhere = await createWorld(test.db);
    const { id } = await createDeployment(test.db, elsewhere.organizationId, {
      environmentId: elsewhere.environment.id,
      kind: "destroy",
      actor: elsewhere.actor,
      consents: [VAULT.address],
    });
    await expect(ask({ inheritConsentsOfId: id })).rejects.toMatchObject({ code: "notFound" });
  });
});
