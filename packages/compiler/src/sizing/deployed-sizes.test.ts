import type { Settings } from "@zerolake/blueprint";
import type { Cloud, Target, Tier } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { deployedSizes } from "./deployed-sizes.ts";
import { iotHubSize } from "./iot-hub-size.ts";
import { billedUnits, deliveryStreamingUnits, queryStreamingUnits } from "./stream-analytics-units.ts";

interface Wanted {
  readonly settings?: Settings;
  readonly eventsPerSecond?: number;
  readonly mbPerSecond?: number;
  readonly tier?: Tier;
}

function sizesOf(
  where: `${Cloud}/${string}/${string}`,
  { settings = {}, eventsPerSecond = 0, mbPerSecond = 0, tier = "standard" }: Wanted,
) {
  const [cloud = "aws", kind = "", variant = ""] = where.split("/");
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "n", namePrefix: "zl" };
  const target: Target = { cloud: cloud as Cloud, region: "r", tier, account: "1", choices: {}, overrides: {}, environment };
  const figures = { eventsPerSecond, peakEventsPerSecond: 3 * eventsPerSecond, mbPerSecond, gpusTotal: 0 };
  return deployedSizes({ component: { id: "it", kind, title: "It", settings }, variant, target, figures, zones: 3, has: () => false });
}

describe("sizes that are deployed", () => {
  it.each([
    ["aws/event-stream/kinesis", { settings: { partitions: 4, topics: ["a", "b", "a"] } }, { shards: 8 }],
    [
      "aws/event-stream/msk-provisioned",
      { settings: { throughputMbPerSecond: 12, retentionHours: 72 } },
      { brokers: 3, brokerGb: 12_132, brokerType: "kafka.m7g.large" },
    ],
    ["aws/event-source/ecs-collector", { eventsPerSecond: 2000 }, { tasks: 4 }],
    ["aws/network/vpc", { tier: "production", settings: { privateEndpoints: true, egress: "restricted" } }, { nat: 3, e: 3 }],
    ["aws/network/vpc", { settings: { egress: "none" } }, { nat: 0, e: 0 }],
    ["aws/app-service/ecs-fargate", { settings: { cpu: 0.3, memoryGb: 0.6 } }, { cpu: 0.5, memoryGb: 1 }],
    ["aws/spark-engine/emr-serverless", { settings: { workerSize: "large" } }, { workerUnits: 4 }],
    ["gcp/kubernetes-cluster/gke-standard", { settings: { nodeSize: "small" } }, { nodeUnits: 0.5 }],
    ["azure/event-stream/event-hubs-kafka", { eventsPerSecond: 4500, mbPerSecond: 2.2 }, { tu: 5 }],
    ["azure/event-stream/event-hubs-premium", { mbPerSecond: 12 }, { pu: 4 }],
    ["azure/vector-store/pgvector", { settings: { vectors: 10_000_000, dimension: 768, hnswM: 16 } }, { pgVcores: 16, diskGib: 128, r: 1 }],
    [
      "azure/vector-store/pgvector",
      { tier: "production", settings: { vectors: 100, dimension: 768, hnswM: 16 } },
      { pgVcores: 4, diskGib: 32, r: 2 },
    ],
    [
      "azure/vector-store/qdrant",
      { settings: { vectors: 10_000_000, dimension: 768, hnswM: 16, replicas: 2, replicasMin: 1 } },
      { qdrantNodes: 8 },
    ],
    ["azure/catalog/polaris", { tier: "production", settings: { replicasMin: 3 } }, { servers: 3, databases: 2 }],
    ["azure/sql-engine/databricks-sql", { tier: "production" }, { warehouseDbu: 24 }],
    ["azure/file-source/blob-landing", {}, {}],
  ] as const)("%s, %j: %j", (where, wanted, sizes) => {
    expect(sizesOf(where, wanted)).toEqual(sizes);
  });

  it("takes the usual size for a setting that cannot be used", () => {
    expect(sizesOf("aws/event-stream/kinesis", { settings: { partitions: -3 } })).toEqual({ shards: 1 });
  });

  it.each([
    [1000 / 60, 300, "S1", 4],
    [1, 300, "S1", 1],
    [2000, 300, "S3", 1],
    [60, 300, "S2", 1],
    [20, 5000, "S1", 9],
    [0, 0, "S1", 1],
  ] as const)("a hub for %d messages a second of %d bytes is %s × %d, the cheapest that fits", (rate, bytes, edition, units) => {
    expect(iotHubSize(rate, bytes)).toEqual({ edition, units });
  });

  it("a stream analytics job takes the smallest size that is sold", () => {
    expect([0.1, 5, 9, 25].map((mb) => deliveryStreamingUnits(mb))).toEqual([3, 7, 10, 30]);
    expect([queryStreamingUnits("prototype", 0.1), queryStreamingUnits("production", 0.1), queryStreamingUnits("standard", 25)]).toEqual([
      10, 20, 30,
    ]);
    expect([3, 7, 10, 20].map(billedUnits)).toEqual([1 / 3, 2 / 3, 1, 2]);
  });
});
