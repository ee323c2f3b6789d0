import { isDelta, isHudi, isTables } from "../facts/tables.ts";
import type { ComponentRule } from "../rule.ts";
import type { Part } from "../view/part.ts";

/** Tables that events of the registered streams end up in. */
function tablesBelow(registry: Part): readonly Part[] {
  return registry.up("events").flatMap((stream) => stream.allDown().filter(isTables));
}

/** What a schema registry promises and tables can follow. */
export const SCHEMAS_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-SCH-001",
    severity: "warning",
    component: "schema-registry",
    reach: "path",
    message: "New fields will pass the registry and then be dropped or stop the job.",
    why: "Backward and forward compatibility both allow fields that a table with evolution off does not have.",
    fix: "Set “Schema changes” of the tables to new columns only, or the registry to full compatibility with reviewed defaults.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, registry) =>
      !["full", "none"].includes(registry.text("compatibility") ?? "") &&
      tablesBelow(registry).some((tables) => tables.text("schemaEvolution") === "none"),
  },
  {
    code: "ZL-SCH-002",
    severity: "error",
    component: "schema-registry",
    reach: "path",
    message: "A producer could publish a type change that breaks the table writer.",
    why: "With compatibility none an int may become a string; table formats allow only widening changes, so the job fails in a loop.",
    fix: "Set compatibility backward (or full).",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, registry) => registry.text("compatibility") === "none" && tablesBelow(registry).length > 0,
    setting: "compatibility",
    repair: { set: "compatibility", to: "backward" },
  },
  {
    code: "ZL-SCH-003",
    severity: "advice",
    component: "event-stream",
    reach: "path",
    message: "Nothing checks the schema of these events.",
    why: "Without registered schemas a change is found by the writer at run time, and JSON costs two to five times the bytes of Avro.",
    fix: "Add a schema registry to the stream.",
    sources: ["gk"],
    confidence: "medium",
    when: (facts, stream) =>
      facts.tier !== "prototype" &&
      stream.allDown().some(isTables) &&
      !stream.down("events").some(({ kind }) => kind === "schema-registry"),
  },
  {
    code: "ZL-SCH-004",
    severity: "error",
    component: "schema-registry",
    reach: "local",
    message: "This registry does not support that schema format.",
    why: "Azure Schema Registry takes Avro and JSON; Pub/Sub schemas take Avro and Protocol Buffers.",
    fix: "Choose Avro (works everywhere) or the Confluent registry.",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, registry) =>
      (registry.engine === "azure-registry" && registry.text("format") === "protobuf") ||
      (registry.engine === "pubsub-schemas" && registry.text("format") === "json"),
    setting: "format",
    repair: { set: "format", to: "avro" },
  },
  {
    code: "ZL-SCH-005",
    severity: "error",
    component: "lakehouse-tables",
    reach: "local",
    message: "Renaming or dropping columns needs column mapping.",
    why: "Delta matches columns by physical name unless column mapping is on; and column mapping raises the reader version, which some engines cannot read.",
    fix: "Use additive evolution, or set “Column mapping” to by name after checking every reader.",
    sources: ["deltaVer"],
    confidence: "high",
    when: (_facts, tables) =>
      isDelta(tables) && tables.text("schemaEvolution") === "full" && (tables.text("columnMapping") ?? "none") === "none",
    setting: "schemaEvolution",
    repair: { set: "schemaEvolution", to: "additive" },
  },
  {
    code: "ZL-SCH-006",
    severity: "warning",
    component: "lakehouse-tables",
    reach: "local",
    message: "Renames and drops in Hudi work only where schema-on-read is supported.",
    why: "Hudi allows adding columns everywhere; other changes need hoodie.schema.on.read.enable and Spark readers.",
    fix: "Use additive evolution.",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, tables) => isHudi(tables) && tables.text("schemaEvolution") === "full",
    setting: "schemaEvolution",
    repair: { set: "schemaEvolution", to: "additive" },
  },
];
