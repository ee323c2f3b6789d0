import { isArray, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";

const CONFIG = "AWS::DMS::ReplicationConfig";
const RUN = "Zerolake::DMS::RunningReplication";

/** Serverless replications: starting and stopping. Configurations come from Cloud Control, and no row is ever read. */
export const dms = jsonService({
  signingName: "dms",
  subject: (input) => ({ type: CONFIG, identifier: String(input["ReplicationConfigArn"]) }),
  operations: {
    DescribeReplications: (call, input) => ({ Replications: described(call, input) }),
    StartReplication: (call, input) => move(call, input, { target: "running", verb: "CREATE" }),
    StopReplication: (call, input) => move(call, input, { target: "stopped", verb: "DELETE" }),
  },
});

function described(call: AwsCall, input: JsonObject): readonly object[] {
  const [filter] = isArray(input["Filters"]) ? input["Filters"] : [];
  const arn = textAt(filter, "Values.0");
  return configs(call)
    .filter(({ model, serviceState }) => model["ReplicationConfigArn"] === arn && serviceState["target"] !== undefined)
    .map((stored) => replication(call, stored));
}

function configs(call: AwsCall): readonly StoredResource[] {
  return call.sandbox.store.resources.list(placeOf(call.caller, CONFIG), CONFIG);
}

async function move(call: AwsCall, input: JsonObject, to: { target: string; verb: "CREATE" | "DELETE" }): Promise<object> {
  const arn = textIn(input, "ReplicationConfigArn");
  const stored = configs(call).find(({ model }) => model["ReplicationConfigArn"] === arn);
  if (!stored) throw new AwsError("ResourceNotFoundFault", `The replication config ${arn} was not found.`);
  const settlesAt = call.sandbox.now() + call.sandbox.latency.durationMs(RUN, to.verb);
  const next = { ...stored, serviceState: { ...stored.serviceState, target: to.target, settlesAt } };
  await call.sandbox.store.resources.put(next);
  return { Replication: replication(call, next) };
}

function replication(call: AwsCall, { model, serviceState }: StoredResource): object {
  const { target, settlesAt } = serviceState;
  const isSettled = typeof settlesAt !== "number" || settlesAt <= call.sandbox.now();
  const between = target === "running" ? "starting" : "stopping";
  return { ReplicationConfigArn: model["ReplicationConfigArn"], Status: isSettled ? target : between };
}
