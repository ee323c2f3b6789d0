import type { CostSheet } from "../cost-sheet.ts";

export const streamDelivery: CostSheet = {
  kind: "stream-delivery",
  basis:
    "Firehose rounds each record up to 5 KB, which multiplies the bill of small events; parquet is the setting format. streamVariant is the variant of the stream it reads: Capture is included in Event Hubs Premium.",
  variables: [
    ["gbMonth", "eps*eventBytes*S/1e9"],
    ["billedGb", "eps*ceil(eventBytes/5120)*5120*S/1e9"],
    ["tu", "max(1,ceil(eps*eventBytes*peak/1e6),ceil(eps*peak/1000))"],
    ["su", "1/3"],
    ["tib", "gbMonth/1099.511627776"],
  ],
  aws: {
    "firehose-s3": [
      ["ingest", "billedGb", "aws.firehose.ingest"],
      ["Parquet conversion", "iff(parquet,billedGb,0)", "aws.firehose.conversion"],
    ],
    "firehose-iceberg": [["delivery to Iceberg", "billedGb", "aws.firehose.iceberg"]],
  },
  azure: {
    "eventhubs-capture": [
      ["capture, Standard units", "iff(streamVariant==='event-hubs-premium',0,tu*H)", "azure.eventhubs.standard.capture"],
    ],
    "stream-analytics-delta": [["streaming units V2 of a no-code job", "su*H", "azure.streamanalytics.su-v2"]],
    "fabric-eventstream": { free: "part of the Fabric capacity" },
    "confluent-tableflow": { unpriced: "Confluent bills topic hours and data of Tableflow, and publishes no rates for them" },
  },
  gcp: {
    "pubsub-bigquery": [["BigQuery subscription", "tib", "gcp.pubsub.bigquery"]],
    "pubsub-storage": [["Cloud Storage subscription", "tib", "gcp.pubsub.gcs"]],
    "kafka-connect": [["connect DCU, 3 vCPU and 12 GiB", "3*H", "gcp.kafka.dcu"]],
    "confluent-tableflow": { unpriced: "Confluent bills topic hours and data of Tableflow, and publishes no rates for them" },
  },
};
