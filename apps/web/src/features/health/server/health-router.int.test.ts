import type { Role } from "@zerolake/access";
import { claimHealthLook, finishHealthLook, type SeenSignal } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  owner = await consoleOf(services, world.user.id);
});
afterAll(() => stop());

const at = () => ({ organization: world.slug, project: world.project.slug, environment: world.environment.slug });
const SIGNAL = { kind: "lag", label: "Oldest unread record", unit: "seconds" } as const;
const threshold = { warn: 60, bad: 600, illWhen: "above", because: "The design wants it." } as const;

function signal(component: string, more: Pick<SeenSignal, "status" | "value" | "reason">): SeenSignal {
  return { ...SIGNAL, component, signal: `${component}.x#lag`, address: `${component}.x`, threshold, ...more };
}

/** What a worker notes when somebody asked it to look. */
async function look(...signals: readonly SeenSignal[]): Promise<void> {
  await owner.environmentHealth.lookNow(at());
  const { organizationId, environment } = world;
  const claim = { organizationId, environmentId: environment.id, owner: "a worker", leaseMs: 60_000 };
  const lease = await claimHealthLook(services.database, claim);
  if (!lease) throw new Error("nobody asked for a look");
  const counts = { ok: 0, warn: 0, bad: 0, unknown: 0 };
  await finishHealthLook(services.database, lease, { status: "bad", counts: { ...counts, bad: 1 }, signals });
}

async function colleague(role: Role): Promise<Console> {
  const { prisma } = services.database;
  const { id: userId } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: role } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId, role } });
  return consoleOf(services, userId);
}

describe("the health of an environment", () => {
  it("is unknown before the first look, which anybody may see and only some may ask for", async () => {
    const viewer = await colleague("viewer");
    expect(await viewer.environmentHealth.ofEnvironment(at())).toMatchObject({ status: null, components: [], lookedAt: null });
    await expect(viewer.environmentHealth.lookNow(at())).rejects.toMatchObject({ code: "FORBIDDEN" });
    const editor = await colleague("editor");
    await editor.environmentHealth.lookNow(at());
    expect(await viewer.environmentHealth.ofEnvironment(at())).toMatchObject({ isLooking: true });
  });

  it("tells each component once by its worst signal, the worst first, and the last day of its signals", async () => {
    await look(
      signal("stream", { status: "bad", value: 900 }),
      signal("lake", { status: "ok", value: 2 }),
      signal("model", { status: "unknown", reason: "You may not read metrics: cloudwatch:GetMetricData is missing." }),
    );
    const { components, status, isLooking } = await owner.environmentHealth.ofEnvironment(at());
    expect({ status, isLooking }).toEqual({ status: "bad", isLooking: false });
    expect(components.map((each) => [each.id, each.status])).toEqual([
      ["stream", "bad"],
      ["model", "unknown"],
      ["lake", "ok"],
    ]);
    const history = await owner.environmentHealth.history(at());
    expect(history).toMatchObject([
      { signal: "lake.x#lag", points: [{ value: 2 }] },
      { signal: "stream.x#lag", points: [{ value: 900 }] },
    ]);
  });

  it("stands on the drawing with metric, limit and since when, and says which right is missing", async () => {
    await look(signal("stream", { status: "bad", value: 900 }), signal("model", { status: "unknown", reason: "A right is missing." }));
    const { components } = await owner.environmentHealth.marks(at());
    expect(components["stream"]).toMatchObject({ role: "danger", word: "15 min" });
    expect(components["stream"]?.says).toMatch(/^Unhealthy\. Oldest unread record: 15 min, limit 10 min, since .+ UTC$/);
    expect(components["model"]).toEqual({ role: "neutral", word: "Unknown", says: "Unknown. A right is missing." });
  });

  it("is on the dashboard and on a wall, with its place", async () => {
    await look(signal("stream", { status: "bad", value: 900 }));
    const ill = await owner.dashboard.health({ organization: world.slug });
    expect(ill).toMatchObject({
      total: 1,
      listed: [{ component: "stream", threshold: 600, environment: { slug: world.environment.slug } }],
    });
    const { tiles } = await owner.dashboard.wallboard({ organization: world.slug, range: "7" });
    expect(tiles).toMatchObject({ health: { data: { total: 1 } }, proofs: { data: { total: 0 } } });
  });
});
