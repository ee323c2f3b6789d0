import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Flink from one stream into another, which Tableflow keeps as tables. */
export const CONFLUENT_SAMPLES: readonly Sample[] = [
  {
    name: "Flink and Tableflow of Confluent",
    blueprint: blueprintOf({
      components: [
        "app:event-source",
        ["stream:event-stream", { engine: "confluent", topics: ["clicks", "carts"] }],
        ["sessions:stream-processor", { engine: "flink", sql: "INSERT INTO out_results SELECT * FROM in_clicks;" }],
        ["results:event-stream", { engine: "confluent", topics: ["sessions"] }],
        "schemas:schema-registry",
        "delivery:stream-delivery",
        "store:object-store",
      ],
      edges: [
        "app.events -> stream.events",
        "stream.events -> sessions.events",
        "sessions.events -> results.events",
        "results.events -> schemas.events",
        "results.events -> delivery.events",
        "delivery.files -> store.files",
      ],
    }),
  },
];
