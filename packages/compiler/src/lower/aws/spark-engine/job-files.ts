import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { hasSql, isOwnCode } from "../../jobs/job-code.ts";
import { artefactLocation, artefactObject, artefactPrefix, artefactStore } from "../artefact.ts";
import { reportUnwrittenFeatures } from "../feature-writes.ts";
import { awsResource } from "../resource.ts";

export interface JobFiles {
  readonly resources: readonly DesiredResource[];
  /** Main file of the job. */
  readonly entryPoint: string;
  /** The user's SQL, when there is one. */
  readonly sqlUri: string | undefined;
}

type JobOwner = Pick<LoweringContext, "component" | "platform">;

/** The job's code in the artefact bucket – our own main file unless the user has one – and the SQL that it applies. */
export function jobFiles(context: LoweringContext): JobFiles {
  reportUnwrittenFeatures(context);
  const code = isOwnCode(context) ? [] : [artefactObject(context, { name: "code", artefact: "spark-job" }).resource];
  return { resources: [...code, ...sqlObject(context)], entryPoint: jobEntryPoint(context), sqlUri: sqlUri(context) };
}

/** Main file of the job; known to the workflow that starts it, too. */
export function jobEntryPoint(context: JobOwner): string {
  return isOwnCode(context)
    ? `s3://${artefactStore(context).bucketName}/${textSetting(context, "artefactKey")}`
    : artefactLocation(context, "spark-job").uri;
}

/** Where the SQL lies. */
export function sqlUri(context: JobOwner): string | undefined {
  return hasSql(context) ? `s3://${artefactStore(context).bucketName}/${sqlKey(context)}` : undefined;
}

function sqlObject(context: LoweringContext): readonly DesiredResource[] {
  if (!hasSql(context)) return [];
  return [
    awsResource(context, {
      name: "sql",
      type: "Zerolake::S3::Object",
      via: "sdk:s3",
      properties: {
        Bucket: artefactStore(context).bucketName,
        Key: sqlKey(context),
        Content: textSetting(context, "sql"),
        ContentType: "application/sql",
      },
    }),
  ];
}

function sqlKey(part: Pick<Part, "component">): string {
  return `${artefactPrefix(part)}job.sql`;
}
