import type { ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { expect, it } from "vitest";
import { driverContract } from "../contract.testing.ts";
import { DENIED, THROTTLED } from "./faults.ts";
import { MemoryCloud } from "./memory-cloud.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { createMemoryDriver } from "./memory-driver.ts";

function request(name: string): ResourceRequest {
  return {
    address: `c.${name}`,
    type: "Memory::Store::Bucket",
    via: "cloudcontrol",
    properties: { Name: name, Days: 1 },
    facts: {
      createOnly: ["Name", "Kind"],
      readOnly: ["Arn"],
      writeOnly: [],
      identifier: ["Name"],
      hasUniqueName: true,
      tags: { property: "Tags", shape: "list" },
    },
    owner: { installation: "i", environment: "e", component: "c", address: `c.${name}` },
  };
}

function harness(options: MemoryCloudOptions) {
  const cloud = new MemoryCloud({ nowMs: Date.now, ...options });
  return Promise.resolve({
    driver: createMemoryDriver(cloud),
    request,
    changed: (before: ResourceRequest) => ({ ...before, properties: { ...before.properties, Days: 2 } }),
    changedForGood: (before: ResourceRequest) => ({ ...before, properties: { ...before.properties, Kind: "b" } }),
    foreign: (before: ResourceRequest) => ({ ...before, owner: { ...before.owner, installation: "j" } }),
    invalid: (before: ResourceRequest) => ({ ...before, properties: { ...before.properties, Source: { $ref: "a.b", attr: "Arn" } } }),
    drift: ({ identifier }: ResourceIdentity) => Promise.resolve(cloud.vanish(identifier)),
    wait: () => Promise.resolve(),
    refuseNext: (how: "throttled" | "permission") => {
      cloud.inject({ on: (call) => call.kind === "create", kind: "refuse", error: how === "throttled" ? THROTTLED : DENIED });
      return Promise.resolve();
    },
  });
}

driverContract("memory, answering at once", () => harness({}));
driverContract("memory, answering after three polls", () => harness({ polls: 3 }));
driverContract("memory, without tokens", () => harness({ honoursTokens: false }));

it("makes something even when its answer is lost, and nothing when the request is", async () => {
  const cloud = new MemoryCloud();
  const driver = createMemoryDriver(cloud);
  cloud.inject({ on: () => true, kind: "loseAnswer" });
  await expect(driver.create(request("a"), { token: "1", timeLimitMs: 1 })).rejects.toThrow("cut");
  cloud.inject({ on: () => true, kind: "loseRequest" });
  await expect(driver.create(request("b"), { token: "2", timeLimitMs: 1 })).rejects.toThrow("cut");
  expect(cloud.resources.map((resource) => resource.identifier)).toEqual(["a"]);
});
