import { AWS_ANSWERED, AWS_DRAWINGS } from "@zerolake/compiler/testing/aws-drawings";
import { AZURE_ANSWERED, AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import { GCP_DRAWINGS } from "@zerolake/compiler/testing/gcp-drawings";
import { UNMEASURED_BESIDE_CLOUDS } from "@zerolake/health";
import { describe } from "vitest";
import { everyTypeIsMeasured, type MeasuredCloud } from "../measured-types.testing.ts";

/** Where a metric's labels stand in the name. */
const DRAWN: Readonly<Record<string, string>> = {
  "confluent.topic": "https://pkc-1.aws.confluent.cloud/kafka/v3/clusters/lkc-1/topics/orders",
};

const TARGETS: readonly (readonly [name: string, cloud: Pick<MeasuredCloud, "drawings" | "target">])[] = [
  ["AWS", { drawings: AWS_DRAWINGS, target: { cloud: "aws", region: "eu-west-1", account: "123456789012", choices: AWS_ANSWERED } }],
  [
    "Azure",
    {
      drawings: AZURE_DRAWINGS,
      target: { cloud: "azure", region: "westeurope", account: "00000000-0000-4000-8000-000000000000", choices: AZURE_ANSWERED },
    },
  ],
  ["Google", { drawings: GCP_DRAWINGS, target: { cloud: "gcp", region: "europe-west1", account: "some-project", choices: {} } }],
];

describe.each(TARGETS)("beside %s", (_name, { drawings, target }) => {
  everyTypeIsMeasured({
    drawings,
    target,
    isOwn: ({ via }) => /^rest:(databricks|confluent|fabric)$/.test(via),
    identifierOf: ({ type }) => DRAWN[type] ?? `${type}/1`,
    unmeasured: UNMEASURED_BESIDE_CLOUDS,
  });
});
