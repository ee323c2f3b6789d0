import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, textSetting } from "../../../lowering.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import { hasSql, isOwnCode } from "../../jobs/job-code.ts";
import { artefactBucket, artefactObject, artefactUri, textObject, workUri } from "../artefact.ts";

type JobOwner = Pick<LoweringContext, "component" | "platform" | "target">;

const SQL_FILE = "job.sql";

/** The job's code in its folder – our own main file unless the user has one – and the SQL that it applies. */
export function jobFiles(context: LoweringContext): readonly DesiredResource[] {
  reportFeaturesUnwritten(context, "its identity may already write the feature tables");
  const code = isOwnCode(context) ? [] : [artefactObject(context, "code", "spark-job")];
  const sql = hasSql(context)
    ? [textObject(context, { name: "sql", file: SQL_FILE, content: textSetting(context, "sql"), contentType: "application/sql" })]
    : [];
  return [...code, ...sql];
}

/** Main file of the job; known to the workflow that starts it, too. */
export function jobEntryPoint(context: JobOwner): string {
  return isOwnCode(context) ? `gs://${artefactBucket(context)}/${textSetting(context, "artefactKey")}` : artefactUri(context, "spark-job");
}

/** Where the SQL lies; nothing when there is none. */
export function sqlUri(context: JobOwner): string | undefined {
  return hasSql(context) ? `${workUri(context)}${SQL_FILE}` : undefined;
}
