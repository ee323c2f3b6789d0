import { listSetting, type Part } from "../lowering.ts";
import { alloyDbSize } from "./alloydb-size.ts";
import { auroraCapacity } from "./aurora-capacity.ts";
import { collectorAverage } from "./collector.ts";
import { processingUnits, throughputUnits } from "./event-hubs-units.ts";
import { fabricCapacity } from "./fabric-capacity.ts";
import { fargateSize } from "./fargate-size.ts";
import { interfaceEndpoints } from "./interface-endpoints.ts";
import { iotHubSize } from "./iot-hub-size.ts";
import { kafkaBrokers, kafkaBrokerType, kafkaVolumeGb } from "./kafka.ts";
import { natGateways } from "./nat-gateways.ts";
import { vectorDiskGib, vectorMachine } from "./postgres-machine.ts";
import { qdrantNodes } from "./qdrant-nodes.ts";
import { embeddingInstance, trainingInstance } from "./sagemaker-instances.ts";
import { workerOf } from "./spark-capacity.ts";
import { billedUnits, deliveryStreamingUnits, queryStreamingUnits } from "./stream-analytics-units.ts";
import { workspaceMachine } from "./workspace-machine.ts";

/** Sizes by the name that a cost sheet knows them under. */
export type DeployedSizes = Readonly<Record<string, number | string>>;

type SizesOf = (part: Part) => DeployedSizes;

/** A small worker of a batch engine, on every cloud. */
const SMALL_WORKER_VCPU = 4;
/** Against a medium node of four vCPU, on every cloud. */
const NODE_UNITS: Readonly<Record<string, number>> = { small: 0.5, medium: 1, large: 2 };
const UNITS_PER_CPU = 1024;
const MB_PER_GB = 1024;
/** DBU an hour of one cluster of a SQL warehouse: 2X-Small, Small, Medium. Source: Databricks' table of warehouse sizes. */
const WAREHOUSE_DBU = { prototype: 4, standard: 12, production: 24 } as const;
/** Writer, and in production a reader beside it. */
const AURORA_INSTANCES = { prototype: 1, standard: 1, production: 2 } as const;

const warehouse: SizesOf = ({ target }) => ({ warehouseDbu: WAREHOUSE_DBU[target.tier] });
const batch: SizesOf = (part) => ({ workerUnits: workerOf(word(part, "workerSize", "small")).vcpu / SMALL_WORKER_VCPU });
const learning: SizesOf = ({ component }) => ({ trainingMachine: workspaceMachine(component) });
const cluster: SizesOf = (part) => ({ nodeUnits: NODE_UNITS[word(part, "nodeSize", "medium")] ?? 1 });

/** By cloud, kind and variant; `*` for every one. The recipes of a cloud take the same sizes from the same functions. */
const SIZES: Readonly<Record<string, SizesOf>> = {
  "*/spark-engine/*": batch,
  "*/kubernetes-cluster/*": cluster,
  "*/sql-engine/databricks-sql": warehouse,
  "aws/catalog/polaris": (part) => ({ servers: figure(part, "replicasMin", 1) }),
  "aws/event-source/ecs-collector": ({ target, figures }) => ({ tasks: collectorAverage(target.tier, figures) }),
  "aws/event-stream/kinesis": (part) => ({
    shards: figure(part, "partitions", 1) * Math.max(1, new Set(listSetting(part, "topics")).size),
  }),
  "aws/event-stream/msk-provisioned": kafka,
  "aws/vector-store/pgvector": ({ target }) => {
    const { minAcu, maxAcu } = auroraCapacity(target.tier);
    return { minAcu, maxAcu, auroraInstances: AURORA_INSTANCES[target.tier] };
  },
  "aws/app-service/ecs-fargate": (part) => {
    const { cpuUnits, memoryMb } = fargateSize(figure(part, "cpu", 1), figure(part, "memoryGb", 2));
    return { cpu: cpuUnits / UNITS_PER_CPU, memoryGb: memoryMb / MB_PER_GB };
  },
  "aws/network/vpc": (part) => ({ nat: natGateways(part), e: interfaceEndpoints(part).length }),
  "aws/model-training/sagemaker-training": (part) => ({
    trainingMachine: trainingInstance(word(part, "method", "classic"), part.component.settings["distributed"] === true),
  }),
  "aws/embedding-job/sagemaker-processing": ({ target }) => ({ embeddingMachine: embeddingInstance(target.tier) }),
  "azure/model-training/databricks-training": learning,
  "gcp/model-training/databricks-job": learning,
  "gcp/catalog/polaris-cloud-run": (part) => ({
    servers: figure(part, "replicasMin", 1),
    databases: part.target.tier === "production" ? 2 : 1,
  }),
  "gcp/vector-store/alloydb-pgvector": (part) => {
    const { vcpu, isRegional } = alloyDbSize(part);
    return { pgVcores: vcpu, r: isRegional ? 2 : 1 };
  },
  "azure/vector-store/pgvector": (part) => ({
    pgVcores: vectorMachine(part).vcores,
    diskGib: vectorDiskGib(part),
    r: part.target.tier === "production" ? 2 : 1,
  }),
  "aws/vector-store/qdrant": (part) => ({ qdrantNodes: qdrantNodes(part).count }),
  "azure/vector-store/qdrant": (part) => ({ qdrantNodes: qdrantNodes(part).count }),
  "azure/catalog/polaris": (part) => ({ servers: figure(part, "replicasMin", 1), databases: part.target.tier === "production" ? 2 : 1 }),
  "azure/container-registry/registry": ({ target }) => ({
    registryPrice: target.tier === "production" ? "azure.acr.premium" : "azure.acr.basic",
  }),
  "azure/fabric-workspace/capacity": ({ target }) => ({ capacityUnits: fabricCapacity(target.tier).units }),
  "azure/event-stream/event-hubs-kafka": ({ figures }) => ({ tu: throughputUnits(figures) }),
  "azure/event-stream/event-hubs-premium": ({ figures }) => ({ pu: processingUnits(figures) }),
  "azure/stream-delivery/eventhubs-capture": ({ figures }) => ({ tu: throughputUnits(figures) }),
  "azure/stream-delivery/stream-analytics-delta": ({ figures }) => ({ su: billedUnits(deliveryStreamingUnits(figures.mbPerSecond)) }),
  "azure/stream-processor/stream-analytics": ({ target, figures }) => ({
    su: billedUnits(queryStreamingUnits(target.tier, figures.mbPerSecond)),
  }),
  "azure/device-source/iot-hub": ({ figures: { eventsPerSecond, mbPerSecond } }) => ({
    iotEdition: iotHubSize(eventsPerSecond, eventsPerSecond > 0 ? (mbPerSecond * 1e6) / eventsPerSecond : 0).edition,
  }),
};

/** The sizes that a component is deployed with, as far as money depends on them; empty where the load alone decides. */
export function deployedSizes(part: Part): DeployedSizes {
  const { target, component, variant } = part;
  const sizes = [
    SIZES[`*/${component.kind}/*`],
    SIZES[`*/${component.kind}/${variant}`],
    SIZES[`${target.cloud}/${component.kind}/${variant}`],
  ].map((sizesOf) => sizesOf?.(part) ?? {});
  return Object.assign({}, ...sizes) as DeployedSizes;
}

function kafka(part: Part): DeployedSizes {
  const mbPerSecond = figure(part, "throughputMbPerSecond", 1);
  const brokers = kafkaBrokers(mbPerSecond, Math.max(1, part.zones));
  const volumeGb = kafkaVolumeGb({ mbPerSecond, retentionHours: figure(part, "retentionHours", 24), brokers });
  return { brokers, brokerGb: brokers * volumeGb, brokerType: kafkaBrokerType(part.target.tier, mbPerSecond) };
}

/** A setting that cannot be used is a finding elsewhere; sizes take the usual one. */
function figure({ component }: Part, key: string, fallback: number): number {
  const value = component.settings[key];
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : fallback;
}

function word({ component }: Part, key: string, fallback: string): string {
  const value = component.settings[key];
  return typeof value === "string" ? value : fallback;
}
