import { contractFindings, findArtefact, findContract, type ProgramName } from "@zerolake/artefacts";
import { type Cloud, type DesiredResource, isMap, TIERS, type Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { type Sample, sampleTarget } from "../../sample-environments.testing.ts";
import { AZURE_ANSWERED } from "../azure/azure-samples.testing.ts";
import { DATABRICKS_ML_DRAWINGS as AZURE_DRAWINGS } from "../azure/databricks-ml-drawings.testing.ts";
import { DATABRICKS_ML_DRAWINGS as GCP_DRAWINGS } from "../gcp/databricks-ml-drawings.testing.ts";
import { GCP_ANSWERED } from "../gcp/samples.testing.ts";

const COMPILED = [
  ...AZURE_DRAWINGS.flatMap((drawing) => compiled(drawing, "azure")),
  ...GCP_DRAWINGS.flatMap((drawing) => compiled(drawing, "gcp")),
];
const OURS = ["workspace-job", "spark-job"] as const;

function compiled({ name, blueprint }: Sample, cloud: Cloud) {
  const answers = cloud === "azure" ? AZURE_ANSWERED : GCP_ANSWERED;
  return TIERS.map((tier) => ({
    title: `${name}, ${cloud}, ${tier}`,
    resources: compile(blueprint, sampleTarget(tier, answers, cloud)).resources,
  }));
}

/** Every start of a file of ours by a job of a workspace. */
function startsOf({ address, type, properties }: DesiredResource) {
  if (type !== "databricks.job" || !Array.isArray(properties["tasks"])) return [];
  return properties["tasks"].filter(isMap).flatMap(({ spark_python_task: task }) => {
    if (!isMap(task) || !Array.isArray(task["parameters"])) return [];
    const file = String(task["python_file"]);
    const artefact = OURS.find((name) => file.includes(`/${name}/`));
    const values = pairs(task["parameters"]);
    const program = (artefact === "workspace-job" ? `workspace-job/${values["--program"]}` : artefact) as ProgramName;
    return [{ address, file, program, values }];
  });
}

function pairs(words: readonly Value[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[String(word), told(words[index + 1])]] : [])));
}

/** What is known only later is an index, by its whole name. */
function told(value: Value | undefined): string {
  return typeof value === "string" ? value : "catalog.schema.vectors";
}

describe("jobs of a Databricks workspace", () => {
  it.each(COMPILED)("are handed what their programs know and need: $title", ({ resources }) => {
    const findings = resources
      .flatMap(startsOf)
      .flatMap(({ address, program, values }) =>
        contractFindings(findContract(program), values).map((finding) => `${address} (${program}): ${finding}`),
      );
    expect(findings).toEqual([]);
  });

  it.each(COMPILED)("start files that are uploaded in the version of this build: $title", ({ resources }) => {
    const uploaded = resources.map(({ properties }) => JSON.stringify(properties)).join("\n");
    for (const { file, values, program } of resources.flatMap(startsOf)) {
      for (const address of [file, ...(values["--code"] === undefined ? [] : [values["--code"]])]) {
        const path = address.replace(/^abfss:\/\/[^/]+\/|^gs:\/\/[^/]+\//, "");
        expect(uploaded).toContain(path);
      }
      expect(file).toContain(findArtefact(findContract(program).artefact).version);
    }
  });

  it("meet every program, with everything that it accepts", () => {
    const starts = COMPILED.flatMap(({ resources }) => resources.flatMap(startsOf));
    for (const program of ["workspace-job/train", "workspace-job/embed"] as const) {
      const handed = new Set(starts.filter((start) => start.program === program).flatMap(({ values }) => Object.keys(values)));
      const unused = findContract(program).accepts.flatMap(({ name }) => (handed.has(name) ? [] : [name]));
      // The drawing knows no name of the column that is predicted.
      expect(unused).toEqual(program === "workspace-job/train" ? ["--label"] : []);
    }
  });
});
