import { createRequire } from "node:module";
import type { SpecDatabase } from "@aws-cdk/service-spec-types";
import { expect, it } from "vitest";
import { readSpecFile } from "./spec-file.ts";
import { indexSpec } from "./spec-index.ts";

const { loadAwsServiceSpecSync } = createRequire(import.meta.url)("@aws-cdk/aws-service-spec") as {
  loadAwsServiceSpecSync(): SpecDatabase;
};

it("finds every type and definition that the vendor's own loader finds", async () => {
  const index = indexSpec(await readSpecFile());
  const vendor = loadAwsServiceSpecSync();
  const differing = [
    ...vendor
      .all("resource")
      .filter((entity) => JSON.stringify(index.resource(entity.cloudFormationType)) !== JSON.stringify(entity))
      .map((entity) => entity.cloudFormationType),
    ...vendor
      .all("typeDefinition")
      .filter((entity) => JSON.stringify(index.definition(entity.$id)) !== JSON.stringify(entity))
      .map((entity) => entity.name),
  ];
  expect(differing).toEqual([]);
  expect(index.resource("AWS::Nothing::Here")).toBeUndefined();
}, 60_000);

it("says that the format has changed when the specification has no such section", () => {
  expect(() => indexSpec(Buffer.from("{}"))).toThrow(/format has changed/);
});
