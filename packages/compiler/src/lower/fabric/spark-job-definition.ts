import type { ArtefactName } from "@zerolake/artefacts";
import { type DesiredResource, join, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { fabricItem } from "./item.ts";

/** The format that holds the program beside its settings, and the one that names a file in a storage account. */
const FORMATS = { ours: "SparkJobDefinitionV2", own: "SparkJobDefinitionV1" };
const PROGRAM = "main.py";

export interface SparkJob {
  readonly name: string;
  readonly key?: string;
  /** Arguments of the program, in order; none may hold a space. */
  readonly args: readonly Value[];
  /** Which of our programs runs; `spark-job` when absent. */
  readonly program?: ArtefactName;
  /** Address of the user's own program; without it ours runs. */
  readonly ownFile?: string;
  /** Id of the lakehouse that a job's relative paths mean. */
  readonly lakehouseId?: Value;
  /** Logical name of the component's environment, when its machines are not the workspace's own. */
  readonly environment?: string;
  readonly dependsOn?: readonly string[];
}

/** A Spark program with its arguments, ready to be started by a workflow, a schedule or a person. */
export function sparkJobDefinition(context: LoweringContext, job: SparkJob): DesiredResource {
  const { name, key, args, program: artefact = "spark-job", ownFile, lakehouseId = null, environment, dependsOn = [] } = job;
  const content = {
    executableFile: ownFile ?? PROGRAM,
    defaultLakehouseArtifactId: lakehouseId,
    mainClass: "",
    additionalLakehouseIds: [],
    retryPolicy: null,
    commandLineArguments: args.every((arg) => typeof arg === "string") ? args.join(" ") : join(...args.flatMap(spaced)),
    additionalLibraryUris: [],
    language: "Python",
    environmentArtifactId: environment === undefined ? null : ref(context, environment, "id"),
  };
  const program = ownFile === undefined ? [{ path: `Main/${PROGRAM}`, artefact }] : [];
  return fabricItem(context, {
    name,
    ...(key === undefined ? {} : { key }),
    type: "fabric.sparkJobDefinition",
    definition: {
      format: ownFile === undefined ? FORMATS.ours : FORMATS.own,
      parts: [{ path: "SparkJobDefinitionV1.json", content }, ...program],
    },
    dependsOn,
  });
}

function spaced(arg: Value, index: number): readonly Value[] {
  return index === 0 ? [arg] : [" ", arg];
}
