import type { Shape } from "../../metrics/series.ts";

/** A metric as its page of "Supported metrics with Azure Monitor" publishes it, and how it behaves here. */
export interface PublishedMetric {
  readonly unit: string;
  readonly shape: Shape;
  readonly dimensions: readonly string[];
  /** The shortest period that it is kept by, in minutes. */
  readonly finestMinutes: number;
  /** How the part of it behaves that a dimension's value chooses. */
  readonly parts: Readonly<Record<string, Shape>>;
}

type Details = Partial<Pick<PublishedMetric, "dimensions" | "finestMinutes" | "parts">>;

function metric(unit: string, shape: Shape, { dimensions = [], finestMinutes = 1, parts = {} }: Details = {}): PublishedMetric {
  return { unit, shape, dimensions, finestMinutes, parts };
}

/** So many a minute. */
function counted(calm: number, busy: number, ill: number): Shape {
  return { calm, busy, ill, isCounted: true };
}

const level = (calm: number, busy: number, ill: number): Shape => ({ calm, busy, ill });
/** The same at all hours. */
const steady = (well: number, ill: number): Shape => ({ calm: well, busy: well, ill, isSteady: true });
const never = (ill: number): Shape => counted(0, 0, ill);

const ENTITY = { dimensions: ["EntityName", "OperationResult"] };
const RUNS = { dimensions: ["FailureType", "Name"] };
const JOB = { dimensions: ["LogicalName", "PartitionId", "ProcessorInstance", "NodeName"] };
const GEO = { dimensions: ["GeoType", "ApiName", "Authentication"] };
const CALLS = { dimensions: ["ApiName", "OperationName", "Region", "RatelimitKey"] };
const INSTANCE = { dimensions: ["instanceId"] };
const NODES = { dimensions: ["node", "nodepool"] };
const REDIS = { dimensions: ["InstanceId"], finestMinutes: 5 };
const COSMOS = ["DatabaseName", "CollectionName", "Region", "StatusCode", "OperationType", "Status", "CapacityType"];
const COMPUTE = { dimensions: ["RunId", "InstanceId", "DeviceId", "ComputeName"] };
const AVAILABILITY = metric("Percent", steady(99.99, 91), GEO);

/** Types in small letters, since Azure does not tell capitals apart. */
export const PUBLISHED: Readonly<Record<string, Readonly<Record<string, PublishedMetric>>>> = {
  "microsoft.eventhub/namespaces": {
    IncomingRequests: metric("Count", counted(600, 6_000, 6_000), { dimensions: ["EntityName"] }),
    IncomingMessages: metric("Count", counted(2_000, 40_000, 0), { dimensions: ["EntityName"] }),
    ThrottledRequests: metric("Count", never(1_500), ENTITY),
    ServerErrors: metric("Count", never(900), ENTITY),
    CaptureBacklog: metric("Count", level(0, 4_000, 2_000_000), { dimensions: ["EntityName"] }),
    NamespaceCpuUsage: metric("Percent", level(12, 45, 97), { dimensions: ["Replica"] }),
  },
  "microsoft.devices/iothubs": {
    "d2c.telemetry.ingress.success": metric("Count", counted(300, 4_000, 0)),
    "d2c.telemetry.ingress.sendThrottle": metric("Count", never(400)),
    "d2c.telemetry.egress.dropped": metric("Count", never(40)),
    "d2c.endpoints.latency.eventHubs": metric("MilliSeconds", level(60, 180, 90_000)),
  },
  "microsoft.streamanalytics/streamingjobs": {
    OutputWatermarkDelaySeconds: metric("Seconds", level(2, 14, 5_400), JOB),
    InputEventsSourcesBacklogged: metric("Count", level(0, 20, 900_000), JOB),
    Errors: metric("Count", never(60), JOB),
    ResourceUtilization: metric("Percent", level(18, 52, 98), JOB),
  },
  "microsoft.datafactory/factories": {
    PipelineFailedRuns: metric("Count", never(0.2), RUNS),
    TriggerFailedRuns: metric("Count", never(0.2), RUNS),
  },
  "microsoft.app/jobs": {
    Executions: metric("Count", level(0, 1, 4), {
      dimensions: ["state", "jobName", "executionName"],
      parts: { "state failed": level(0, 0, 4) },
    }),
  },
  "microsoft.app/containerapps": {
    Requests: metric("Count", counted(200, 3_000, 3_000), {
      dimensions: ["revisionName", "podName", "statusCodeCategory", "statusCode"],
      parts: { "statusCodeCategory 5xx": counted(0, 2, 900) },
    }),
  },
  "microsoft.machinelearningservices/workspaces": {
    "Failed Runs": metric("Count", never(0.2), { dimensions: ["Scenario", "RunType", "ComputeType", "ExperimentName"] }),
    GpuUtilizationPercentage: metric("Count", level(35, 80, 0.5), COMPUTE),
    "Unusable Nodes": metric("Count", level(0, 0, 3), { dimensions: ["Scenario", "ClusterName"] }),
  },
  "microsoft.machinelearningservices/workspaces/onlineendpoints": {
    RequestLatency_P95: metric("Milliseconds", level(45, 140, 12_000), { dimensions: ["deployment"] }),
    RequestsPerMinute: metric("Count", level(120, 2_400, 2_400), {
      dimensions: ["deployment", "statusCode", "statusCodeClass", "modelStatusCode"],
      parts: { "statusCodeClass 5xx": level(0, 2, 700) },
    }),
  },
  "microsoft.machinelearningservices/workspaces/onlineendpoints/deployments": {
    CpuUtilizationPercentage: metric("Percent", level(12, 48, 99), INSTANCE),
    CpuMemoryUtilizationPercentage: metric("Percent", level(38, 51, 98), INSTANCE),
    GpuUtilizationPercentage: metric("Percent", level(22, 66, 99), INSTANCE),
  },
  "microsoft.cognitiveservices/accounts": {
    Latency: metric("MilliSeconds", level(700, 1_900, 75_000), CALLS),
    TotalCalls: metric("Count", counted(40, 600, 600), CALLS),
    ServerErrors: metric("Count", never(120), CALLS),
    BlockedCalls: metric("Count", never(180), CALLS),
  },
  "microsoft.search/searchservices": {
    SearchLatency: metric("Seconds", level(0.03, 0.09, 7)),
    ThrottledSearchQueriesPercentage: metric("Percent", level(0, 0, 35)),
  },
  "microsoft.storage/storageaccounts": {
    Availability: AVAILABILITY,
    SuccessE2ELatency: metric("MilliSeconds", level(18, 60, 15_000), GEO),
  },
  "microsoft.keyvault/vaults": {
    Availability: { ...AVAILABILITY, dimensions: ["ActivityType", "ActivityName", "StatusCode", "StatusCodeClass"] },
  },
  "microsoft.documentdb/databaseaccounts": {
    TotalRequests: metric("Count", counted(300, 5_000, 5_000), { dimensions: COSMOS, parts: { "StatusCode 429": counted(0, 20, 2_500) } }),
    ServerSideLatencyDirect: metric("MilliSeconds", level(4, 9, 12_000), { dimensions: COSMOS.slice(0, 3) }),
  },
  "microsoft.dbforpostgresql/flexibleservers": {
    is_db_alive: metric("Count", steady(1, 0)),
    storage_percent: metric("Percent", level(31, 33, 97)),
    cpu_percent: metric("Percent", level(8, 42, 98)),
    logical_replication_delay_in_bytes: metric("Bytes", level(1_000, 200_000, 30_000_000_000)),
  },
  "microsoft.cache/redisenterprise": {
    usedmemorypercentage: metric("Percent", level(42, 55, 99), REDIS),
    serverLoad: metric("Percent", level(9, 38, 99), { finestMinutes: 5 }),
    cacheLatency: metric("Count", level(300, 700, 250_000), REDIS),
  },
  "microsoft.synapse/workspaces": {
    IntegrationPipelineRunsEnded: metric("Count", counted(0.1, 0.3, 0.3), {
      dimensions: ["Result", "FailureType", "Pipeline"],
      parts: { "Result failed": never(0.2) },
    }),
    BuiltinSqlPoolRequestsEnded: metric("Count", counted(2, 20, 20), {
      dimensions: ["Result"],
      parts: { "Result failed": counted(0, 0.5, 15) },
    }),
  },
  "microsoft.synapse/workspaces/bigdatapools": {
    BigDataPoolApplicationsEnded: metric("Count", counted(0.05, 0.1, 0.2), {
      dimensions: ["JobType", "JobResult"],
      parts: { "JobResult failed": never(0.2) },
    }),
  },
  "microsoft.synapse/workspaces/sqlpools": {
    DWUUsedPercent: metric("Percent", level(14, 60, 100)),
    QueuedQueries: metric("Count", never(40), { dimensions: ["IsUserDefined"] }),
  },
  "microsoft.purview/accounts": { ScanFailed: metric("Count", never(0.1)) },
  "microsoft.containerservice/managedclusters": {
    kube_pod_status_phase: metric("Count", level(40, 60, 60), {
      dimensions: ["phase", "namespace", "pod"],
      parts: { "phase failed": level(0, 0, 14) },
    }),
    cluster_autoscaler_unschedulable_pods_count: metric("Count", level(0, 0, 12), { finestMinutes: 5 }),
    node_cpu_usage_percentage: metric("Percent", level(15, 52, 98), NODES),
    node_memory_working_set_percentage: metric("Percent", level(38, 55, 98), NODES),
    node_disk_usage_percentage: metric("Percent", level(22, 26, 96), { dimensions: [...NODES.dimensions, "device"] }),
  },
};
