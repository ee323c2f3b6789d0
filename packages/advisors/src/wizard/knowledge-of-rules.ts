import type { Settings } from "@zerolake/blueprint";
import { BASE_MODEL_BILLIONS, type LintFinding, lint } from "@zerolake/linter";
import type { Cloud, Target } from "@zerolake/resources";
import type { TableFormat } from "../advice.ts";
import type { Exclusion } from "../table-format/advise-table-format.ts";
import { settingsOfFormat } from "../table-format/settings-of-format.ts";
import type { SharingEngine } from "../table-format/situation.ts";
import type { Answers } from "./answers.ts";
import { decideCatalog } from "./decide-catalog.ts";
import type { Knowledge } from "./decisions.ts";
import { DesignDraft } from "./design-draft.ts";

/** What the compatibility rules know: whether they refuse a format, and how large models are. */
export const KNOWLEDGE_OF_RULES: Knowledge = {
  findExclusion,
  findBillions: (model) => BASE_MODEL_BILLIONS[model],
};

/** Rules about formats and catalogs. */
const ABOUT_TABLES = /^ZL-(FMT|CAT)-/;

function findExclusion(answers: Answers, format: TableFormat): Exclusion | undefined {
  // A computer of one's own has no services for rules to be about.
  if (answers.cloud === "local") return undefined;
  const blueprint = tablesBetween(answers, answers.cloud, format).toBlueprint(answers.tier);
  const refusal = lint(blueprint, targetFor(answers.cloud, answers)).findings.find(isRefusal);
  return refusal && { rule: refusal.code, says: refusal.message.replace(/\.$/, "") };
}

function isRefusal({ severity, code }: LintFinding): boolean {
  return severity === "error" && ABOUT_TABLES.test(code);
}

interface EnginePart {
  readonly clouds: readonly Cloud[];
  readonly kind: "sql-engine" | "spark-engine";
  readonly settings: Settings;
}

/** Engines as parts of a drawing; Trino has none, and Flink is drawn as the job that writes. */
const ENGINE_PARTS: Readonly<Partial<Record<SharingEngine, EnginePart>>> = {
  athena: { clouds: ["aws"], kind: "sql-engine", settings: { engine: "athena" } },
  redshift: { clouds: ["aws"], kind: "sql-engine", settings: { engine: "redshift" } },
  bigquery: { clouds: ["gcp"], kind: "sql-engine", settings: { engine: "bigquery" } },
  fabric: { clouds: ["azure"], kind: "sql-engine", settings: { engine: "fabric" } },
  synapse: { clouds: ["azure"], kind: "sql-engine", settings: { engine: "synapse" } },
  databricks: { clouds: ["aws", "azure", "gcp"], kind: "spark-engine", settings: { engine: "databricks" } },
};

/** The smallest drawing in which every engine of the cloud, the jobs and the catalog meet the tables. */
function tablesBetween(answers: Answers, cloud: Cloud, format: TableFormat): DesignDraft {
  const draft = new DesignDraft();
  const key = answers.updates === "upsert" || format === "hudi" ? { upsertKey: ["id"] } : {};
  draft.add("tables", "lakehouse-tables", { engine: format, ...key, ...settingsOfFormat(format, answers, ["bronze"]) });
  draft.add("jobs", "spark-engine", { engine: "auto" });
  draft.join("tables", "tables", "jobs");
  const catalog = decideCatalog(answers).choice;
  draft.add("catalog", "catalog", { engine: catalog === "native" ? "auto" : catalog });
  draft.join("tables", "tables", "catalog");
  for (const engine of answers.engines) {
    const part = ENGINE_PARTS[engine];
    if (!part?.clouds.includes(cloud)) continue;
    draft.add(engine, part.kind, part.settings);
    draft.join("tables", "tables", engine);
  }
  if (answers.engines.includes("flink")) {
    draft.add("stream", "event-stream", { engine: "kafka", topics: ["events"] });
    draft.add("flink", "stream-processor", { engine: "flink", mode: answers.updates });
    draft.join("stream", "events", "flink");
    draft.join("flink", "tables", "tables");
  }
  return draft;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Rules look at cloud and tier; the rest of a target does not exist before an environment does. */
function targetFor(cloud: Cloud, { tier }: Answers): Target {
  const environment = { installationId: NOBODY, organizationId: NOBODY, environmentId: NOBODY, name: "preview", namePrefix: "zl" };
  return { cloud, tier, region: "", account: "", environment, choices: {}, overrides: {} };
}
