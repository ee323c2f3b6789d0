import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { artefactBucket, artefactObject, artefactUri, textObject, workUri } from "../artefact.ts";

type JobOwner = Pick<LoweringContext, "component" | "platform" | "target">;

const SQL_FILE = "job.sql";

/** The job's code in its folder – our own main file unless the user has one – and the SQL that it applies. */
export function jobFiles(context: LoweringContext): readonly DesiredResource[] {
  if (!isOwnCode(context)) reportUnwrittenFeatures(context);
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

/** The job is the user's own file and not our main one. */
export function isOwnCode(part: Pick<Part, "component">): boolean {
  return textSetting(part, "job", "sql") === "artefact" && textSetting(part, "artefactKey", "") !== "";
}

/** Where the SQL lies; nothing when there is none. */
export function sqlUri(context: JobOwner): string | undefined {
  return hasSql(context) ? `${workUri(context)}${SQL_FILE}` : undefined;
}

function hasSql(part: Pick<Part, "component">): boolean {
  return textSetting(part, "sql", "").trim() !== "";
}

/** Our own job copies and merges rows into tables; single feature values need code of the user's own, whose identity may already write them. */
function reportUnwrittenFeatures(context: LoweringContext): void {
  for (const { component, edge } of context.outgoing("features")) {
    context.report({
      severity: "info",
      code: "ZL-JOB-FEATURES",
      message: `The generated job of “${context.component.title}” writes tables; values for “${component.title}” need a job of your own.`,
      target: { component: context.component.id, edge: edge.id, setting: "job" },
      hint: "Set the job to your own artefact: its identity may already write the feature tables.",
    });
  }
}
