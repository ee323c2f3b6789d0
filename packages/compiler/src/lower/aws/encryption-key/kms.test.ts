import type { PropertyMap } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compileSmall, resourceAt } from "../small-environment.testing.ts";

function statementsWith(kinds: readonly string[]): readonly string[] {
  const key = resourceAt(compileSmall({ components: ["key:encryption-key", ...kinds] }), "key.key");
  const policy = key.properties["KeyPolicy"] as { Statement: readonly PropertyMap[] };
  return policy.Statement.map((statement) => String(statement["Sid"]));
}

describe("the customer key", () => {
  it("lets its account manage it and logs use it, always", () => {
    expect(statementsWith([])).toEqual(["Account", "Logs"]);
  });

  it("names the services of the blueprint before they first ask", () => {
    expect(statementsWith(["alerts:monitoring"])).toContain("Alarms");
    expect(statementsWith(["lake:lakehouse-tables"])).toContain("S3TablesMaintenance");
    expect(statementsWith(["vectors:vector-store"])).toContain("S3Vectors");
  });
});
