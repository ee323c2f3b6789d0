import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { glueStreamWorkers } from "../../../sizing/glue-stream-workers.ts";
import { ref } from "../../part-address.ts";
import { policyLogicalName, roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { argumentMap } from "../spark-engine/argument-map.ts";
import { GLUE_VERSION, glueArguments, glueRole, securityConfiguration, securityName } from "../spark-engine/glue-job.ts";
import { jobFiles } from "../spark-engine/job-files.ts";
import { networkConnection } from "./glue-connection.ts";
import { refusesOtherThanTables, type SparkStream, sparkStreamArguments, sparkStreams } from "./spark-stream.ts";

const JOB = "AWS::Glue::Job";
/** The smallest worker, which only streams may use: a quarter of a unit of price. */
const WORKER_TYPE = "G.025X";
/** A stream is started again after a fault, on and on within a day. */
const RETRIES = 3;

/** Spark Structured Streaming as jobs of Glue: one per stream and table store that is drawn, running from the moment it is made. */
export const glueStreaming: Lowering = {
  cloud: "aws",
  kind: "stream-processor",
  variant: "glue-streaming",
  service: "AWS Glue, streaming jobs",
  gap: "SQL sees one micro-batch at a time, so windows over longer times need a job of yours; the service starts a job anew after seven days",
  minutes: [1, 4],
  outputs: (part) => {
    const jobs = { roleArn: roleArn(part), region: part.target.region };
    return { ports: { events: jobs, tables: jobs, features: jobs, vectors: jobs } };
  },
  refuses: refusesOtherThanTables,
  lower: (context) => {
    const files = jobFiles(context);
    const streams = sparkStreams(context);
    const connection = networkConnection(context);
    const workers = glueStreamWorkers(numberSetting(context, "parallelism", 1), streams.length);
    return [
      ...glueRole(context, connection.rights),
      ...files.resources,
      ...securityConfiguration(context),
      ...connection.resources,
      ...streams.flatMap((stream) => {
        const program = { key: stream.key, workers, entryPoint: files.entryPoint, args: argumentsOf(context, stream, files.sqlUri) };
        return [job(context, program, connection.names), run(context, program)];
      }),
    ];
  },
};

interface Program {
  readonly key: string;
  readonly workers: number;
  readonly entryPoint: string;
  readonly args: Readonly<Record<string, Value>>;
}

function argumentsOf(context: LoweringContext, stream: SparkStream, sqlUri: string | undefined): Program["args"] {
  return { ...glueArguments(context), ...argumentMap(sparkStreamArguments(context, stream, { sqlUri, reader: "glue" })) };
}

function job(context: LoweringContext, { key, workers, entryPoint, args }: Program, connections: readonly string[]): DesiredResource {
  return awsResource(context, {
    name: "job",
    key,
    type: JOB,
    properties: {
      Name: nameOf(context, JOB, "job", key),
      Role: ref(context, "role", "Arn"),
      GlueVersion: GLUE_VERSION,
      WorkerType: WORKER_TYPE,
      NumberOfWorkers: workers,
      Command: { Name: "gluestreaming", PythonVersion: "3", ScriptLocation: entryPoint },
      DefaultArguments: args,
      Connections: connections.length === 0 ? undefined : { Connections: connections },
      SecurityConfiguration: securityName(context),
      MaxRetries: RETRIES,
      ExecutionProperty: { MaxConcurrentRuns: 1 },
    },
    dependsOn: [policyLogicalName()],
  });
}

/** A run keeps what it was started with, so everything that the job is made of stands here too: a change starts it anew. */
function run(context: LoweringContext, { key, workers, entryPoint, args }: Program): DesiredResource {
  return awsResource(context, {
    name: "run",
    key,
    type: "Zerolake::Glue::StreamingRun",
    via: "sdk:glue",
    minutes: [1, 3],
    properties: { JobName: ref(context, "job", "Name", key), ScriptLocation: entryPoint, NumberOfWorkers: workers, Arguments: args },
    dependsOn: [policyLogicalName(), "code", "sql"],
  });
}
