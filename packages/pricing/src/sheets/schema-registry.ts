import type { CostSheet } from "../cost-sheet.ts";

export const schemaRegistry: CostSheet = {
  kind: "schema-registry",
  variables: [],
  aws: {
    "glue-registry": { free: "no meter" },
    confluent: { free: "included in the Essentials package of the Confluent environment" },
  },
  azure: {
    "eventhubs-schema-group": { free: "part of the Event Hubs namespace" },
    "confluent-sr": { free: "included in the Essentials package of the Confluent environment" },
  },
  gcp: {
    "pubsub-schema": { free: "no meter" },
    "managed-kafka": { free: "no meter" },
    confluent: { free: "included in the Essentials package of the Confluent environment" },
  },
};
