import { expect, test } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, type SmallEnvironment } from "../../aws/small-environment.testing.ts";

function zonesOf(drawing: Pick<SmallEnvironment, "components" | "edges">): readonly unknown[] {
  const { resources } = compile(blueprintOf({ ...drawing, omit: [] }), sampleTarget("standard", {}, "gcp"));
  return resources.filter(({ type }) => type === "dns.managedZone").map(({ properties }) => properties["dnsName"]);
}

test("calls of a service of Cloud Run go through the network, which alone it takes them from", () => {
  const components = [["ranker:model-serving", { replicasMin: 0 }], "shop:app-service"] as const;
  expect(zonesOf({ components, edges: ["ranker.endpoint -> shop.endpoint"] })).toEqual(["run.app."]);
});

test("where nobody calls one, its names lead where they always do", () => {
  expect(zonesOf({ components: ["model:foundation-model", "shop:app-service"], edges: ["model.endpoint -> shop.endpoint"] })).toEqual([]);
});
