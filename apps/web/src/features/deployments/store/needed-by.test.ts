import { expect, it } from "vitest";
import { neededBy } from "./needed-by.ts";

const resource = (address: string, dependsOn: readonly string[] = []) => ({ address, component: address.split(".")[0] ?? "", dependsOn });

it("names each other component once, whatever connects them, and never the component itself", () => {
  const users = neededBy([
    resource("lake.bucket"),
    resource("lake.policy", ["lake.bucket"]),
    resource("job.role", ["lake.bucket", "gone.key"]),
    resource("job.app", ["job.role", "lake.policy"]),
    resource("tables.db", ["lake.bucket"]),
  ]);
  expect(users).toEqual(new Map([["lake", ["job", "tables"]]]));
});
