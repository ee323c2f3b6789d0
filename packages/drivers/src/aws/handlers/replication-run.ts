import {
  DescribeReplicationsCommand,
  type Replication,
  StartReplicationCommand,
  StopReplicationCommand,
} from "@aws-sdk/client-database-migration-service";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, done, doneOrGone } from "./done.ts";
import { lookAgain, notStarted, underWay } from "./start-and-stop.ts";

/** Machines are provisioned for ten to twenty minutes. */
const LOOK_AGAIN_MS = 15_000;
const AT_REST = ["created", "ready", "stopped", "deprovisioned"];
const BROKEN = ["failed", "failed_provision"];

/** That a replication runs: creating starts it or goes on where it stopped, deleting stops it. */
export const replicationRun: DirectHandler = {
  honoursToken: true,

  async create(call, { properties }) {
    const arn = textOf(properties, "ReplicationConfigArn");
    const status = (await describe(call, arn))?.Status;
    if (status === undefined || AT_REST.includes(status)) {
      const StartReplicationType = status === "stopped" ? "resume-processing" : "start-replication";
      const command = new StartReplicationCommand({ ReplicationConfigArn: arn, StartReplicationType });
      await call.clients.databaseMigration().send(command, { abortSignal: call.abortSignal });
    }
    return afterStart(call, arn);
  },

  read,
  find: (call, { properties }) => read(call, textOf(properties, "ReplicationConfigArn")),
  update: async (call, { identifier }) => doneOrGone(await read(call, identifier), identifier),

  async delete(call, { identifier }) {
    if ((await describe(call, identifier))?.Status === "running") {
      const command = new StopReplicationCommand({ ReplicationConfigArn: identifier });
      await lookUp(() => call.clients.databaseMigration().send(command, { abortSignal: call.abortSignal }));
    }
    return afterStop(call, identifier);
  },

  poll: (call, operation) => lookAgain(operation, { start: (arn) => afterStart(call, arn), stop: (arn) => afterStop(call, arn) }),
};

async function describe(call: AwsCall, arn: string): Promise<Replication | undefined> {
  const command = new DescribeReplicationsCommand({ Filters: [{ Name: "replication-config-arn", Values: [arn] }] });
  const answer = await lookUp(() => call.clients.databaseMigration().send(command, { abortSignal: call.abortSignal }));
  return answer?.Replications?.[0];
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const status = (await describe(call, identifier))?.Status;
  return status === "running" ? { identifier, attributes: { ReplicationConfigArn: identifier } } : undefined;
}

function waiting(verb: "start" | "stop", arn: string, status: string): OperationStatus {
  return underWay(verb, { identifier: arn, retryAfterMs: LOOK_AGAIN_MS, detail: `the replication is ${status}` });
}

async function afterStart(call: AwsCall, arn: string): Promise<OperationStatus> {
  const replication = await describe(call, arn);
  const status = replication?.Status;
  if (status === undefined) return doneOrGone(undefined, arn);
  if (status === "running") return done({ identifier: arn, attributes: { ReplicationConfigArn: arn } });
  if (!BROKEN.includes(status) && status !== "stopped") return waiting("start", arn, status);
  const why = replication?.FailureMessages?.join(" ") ?? replication?.StopReason ?? "";
  const message = `The replication did not start: it is ${status}. ${why}`.trim();
  const remedy = "Check the address and the sign-in of the database, and that it allows logical replication; then deploy again.";
  return notStarted(arn, { message, remedy });
}

async function afterStop(call: AwsCall, arn: string): Promise<OperationStatus> {
  const status = (await describe(call, arn))?.Status;
  return status === undefined || AT_REST.includes(status) || BROKEN.includes(status) ? deleted(arn) : waiting("stop", arn, status);
}
