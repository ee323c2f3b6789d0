import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { isMap, type Target } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { GOOGLE_ROWS } from "./google/google-rows.ts";
import { ownerOfLabels } from "./owner-labels.ts";

const environment = {
  installationId: "6a0a5f0e-64a5-4f0c-9f3c-0d6a4a2d9a01",
  organizationId: "0d0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
  environmentId: "b6f0a8d4-11f0-4a76-8f3e-5f9c1f7f0c03",
  name: "dev",
  namePrefix: "zl",
};
const target: Target = {
  cloud: "gcp",
  region: "europe-west1",
  tier: "production",
  account: "sample-project",
  environment,
  choices: {},
  overrides: {},
};

describe("ownerOfLabels", () => {
  const { resources } = compile(expandTemplate(findTemplate("streaming-starter")!), target);
  const labelled = resources.filter(({ facts }) => facts.tags !== null);

  it.each(labelled.map((resource) => [resource.address, resource] as const))(
    "reads %s again from the labels that were written",
    (address, resource) => {
      const row = GOOGLE_ROWS[resource.type]!;
      const owner = {
        installation: environment.installationId,
        environment: environment.environmentId,
        component: resource.component,
        address,
      };
      expect(ownerOfLabels(resource.properties, row)).toEqual(owner);
      const labels = resource.properties[row.labels ?? ""];
      const texts = isMap(labels) ? Object.entries(labels).flat().map(String) : [];
      expect(texts.filter((text) => !/^[a-z0-9_-]{1,63}$/.test(text))).toEqual([]);
    },
  );

  it("belongs to nobody without all four", () => {
    expect(ownerOfLabels({ labels: { zerolake_installation: "a", team: "data" } }, GOOGLE_ROWS["pubsub.topic"]!)).toBeUndefined();
  });
});
