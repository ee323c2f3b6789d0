import type { ComponentDefinition } from "../../definition.ts";
import { AUTOMATIC } from "../../engine-option.ts";

export const schemaRegistry: ComponentDefinition = {
  kind: "schema-registry",
  title: "Schema registry",
  category: "streaming",
  summary: "Keeps the schemas of a stream and refuses changes that break readers.",
  help: "Connect the **Event stream** whose topics it describes, and let producers and readers take their schemas from it. A change that breaks the chosen compatibility is refused before it reaches a reader.",
  isPlatform: false,
  inputs: [{ data: "events", label: "streams to describe" }],
  outputs: [{ data: "schema", label: "schemas of the stream" }],
  engines: [AUTOMATIC, { value: "confluent", label: "Confluent Schema Registry" }],
  settings: [
    {
      key: "compatibility",
      type: "choice",
      label: "Compatibility",
      help: "Which changes of a schema are accepted.",
      level: "basic",
      options: [
        { value: "backward", label: "Backward", help: "New readers understand old events." },
        { value: "forward", label: "Forward", help: "Old readers understand new events." },
        { value: "full", label: "Full", help: "Both ways." },
        { value: "none", label: "None", help: "Any change is accepted." },
      ],
      default: "backward",
    },
    {
      key: "format",
      type: "choice",
      label: "Format",
      help: "How schemas are written.",
      level: "basic",
      options: [
        { value: "avro", label: "Avro" },
        { value: "json", label: "JSON Schema" },
        { value: "protobuf", label: "Protobuf" },
      ],
      default: "avro",
    },
  ],
  searchWords: ["avro", "protobuf", "json schema", "glue registry", "confluent", "contract", "evolution"],
  examples: [{ title: "Strict contract", settings: { compatibility: "full", format: "avro" } }],
  onCloud: {
    aws: { becomes: "AWS Glue Schema Registry" },
    azure: { becomes: "Event Hubs schema registry", gap: "full compatibility and Protobuf need Confluent" },
    gcp: { becomes: "Pub/Sub schemas", gap: "compatibility is checked when a topic changes its schema, not per subject" },
  },
};
