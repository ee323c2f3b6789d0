import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { artefactContainer, artefactPath, blobFile } from "../artefact/blob.ts";

/** Our main file, in the version of this build. */
export function sparkCode(context: LoweringContext): DesiredResource {
  return blobFile(context, {
    name: "code",
    ...artefactContainer(context),
    path: artefactPath(context, "spark-job"),
    content: { artefact: "spark-job" },
  });
}

/** Where the main file of a job lies: ours, or the user's own. */
export function mainFile(context: Pick<LoweringContext, "platform">, engine: Pick<Part, "component">): string {
  const { account, container } = artefactContainer(context);
  const path = isOwnCode(engine) ? textSetting(engine, "artefactKey") : artefactPath(engine, "spark-job");
  return `abfss://${container}@${account}.dfs.core.windows.net/${path}`;
}
