import type { Shape } from "../../metrics/series.ts";

/** A level: calm, busy, ill. */
function level(calm: number, busy: number, ill?: number): Shape {
  return ill === undefined ? { calm, busy } : { calm, busy, ill };
}

/** A part of a whole. */
function percent(calm: number, busy: number, ill: number): Shape {
  return { ...level(calm, busy, ill), most: 100 };
}

/** So many a minute: calm, busy, ill. */
function counted(calm: number, busy: number, ill?: number): Shape {
  return { ...level(calm, busy, ill), isCounted: true };
}

/** Nothing of it happens in health. */
const never = (ill: number): Shape => counted(0, 0, ill);

/** Plausible numbers in the units of the services, by namespace and metric. */
export const METRIC_SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  "AWS/Kinesis": {
    "GetRecords.IteratorAgeMilliseconds": level(300, 9_000, 5_400_000),
    IncomingRecords: counted(1_800, 42_000),
    WriteProvisionedThroughputExceeded: never(90),
  },
  "AWS/Firehose": {
    "DeliveryToS3.DataFreshness": level(60, 90, 5_400),
    "DeliveryToS3.Success": { ...level(1, 1, 0.4), isSteady: true },
    "DeliveryToIceberg.DataFreshness": level(60, 90, 5_400),
    "DeliveryToIceberg.FailedRowCount": never(60),
    ThrottledRecords: never(80),
  },
  "AWS/Kafka": {
    OfflinePartitionsCount: level(0, 0, 4),
    KafkaDataLogsDiskUsed: percent(31, 33, 96),
    CpuUser: percent(9, 46, 91),
    EstimatedMaxTimeLag: level(1, 14, 5_400),
  },
  "AWS/KafkaConnect": { ErroredTaskCount: level(0, 0, 2), CpuUtilization: percent(12, 48, 97) },
  "AWS/KinesisAnalytics": {
    millisBehindLatest: level(200, 7_000, 5_400_000),
    records_lag_max: level(20, 900, 40_000_000),
    downtime: level(0, 0, 900_000),
    cpuUtilization: percent(14, 56, 98),
    heapMemoryUtilization: percent(38, 52, 97),
  },
  "AWS/Lambda": {
    Errors: never(30),
    Invocations: counted(20, 240),
    Throttles: never(25),
    IteratorAge: level(200, 4_000, 5_400_000),
  },
  Glue: { "glue.error.ALL": never(0.4) },
  "AWS/EMRServerless": { FailedJobs: never(0.4) },
  "AWS/States": { ExecutionsFailed: never(0.4), ExecutionsTimedOut: counted(0, 0), ExecutionThrottled: counted(0, 0) },
  AmazonMWAA: { TaskInstanceFailures: never(0.4), ImportErrors: level(0, 0, 2) },
  "AWS/ECS": { CPUUtilization: percent(8, 42, 98), MemoryUtilization: percent(35, 49, 97) },
  "AWS/EC2": { StatusCheckFailed: level(0, 0, 1), CPUUtilization: percent(7, 44, 98) },
  "AWS/EKS": {
    scheduler_pending_pods_UNSCHEDULABLE: level(0, 0, 14),
    apiserver_request_total_5XX: never(60),
    apiserver_request_total: counted(600, 1_400),
  },
  "AWS/Sagemaker/ModelBuildingPipeline": { ExecutionFailed: never(0.4) },
  "AWS/Events": { FailedInvocations: never(30) },
  "AWS/DynamoDB": { ReadThrottleEvents: never(40), WriteThrottleEvents: never(40) },
  "AWS/RDS": { CPUUtilization: percent(6, 38, 98) },
  "AWS/AOSS": {
    SearchRequestErrors: never(40),
    SearchRequestRate: counted(10, 320),
    SearchRequestLatency: level(30, 95, 14_000),
    IngestionRequestErrors: never(15),
    IngestionRequestRate: counted(5, 60),
  },
  "AWS/Redshift-Serverless": { QueriesFailed: counted(0, 0.2, 30), QueriesSucceeded: counted(1, 40) },
  "AWS/Athena": { TotalExecutionTime: counted(0.2, 6) },
  "AWS/SageMaker/FeatureStore": { ConsumedWriteRequestsUnits: counted(30, 700) },
  "AWS/SQS": { ApproximateNumberOfMessagesVisible: level(0, 0, 240) },
  "AWS/SageMaker": {
    ModelLatency: level(24_000, 70_000, 14_000_000),
    Invocation5XXErrors: never(40),
    Invocations: counted(30, 500),
  },
  "/aws/sagemaker/Endpoints": { GPUUtilization: percent(6, 61, 99.5) },
  "AWS/Bedrock": {
    InvocationLatency: level(1_400, 2_600, 90_000),
    InvocationServerErrors: never(8),
    InvocationThrottles: never(40),
    Invocations: counted(2, 60),
  },
  "AWS/ApiGateway": { "5xx": never(60), Count: counted(90, 1_900), Latency: level(18, 60, 14_000) },
  "AWS/ApplicationELB": {
    HTTPCode_Target_5XX_Count: never(60),
    RequestCount: counted(60, 900),
    TargetResponseTime: level(0.02, 0.08, 14),
    UnHealthyHostCount: level(0, 0, 2),
  },
  "AWS/IoT": { ParseError: never(60), Failure: never(60) },
  "AWS/Logs": { DeliveryErrors: never(60) },
  "AWS/SNS": { NumberOfNotificationsFailed: never(30) },
};
