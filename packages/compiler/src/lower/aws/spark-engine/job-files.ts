import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { artefactObject, artefactPrefix, artefactStore } from "../artefact.ts";
import { awsResource } from "../resource.ts";

export interface JobFiles {
  readonly resources: readonly DesiredResource[];
  /** Main file of the job. */
  readonly entryPoint: string;
  /** The user's SQL, when there is one. */
  readonly sqlUri: string | undefined;
}

/** The job's code in the artefact bucket: our own main file, or the user's object, and the SQL that it applies. */
export function jobFiles(context: LoweringContext): JobFiles {
  const sql = sqlObject(context);
  const ownKey = textSetting(context, "artefactKey", "");
  if (textSetting(context, "job", "sql") === "artefact" && ownKey !== "") {
    return { resources: sql, entryPoint: `s3://${artefactStore(context).bucketName}/${ownKey}`, sqlUri: sqlUri(context) };
  }
  const code = artefactObject(context, { name: "code", artefact: "spark-job" });
  return { resources: [code.resource, ...sql], entryPoint: code.uri, sqlUri: sqlUri(context) };
}

/** Where the SQL lies; known to the workflow that starts the job, too. */
export function sqlUri(context: Pick<LoweringContext, "platform"> & Pick<Part, "component">): string | undefined {
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

function hasSql(part: Pick<Part, "component">): boolean {
  return textSetting(part, "sql", "").trim() !== "";
}

function sqlKey(part: Pick<Part, "component">): string {
  return `${artefactPrefix(part)}job.sql`;
}
