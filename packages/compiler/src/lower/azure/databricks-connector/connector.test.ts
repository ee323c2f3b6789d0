import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { AZURE_ANSWERED } from "../azure-samples.testing.ts";

function resourcesOf(id: string, answers = AZURE_ANSWERED) {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`There is no template ${id}`);
  return compile(expandTemplate(template), sampleTarget("standard", answers, "azure")).resources;
}

function propertiesOf(id: string, type: string) {
  return resourcesOf(id).filter((one) => one.type === type);
}

describe("what Unity Catalog may open on Azure", () => {
  it("is each wired container once, written only where something in the workspace writes", () => {
    const places = propertiesOf("data-science-starter", "databricks.externalLocation");
    const urls = places.map(({ properties }) => [String(properties["url"]).split("@")[0], properties["read_only"]]);
    expect(urls).toEqual([
      ["abfss://silver", false],
      ["abfss://checkpoints", false],
      ["abfss://raw", true],
      ["abfss://artefacts", true],
    ]);
  });

  it("gives its identity a role per place and nothing on whole accounts", () => {
    const roles = propertiesOf("data-science-starter", "Microsoft.Authorization/roleAssignments").filter(({ address }) =>
      address.startsWith("databricks-connector."),
    );
    expect(roles.length).toBeGreaterThanOrEqual(4);
    const onStorage = roles.map(({ properties }) => String(properties["id"])).filter((id) => id.includes("Microsoft.Storage"));
    expect(onStorage.filter((id) => !id.includes("/containers/"))).toEqual([]);
  });

  it("waits with everything inside while the environment has no workspace", () => {
    const { databricksWorkspace: _, ...open } = AZURE_ANSWERED;
    const inside = resourcesOf("llm-fine-tuning", open).filter(({ type }) => type.startsWith("databricks."));
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter(({ deferredUntil }) => deferredUntil === undefined)).toEqual([]);
  });
});

describe("a continuous job", () => {
  it("reads Event Hubs with a credential of Unity, and no key exists", () => {
    const all = resourcesOf("predictive-maintenance");
    const job = all.find(({ type, properties }) => type === "databricks.job" && properties["continuous"] !== undefined);
    expect(JSON.stringify(job?.properties)).toMatch(/kafka:\/\/[^"]+:9093\/[^"]+\?credential=/);
    expect(JSON.stringify(job?.properties)).not.toContain("max_retries");
    expect(all.filter(({ type }) => type === "Zerolake.EventHub/storedKeys")).toEqual([]);
  });
});
