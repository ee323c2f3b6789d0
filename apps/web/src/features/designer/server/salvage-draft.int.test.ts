import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
});
afterAll(() => stop());

/** As a later version stores it. */
const NEWER = {
  schemaVersion: 2,
  components: [
    { id: "clicks", kind: "event-source", title: "Clicks", settings: {} },
    { id: "oracle", kind: "crystal-ball", title: "Oracle", settings: {}, mood: "bright" },
  ],
  edges: [],
};

describe("a draft that a newer version wrote", () => {
  it("is refused by name, can be looked at in part, comes whole as text, and nothing overwrites it", async () => {
    const { designer } = await consoleOf(services, world.user.id);
    const place = { organization: world.slug, project: world.project.slug };
    const { blueprintId } = await designer.open(place);
    const where = { id: blueprintId };
    await services.database.prisma.blueprint.update({ where, data: { document: NEWER } });

    await expect(designer.open(place)).rejects.toMatchObject({ cause: { code: "unreadable" } });
    const salvage = await designer.salvage(place);
    expect(salvage.because).toBe("component “Oracle” is from a newer version");
    expect(salvage.blueprint.components.map(({ id }) => id)).toEqual(["clicks", "oracle"]);
    expect(JSON.parse(salvage.text)).toEqual(NEWER);
    await expect(designer.surroundings(place)).resolves.toMatchObject({ canEdit: true });

    const edit = { edit: "renameComponent", component: "clicks", title: "Mine" } as const;
    const sending = designer.save({ ...place, baseRevision: salvage.revision, edits: [{ id: "edit-1-unreadable", edit }] });
    await expect(sending).rejects.toMatchObject({ cause: { code: "unreadable" } });
    const kept = await services.database.prisma.blueprint.findUniqueOrThrow({ where });
    expect(kept.document).toEqual(NEWER);
  });
});
