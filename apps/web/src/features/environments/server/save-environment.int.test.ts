import { createConnection } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let azure: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  const fields = { name: "Sandbox Azure", cloud: "azure" as const, method: "sandbox" as const, defaultRegion: "westeurope" };
  const by = { createdById: world.user.id, actor: world.actor, secrets: services.secretBox };
  azure = (await createConnection(services.database, world.organizationId, { ...fields, ...by })).id;
});
afterAll(() => stop());

async function caller() {
  return consoleOf(services, world.user.id);
}

const at = () => ({ organization: world.slug, project: world.project.slug });
const size = { tier: "prototype" as const };

describe("an environment", () => {
  it("takes a region of its connection's cloud only", async () => {
    const { environments } = await caller();
    const create = (region: string) => environments.create({ ...at(), ...size, name: "staging", connection: azure, region });
    await expect(create("eu-central-1")).rejects.toThrow('Azure has no region "eu-central-1".');
    expect(await create("westeurope")).toEqual({ slug: "staging" });
    const move = environments.update({ ...at(), environment: "staging", region: "europe-west4", revision: 0 });
    await expect(move).rejects.toThrow('Azure has no region "europe-west4".');
  });

  it("stays on its cloud: a connection of another is refused", async () => {
    const { environments } = await caller();
    const move = environments.update({ ...at(), environment: "staging", connection: world.connection.id, revision: 0 });
    await expect(move).rejects.toThrow("The connection belongs to another cloud.");
  });

  it("suggests the cloud of the newest one, and what the project is drawn for as long as there is none", async () => {
    const { environments, projects } = await caller();
    expect(await environments.suggestedCloud(at())).toBe("azure");
    const start = { from: "wizard" as const, answers: JSON.stringify({ cloud: "gcp" }) };
    const made = await projects.create({ organization: world.slug, name: "Fresh", start });
    if (made.state === "refused") throw new Error("refused");
    expect(await environments.suggestedCloud({ organization: world.slug, project: made.slug })).toBe("gcp");
  });
});
