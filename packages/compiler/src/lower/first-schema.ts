/** What the collector writes around every event, in the languages of schemas: where every schema of a topic starts. */
const FIRST_VERSION: Readonly<Record<string, (name: string) => string>> & { readonly json: (name: string) => string } = {
  avro: (name) =>
    JSON.stringify({
      type: "record",
      name,
      namespace: "zerolake",
      fields: ["id", "time"].map((field) => ({ name: field, type: ["null", "string"], default: null })),
    }),
  json: (title) =>
    JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      title,
      type: "object",
      properties: { id: { type: "string" }, time: { type: "string" } },
      additionalProperties: true,
    }),
  protobuf: (name) => `syntax = "proto3";\npackage zerolake;\nmessage ${name} {\n  string id = 1;\n  string time = 2;\n}\n`,
};

/** The first schema of a topic; formats are those of the schema registry's settings. */
export function firstSchema(format: string, topic: string): string {
  return (FIRST_VERSION[format] ?? FIRST_VERSION.json)(topic.replace(/\W/g, "_"));
}
