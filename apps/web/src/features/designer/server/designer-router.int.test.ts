import type { Edit } from "@zerolake/blueprint";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let designer: Awaited<ReturnType<typeof openDesigner>>;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  designer = await openDesigner();
});
afterAll(() => stop());

async function openDesigner() {
  const caller = await consoleOf(services, world.user.id);
  return caller.designer;
}

const place = () => ({ organization: world.slug, project: world.project.slug });
const add = (id: string, kind = "event-stream"): Edit => ({
  edit: "addComponent",
  component: { id, kind, title: id, settings: {} },
  at: { x: 0, y: 0 },
});
const sending = (baseRevision: number, ...edits: Edit[]) => ({
  ...place(),
  baseRevision,
  edits: edits.map((edit, index) => ({ id: `edit-${baseRevision}-${index}-${Math.random().toString(36).slice(2)}`, edit })),
});

describe("designer", () => {
  it("what is saved is what opens again, computed by the server from the edits alone", async () => {
    const saved = await designer.save(sending(0, add("clicks"), { edit: "renameComponent", component: "clicks", title: "Clicks" }));
    expect(saved).toMatchObject({ state: "saved", revision: 2 });
    const draft = await designer.open(place());
    expect(draft).toMatchObject({
      revision: 2,
      design: { blueprint: { components: [{ id: "clicks", title: "Clicks" }] }, layout: { positions: { clicks: { x: 0, y: 0 } } } },
    });
  });

  it("a sending on an older revision stores nothing and gets what came in between, with its author", async () => {
    await designer.save(sending(0, add("clicks")));
    const answer = await designer.save(sending(0, add("other")));
    expect(answer).toMatchObject({
      state: "behind",
      revision: 1,
      isReplaced: false,
      edits: [{ edit: { edit: "addComponent" }, author: "you" }],
    });
    expect((await designer.open(place())).design.blueprint.components).toHaveLength(1);
    expect(await designer.since({ ...place(), revision: 0 })).toMatchObject({ revision: 1, edits: [{ author: "you" }] });
  });

  it("an edit that leads nowhere is refused as a whole", async () => {
    await expect(designer.save(sending(0, add("clicks"), { edit: "removeComponent", component: "gone" }))).rejects.toThrow(
      "no longer in the blueprint",
    );
    expect((await designer.open(place())).revision).toBe(0);
  });

  it("planning saves the next version, makes a deployment and queues it; planning the same again makes no version", async () => {
    await designer.save(sending(0, add("stream")));
    await designer.save(sending(1, { edit: "setSetting", component: "stream", key: "topics", value: ["orders"] }));
    const planned = await designer.plan({ ...place(), environment: world.environment.slug, revision: 2, note: "first" });
    expect(planned).toEqual({ number: 1, version: 2 });
    const again = await designer.plan({ ...place(), environment: world.environment.slug, revision: 2, note: "" });
    expect(again).toEqual({ number: 2, version: 2 });
    expect((await designer.versions(place()))[0]).toMatchObject({ number: 2, note: "first", by: world.user.name });
  });

  it("errors in the drawing and an empty drawing stop planning with a sentence, and nothing is made", async () => {
    const plan = (revision: number) => designer.plan({ ...place(), environment: world.environment.slug, revision, note: "" });
    await expect(plan(0)).rejects.toThrow("The drawing is empty.");
    await designer.save(sending(0, add("stream"), { edit: "setSetting", component: "stream", key: "partitions", value: -1 }));
    await expect(plan(2)).rejects.toThrow("1 thing must be fixed first.");
    expect(await designer.overlays(place())).toEqual([]);
    expect(await designer.versions(place())).toHaveLength(1);
  });

  it("a plan of a draft that has moved on is refused", async () => {
    await designer.save(sending(0, add("stream")));
    await expect(designer.plan({ ...place(), environment: world.environment.slug, revision: 0, note: "" })).rejects.toThrow("has changed");
  });

  it("restoring a version saves the draft first and tells open tabs to open again", async () => {
    await designer.save(sending(0, add("stream")));
    await designer.saveVersion({ ...place(), revision: 1, note: "with stream" });
    await designer.save(sending(1, { edit: "removeComponent", component: "stream" }, add("other")));
    const restored = await designer.restore({ ...place(), number: 2, revision: 3 });
    expect(restored.revision).toBe(4);
    expect((await designer.open(place())).design.blueprint.components.map(({ id }) => id)).toEqual(["stream"]);
    expect(await designer.since({ ...place(), revision: 3 })).toMatchObject({ isReplaced: true });
    const notes = (await designer.versions(place())).map(({ note }) => note);
    expect(notes).toEqual(["Before v2 was restored", "with stream", ""]);
    expect((await designer.version({ ...place(), number: 3 })).design.blueprint.components.map(({ id }) => id)).toEqual(["other"]);
  });

  it("an override holds in its environment only, is audited, makes its author one of the next plan's, and is taken back exactly", async () => {
    await designer.save(sending(0, add("stream")));
    const at = { ...place(), environment: world.environment.slug, component: "stream" };
    await designer.override({ ...at, setting: "retentionHours", value: 168 });
    await designer.override({ ...at, setting: "topics", value: ["orders", "returns"] });
    const look = async () => {
      const { environments } = await designer.surroundings(place());
      return environments.find(({ slug }) => slug === world.environment.slug)?.target.overrides;
    };
    expect(await look()).toEqual({ stream: { retentionHours: 168, topics: ["orders", "returns"] } });
    const edits = await services.database.prisma.environmentEdit.findMany({ where: { environmentId: world.environment.id } });
    expect(edits.map(({ authorId }) => authorId)).toEqual([world.user.id, world.user.id]);
    const audited = await services.database.prisma.auditEntry.findMany({
      where: { organizationId: world.organizationId, action: "environment.update", targetId: world.environment.id },
    });
    expect(audited).toHaveLength(2);
    await designer.override({ ...at, setting: "retentionHours" });
    await designer.override({ ...at, setting: "topics" });
    expect(await look()).toEqual({});
  });

  it.each([
    ["a component that is not drawn", { component: "gone", setting: "topics", value: ["a"] }, "not in the saved drawing"],
    ["a setting that the kind does not have", { component: "stream", setting: "nonsense", value: 1 }, "has no setting “nonsense”"],
    ["a value that does not fit", { component: "stream", setting: "partitions", value: -1 }, "must lie between"],
    ["a value of another form", { component: "stream", setting: "topics", value: "orders" }, "must be a list"],
  ])("an override of %s is refused with a sentence, and nothing is stored", async (_what, change, says) => {
    await designer.save(sending(0, add("stream")));
    await expect(designer.override({ ...place(), environment: world.environment.slug, ...change })).rejects.toThrow(says);
    expect((await designer.surroundings(place())).environments[0]?.target.overrides).toEqual({});
  });

  it("an override needs the permission to edit environments, and an environment of this project", async () => {
    await designer.save(sending(0, add("stream")));
    const change = { component: "stream", setting: "partitions", value: 3 };
    await expect(designer.override({ ...place(), environment: "elsewhere", ...change })).rejects.toThrow("no such environment");
    await services.database.prisma.membership.updateMany({ where: { userId: world.user.id }, data: { role: "viewer" } });
    await expect(designer.override({ ...place(), environment: world.environment.slug, ...change })).rejects.toThrow(
      /role|allowed|permission/i,
    );
    expect((await designer.surroundings(place())).environments[0]?.target.overrides).toEqual({});
  });
});
