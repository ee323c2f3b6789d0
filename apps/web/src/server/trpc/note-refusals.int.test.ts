import { listAudit } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { consoleOf } from "./console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
});
afterAll(() => stop());

async function callerFor(name: string, role?: string) {
  const user = await services.database.prisma.user.create({ data: { email: `${name}-${world.slug}@example.com`, name } });
  if (role) await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role } });
  return consoleOf(services, user.id, { address: "203.0.113.7" });
}

const refusals = async () =>
  (await listAudit(services.database, world.organizationId, { limit: 50, filter: { result: "refused" } })).map(
    ({ actorName, targetName, address }) => [actorName, targetName, address],
  );

describe("refused changes", () => {
  it("of a member are one entry for each procedure and minute, with who and from where", async () => {
    const viewer = await callerFor("Vera", "viewer");
    const at = { organization: world.slug };
    for (let times = 0; times < 5; times += 1) {
      await expect(viewer.audit.check(at)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(viewer.audit.retain({ ...at, keepDays: 30 })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(viewer.audit.list(at)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await refusals()).toEqual([
      ["Vera", "audit.retain", "203.0.113.7"],
      ["Vera", "audit.check", "203.0.113.7"],
    ]);
  });

  it("of a stranger are one entry a minute whatever they try, and they learn nothing", async () => {
    const stranger = await callerFor("Nobody");
    const before = (await refusals()).length;
    const ofTheirs = await stranger.audit.check({ organization: world.slug }).catch((error: Error) => error.message);
    const ofNobody = await stranger.audit.check({ organization: "nobody-is-here" }).catch((error: Error) => error.message);
    await expect(stranger.audit.retain({ organization: world.slug, keepDays: 30 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(ofTheirs).toBe(ofNobody);
    expect((await refusals()).length).toBe(before + 1);
  });
});
