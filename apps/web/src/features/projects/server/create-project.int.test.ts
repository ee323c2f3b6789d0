import { type Actor, getProjectBySlug } from "@zerolake/db";
import { createWorld } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { createProjectFrom, type NewProjectInput } from "./create-project.ts";

let services: Services;
let stop: () => Promise<void>;
let organizationId: string;
let actor: Actor & { readonly id: string };

beforeAll(async () => {
  const test = await createTestServices();
  ({ services, stop } = test);
  ({ organizationId, actor } = await createWorld(services.database));
});
afterAll(() => stop());

async function cloudOf(start: NewProjectInput["start"]): Promise<string> {
  const outcome = await createProjectFrom(services.database, organizationId, { input: { name: "Lake", start }, actor });
  if (outcome.state === "refused") throw new Error("refused");
  return (await getProjectBySlug(services.database, organizationId, outcome.slug)).targetCloud;
}

describe("a new project", () => {
  it("is drawn for the cloud that the wizard was told", async () => {
    expect(await cloudOf({ from: "wizard", answers: JSON.stringify({ cloud: "azure" }) })).toBe("azure");
    expect(await cloudOf({ from: "wizard", answers: JSON.stringify({ cloud: "gcp" }) })).toBe("gcp");
  });

  it("is drawn for AWS when nobody said otherwise", async () => {
    expect(await cloudOf({ from: "blank" })).toBe("aws");
    expect(await cloudOf({ from: "template", template: "streaming-starter" })).toBe("aws");
    expect(await cloudOf({ from: "wizard", answers: "{}" })).toBe("aws");
  });
});
