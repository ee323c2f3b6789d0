import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import type { SparkSource } from "../jobs/batch-runs.ts";
import type { LooseMap } from "../loose-map.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { textsOf } from "../texts-of.ts";
import { homeSchemaName } from "./unity-home.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";

/** Where a job of the workspace finds our programs. */
export interface ProgramFiles {
  /** The one file that the service starts. */
  readonly main: string;
  /** The archive that it unpacks. */
  readonly archive: string;
  readonly resources: readonly DesiredResource[];
  /** What a job waits for until it may read them. */
  readonly dependsOn: readonly string[];
}

/** What differs between the clouds for jobs of ours that learn or embed. */
export interface ProgramCloud extends WorkspaceCloud {
  files(context: LoweringContext): ProgramFiles;
  /** The table or folder of files that is wired. */
  source(context: LoweringContext): SparkSource | undefined;
  /** One machine with everything that the cloud wants to know. */
  machine(context: LoweringContext, need: MachineNeed): LooseMap;
  /** What the machine needs to open the tables that are wired. */
  libraries?(context: LoweringContext, need: MachineNeed): readonly LooseMap[];
}

export interface MachineNeed {
  readonly machine: "cpu" | "gpu";
  /** Tables of Unity Catalog are read. */
  readonly readsUnity: boolean;
}

/** The first arguments of every job of ours. */
export function programArguments({ archive }: ProgramFiles, program: "train" | "embed"): readonly string[] {
  return ["--code", archive, "--program", program];
}

/** The table of a feature store of the workspace: its first entity's. */
export function featureTable({ environment }: LoweringContext, { component, outputs }: Peer): SparkSource | undefined {
  const schema = homeSchemaName(environment, component);
  const [entity] = textsOf(outputs["entities"]);
  return schema === undefined || entity === undefined ? undefined : { location: `${schema}.${sqlName(entity)}`, format: "table" };
}
