import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAwsDriver } from "../aws-driver.ts";

const BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const ARN = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/zl/0123456789abcdef";

interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Cloud Control as far as a delete sees it: what it was asked, and a resource whose protection an update takes off. */
let asked: Asked[] = [];
let properties: Readonly<Record<string, unknown>> = {};
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => (text += chunk.toString()));
  request.on("end", () => {
    const operation = String(request.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const body = JSON.parse(text) as Asked["body"];
    asked.push({ operation, body });
    response.setHeader("content-type", "application/x-amz-json-1.0");
    response.end(JSON.stringify(answer(operation, body)));
  });
});

function answer(operation: string, body: Asked["body"]): object {
  const event = {
    Identifier: body["Identifier"] ?? ARN,
    TypeName: BALANCER,
    OperationStatus: "SUCCESS",
    RequestToken: `request-${operation}`,
  };
  if (operation === "GetResource")
    return { ResourceDescription: { Identifier: body["Identifier"], Properties: JSON.stringify(properties) } };
  return { ProgressEvent: { ...event, Operation: operation === "DeleteResource" ? "DELETE" : "UPDATE" } };
}

const LIMIT = { timeLimitMs: 10_000 };
let driver: ReturnType<typeof createAwsDriver>;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  driver = createAwsDriver({
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    endpoint: `http://127.0.0.1:${port}`,
  });
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  driver.close();
  server.close();
});

async function destroy(type: string, identifier: string) {
  const identity = { address: "a.b", type, via: "cloudcontrol", identifier };
  const begun = await driver.delete(identity, {}, { ...LIMIT, token: "token", mayEmpty: false });
  return begun.state === "pending" ? driver.poll(begun.operation, identity, LIMIT) : begun;
}

describe("deleting what is protected", () => {
  it("switches the protection of a load balancer off first, keeping its other attributes, then deletes it", async () => {
    const idle = { Key: "idle_timeout.timeout_seconds", Value: "60" };
    properties = { LoadBalancerAttributes: [{ Key: "deletion_protection.enabled", Value: "true" }, idle] };
    expect(await destroy(BALANCER, ARN)).toMatchObject({ state: "done", identifier: ARN });
    const [update, gone] = ["UpdateResource", "DeleteResource"].map((name) => asked.find(({ operation }) => operation === name)?.body);
    expect(JSON.parse(String(update?.["PatchDocument"]))).toEqual([
      { op: "add", path: "/LoadBalancerAttributes", value: [{ Key: "deletion_protection.enabled", Value: "false" }, idle] },
    ]);
    expect(gone).toMatchObject({ Identifier: ARN, ClientToken: "token" });
  });

  it.each(["AWS::EKS::Cluster", "AWS::RDS::DBCluster"])("does the same for %s", async (type) => {
    properties = { DeletionProtection: true };
    await destroy(type, "zl");
    expect(asked.map(({ operation }) => operation)).toEqual([
      "GetResource",
      "UpdateResource",
      "GetResourceRequestStatus",
      "DeleteResource",
    ]);
  });

  it("asks for nothing but the delete where nothing protects", async () => {
    properties = { DeletionProtection: false };
    await destroy("AWS::EKS::Cluster", "zl");
    expect(asked.map(({ operation }) => operation)).toEqual(["GetResource", "DeleteResource"]);
    asked = [];
    await destroy("AWS::SQS::Queue", "q");
    expect(asked.map(({ operation }) => operation)).toEqual(["DeleteResource"]);
  });
});
