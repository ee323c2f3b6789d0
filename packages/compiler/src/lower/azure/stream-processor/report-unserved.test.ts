import type { Blueprint } from "@zerolake/blueprint";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { AZURE_ANSWERED } from "../azure-samples.testing.ts";
import { CONFLUENT_DRAWINGS } from "../confluent-drawings.testing.ts";
import { FABRIC_DRAWINGS } from "../fabric-drawings.testing.ts";

const LATE_EDGE = "late";

/** Edges that the job of a drawing says nothing is done for, once it also writes another store of tables. */
function unserved(name: string, jobId: string, settings: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const found = [...CONFLUENT_DRAWINGS, ...FABRIC_DRAWINGS].find((sample) => sample.name === name);
  if (!found) throw new Error(`No drawing ${name}`);
  const { components, edges, ...rest } = found.blueprint;
  const other = { id: "other", kind: "lakehouse-tables", title: "Other", settings: lakeSettings(found.blueprint) } as const;
  const late = { id: LATE_EDGE, from: { component: jobId, port: "tables" }, to: { component: other.id, port: "tables" } } as const;
  const drawn = {
    ...rest,
    components: [...components.map((one) => (one.id === jobId ? { ...one, settings: { ...one.settings, ...settings } } : one)), other],
    edges: [...edges, late],
  };
  const { diagnostics } = compile(drawn, sampleTarget("standard", AZURE_ANSWERED, "azure"));
  return diagnostics.filter(({ code }) => code === "ZL-AZURE-STREAM-UNSERVED").map(({ target }) => target?.edge);
}

function lakeSettings({ components }: Blueprint) {
  return components.find(({ kind }) => kind === "lakehouse-tables")?.settings ?? {};
}

it.each([
  ["Databricks", "Confluent on Azure", "job"],
  ["Synapse", "Confluent and Synapse", "job"],
  ["Fabric", "Lake in Fabric", "live"],
])("a streaming job in %s says which arrows it does not serve, and nothing where the code is the user's", (_engine, name, job) => {
  expect(unserved(name, job, { job: "sql" })).toContain(LATE_EDGE);
  expect(unserved(name, job, { job: "artefact", artefactKey: "jobs/live.py" })).toEqual([]);
});
