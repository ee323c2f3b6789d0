import { compile } from "@zerolake/compiler";
import { AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import { planApply } from "@zerolake/planner";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { AzureLife } from "./azure-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let life: AzureLife;
beforeAll(async () => {
  life = await AzureLife.start("sandbox_azure_generated_secrets");
  await life.reset();
});
afterAll(() => life.stop());

it("a database takes a password that lies in the vault and stands nowhere else", async () => {
  const drawing = AZURE_DRAWINGS.find(({ name }) => name === "Open catalog");
  if (!drawing) throw new Error("There is no drawing with a database");
  const { resources } = compile(drawing.blueprint, life.target("prototype"));
  const { recorded, failed } = await life.run(planApply({ desired: resources, recorded: [] }));
  expect(failed).toEqual([]);
  const vault = recorded
    .find(({ address }) => address === "catalog.vault")
    ?.identifier.split("/")
    .at(-1);
  const read = (name: string) => life.safe.read(`https://${vault}.vault.azure.net/secrets/${name}`, AbortSignal.timeout(10_000));
  const texts = await Promise.all(["database-password", "root-secret", "token-key"].map(read));
  expect(new Set(texts).size).toBe(3);
  const everything = JSON.stringify([recorded, await life.resources("Microsoft.DBforPostgreSQL/flexibleServers")]);
  for (const text of texts) {
    expect(text).toMatch(/^[\w-]{40}-aA1$/);
    expect(everything).not.toContain(text);
  }
  const [server] = recorded.filter(({ address }) => address === "catalog.server");
  expect(server?.properties["passwordIn"]).toContain("/secrets/database-password");
});
