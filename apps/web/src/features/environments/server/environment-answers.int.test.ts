import { getEnvironment, listAudit, recordConnectionFacts, updateEnvironment } from "@zerolake/db";
import { createWorld, EMPTY_BLUEPRINT, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

const RUNTIME = `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}`;
const DRAWING = {
  ...EMPTY_BLUEPRINT,
  components: [
    { id: "api", kind: "app-service", title: "Shop API", settings: {} },
    { id: "net", kind: "network", title: "Network", settings: {} },
  ],
};

let services: Services;
let stop: () => Promise<void>;
let world: World;
let environments: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database, { document: DRAWING });
  environments = await signIn();
});
afterAll(() => stop());

async function signIn() {
  const caller = await consoleOf(services, world.user.id);
  return caller.environments;
}

const place = (of: World = world) => ({ organization: of.slug, project: of.project.slug, environment: of.environment.slug });
const answer = (answers: Record<string, unknown>, revision = 0) => environments.update({ ...place(), revision, answers });
const choices = async () => (await getEnvironment(services.database, world.organizationId, world.environment.id)).choices;
const question = async (key: string) => (await environments.answers(place())).questions.find((asked) => asked.key === key);

describe("answers of an environment", () => {
  it("are asked for by the drawing as it is now, and what something waits for is marked until it is answered", async () => {
    expect(await question("images.runtime")).toMatchObject({
      label: "Image “runtime”",
      neededBy: ["Shop API"],
      isAwaited: true,
      own: null,
      told: null,
    });
    await answer({ "images.runtime": RUNTIME });
    expect(await question("images.runtime")).toMatchObject({ isAwaited: false, own: RUNTIME });
    expect(await question("emrRelease")).toBeUndefined();
  });

  it("are stored beside the others under the key that the compiler reads, and an empty one is taken away", async () => {
    await answer({ "images.runtime": RUNTIME, permissionsBoundaryArn: "arn:aws:iam::aws:policy/Boundary" });
    await answer({ permissionsBoundaryArn: null }, 1);
    expect(await choices()).toEqual({ "images.runtime": RUNTIME });
  });

  it("that the cloud told are shown as such, and one of a person leads", async () => {
    const { id, updatedAt } = world.connection;
    const listing = { region: "eu-central-1", zones: ["eu-central-1a", "eu-central-1b"] };
    await recordConnectionFacts(services.database, world.organizationId, { connectionId: id, updatedAt, listing });
    expect(await question("zones")).toMatchObject({ isFilledIn: true, told: listing.zones, own: null });
    await answer({ zones: ["eu-central-1c"] });
    expect(await question("zones")).toMatchObject({ told: listing.zones, own: ["eu-central-1c"] });
  });

  it.each([
    ["an image by a tag that can move", { "images.runtime": "registry.example.com/runtime:latest" }, /Image: Write the image by digest/],
    ["a list that is no list", { zones: "eu-central-1a" }, /Zones: Write names of zones/],
    ["a key that no environment asks", { favouriteColour: "blue" }, /No environment asks for “favouriteColour”/],
    ["a key of the object itself", { constructor: "x" }, /No environment asks/],
    ["a question that this drawing does not ask", { emrRelease: "emr-7.13.0" }, /does not ask for “emrRelease”/],
  ])("are refused with the reason: %s", async (_, answers, message) => {
    await expect(answer(answers)).rejects.toMatchObject({ code: "BAD_REQUEST", message });
    expect(await choices()).toEqual({});
  });

  it("that were given before and are not asked any more can still be changed and taken away", async () => {
    const { organizationId, environment, actor } = world;
    const stored = { emrRelease: "emr-7.12.0" };
    await updateEnvironment(services.database, organizationId, { environmentId: environment.id, choices: stored, actor });
    await answer({ emrRelease: null }, 1);
    expect(await choices()).toEqual({});
  });

  it("of somebody who looked at older settings are refused", async () => {
    await answer({ "images.runtime": RUNTIME });
    await expect(answer({ "images.runtime": null })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await choices()).toEqual({ "images.runtime": RUNTIME });
  });

  it("are noted in the audit with what they were", async () => {
    await answer({ "images.runtime": RUNTIME });
    const [entry] = await listAudit(services.database, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({
      action: "environment.update",
      actorId: world.user.id,
      targetId: world.environment.id,
      before: { choices: {} },
      after: { choices: { "images.runtime": RUNTIME } },
    });
  });

  it("of another organisation are not found, neither to read nor to write", async () => {
    const theirs = await createWorld(services.database, { document: DRAWING });
    await expect(environments.answers(place(theirs))).rejects.toMatchObject({ code: "NOT_FOUND" });
    const write = environments.update({ ...place(theirs), revision: 0, answers: { "images.runtime": RUNTIME } });
    await expect(write).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
