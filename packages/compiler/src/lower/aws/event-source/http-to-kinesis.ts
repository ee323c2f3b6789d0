import type { Lowering } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { collectorOutputs, httpApi } from "./http-api.ts";

/** API Gateway writes straight into the stream: no code to run or to patch. */
export const httpToKinesis: Lowering = {
  cloud: "aws",
  kind: "event-source",
  variant: "http-to-kinesis",
  service: "Amazon API Gateway HTTP API",
  gap: "one event per request, sent as base64; at most 1 MB; bodies are not validated",
  minutes: [0, 1],
  outputs: collectorOutputs,

  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.variant !== "kinesis"
      ? `The collector writes straight into Kinesis and cannot feed “${peer.component.title}” too: put that behind the stream.`
      : undefined,

  lower: (context) => {
    const stream = context.outgoing("events")[0];
    return [
      ...workloadRole(context, { services: ["apigateway.amazonaws.com"] }),
      ...httpApi(
        context,
        {
          IntegrationSubtype: "Kinesis-PutRecord",
          PayloadFormatVersion: "1.0",
          CredentialsArn: ref(context, "role", "Arn"),
          RequestParameters: {
            StreamName: stream && writtenTopic(context, stream)?.streamName,
            Data: "$request.body.Data",
            PartitionKey: "$request.body.PartitionKey",
            Region: context.target.region,
          },
          TimeoutInMillis: 5000,
        },
        [policyLogicalName()],
      ),
    ];
  },
};
