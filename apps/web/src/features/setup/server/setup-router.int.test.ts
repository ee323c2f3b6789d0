import { listConnections } from "@zerolake/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOfNobody } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestServices();
  stop = test.stop;
  services = { ...test.services, environment: { ...test.services.environment, SANDBOX_URL: "http://127.0.0.1:1" } };
});

afterAll(() => stop());

const nobody = () => consoleOfNobody(services);
const owner = (name: string) => ({
  name,
  email: `${name}@orders.example`,
  passphrase: "correct horse battery",
  organizationName: "Orders",
});

describe("the first start", () => {
  it("refuses a short passphrase before anything is stored", async () => {
    await expect(nobody().setup.createOwner({ ...owner("mira"), passphrase: "short" })).rejects.toThrow("at least 12 characters");
    expect((await nobody().setup.status()).hasOwner).toBe(false);
  });

  it("two people at once: one becomes the owner, the other is told so", async () => {
    const outcomes = await Promise.allSettled([nobody().setup.createOwner(owner("mira")), nobody().setup.createOwner(owner("ken"))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await nobody().setup.status()).hasOwner).toBe(true);
    expect(await services.database.prisma.user.count()).toBe(1);
  });

  it("comes with a connection to the sandbox of each cloud, whose tests are asked for", async () => {
    const organization = await services.database.prisma.organization.findFirstOrThrow();
    const connections = await listConnections(services.database, organization.id);
    expect(connections.map(({ cloud, method }) => [cloud, method])).toEqual(["aws", "azure", "gcp"].map((cloud) => [cloud, "sandbox"]));
    for (const { testRequestedAt } of connections) expect(testRequestedAt).toBeInstanceOf(Date);
  });
});
