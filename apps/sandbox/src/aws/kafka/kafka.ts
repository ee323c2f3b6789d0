import { type JsonObject, valueAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";
import { MadeUp } from "../types/made-up.ts";

const PATH = /^\/v1\/clusters\/(.+)\/bootstrap-brokers$/;

/** Amazon MSK, as far as its clusters' addresses go. */
export const kafka = jsonService({
  signingName: "kafka",
  operationOf: (exchange) => (PATH.test(exchange.path) ? "GetBootstrapBrokers" : exchange.path),
  inputOf: ({ exchange }) => ({ ClusterArn: PATH.exec(exchange.path)?.[1] ?? "" }),
  subject: (input) => ({ type: "AWS::MSK::Cluster", identifier: String(input["ClusterArn"]) }),
  operations: { GetBootstrapBrokers: bootstrapBrokers },
});

function bootstrapBrokers(call: AwsCall, input: JsonObject): object {
  const arn = textIn(input, "ClusterArn");
  const name = arn.split("/")[1] ?? "";
  const { region } = call.caller;
  const id = new MadeUp(arn).base36(6);
  if (find(call, "AWS::MSK::ServerlessCluster", arn)) {
    return { bootstrapBrokerStringSaslIam: `boot-${id}.c2.kafka-serverless.${region}.amazonaws.com:9098` };
  }
  const cluster = find(call, "AWS::MSK::Cluster", arn);
  if (!cluster) throw new AwsError("NotFoundException", "The requested resource doesn't exist.", 404);
  const count = Number(cluster.model["NumberOfBrokerNodes"] ?? 3);
  const brokers = (port: number): string =>
    Array.from({ length: Math.min(count, 3) }, (_, index) => `b-${index + 1}.${name}.${id}.c2.kafka.${region}.amazonaws.com:${port}`).join(
      ",",
    );
  const sasl = valueAt(cluster.model, ["ClientAuthentication", "Sasl"]);
  return {
    ...(valueAt(sasl, ["Iam", "Enabled"]) === true ? { bootstrapBrokerStringSaslIam: brokers(9098) } : {}),
    ...(valueAt(sasl, ["Scram", "Enabled"]) === true ? { bootstrapBrokerStringSaslScram: brokers(9096) } : {}),
    ...(sasl === undefined ? { bootstrapBrokerStringTls: brokers(9094) } : {}),
  };
}

function find(call: AwsCall, type: string, arn: string): StoredResource | undefined {
  return call.sandbox.store.resources.get(placeOf(call.caller, type), type, arn);
}
