import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Neighbour } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { artefactStore } from "./artefact.ts";
import { nameOf } from "./names.ts";
import { awsResource } from "./resource.ts";

const TRAIL = "AWS::CloudTrail::Trail";

export interface TrailOptions {
  /** Logical name. */
  readonly name: string;
  /** Folder of the trail in the artefact bucket. */
  readonly prefix: string;
  readonly properties: LooseMap;
  readonly dependsOn?: readonly string[];
}

/** Calls of this region, written to the artefact bucket, whose policy admits every trail of the environment. */
export function cloudTrail(context: LoweringContext, { name, prefix, properties, dependsOn = [] }: TrailOptions): DesiredResource {
  return awsResource(context, {
    name,
    type: TRAIL,
    properties: {
      TrailName: nameOf(context, TRAIL, name),
      S3BucketName: artefactStore(context).bucketName,
      S3KeyPrefix: prefix,
      IsLogging: true,
      IsMultiRegionTrail: false,
      EnableLogFileValidation: true,
      KMSKeyId: context.platform("encryption-key")?.["keyArn"],
      ...properties,
    },
    dependsOn: [...context.environment.components("artefact-store").map(({ component }) => `${component.id}.bucketPolicy`), ...dependsOn],
  });
}

/** Folder of the trail that governance keeps. */
export const AUDIT_PREFIX = "audit";

/** Folder of the calls that a component collects. */
export function callsPrefix({ component }: Pick<Neighbour, "component">): string {
  return `calls/${component.id}`;
}

/** Folders of all trails that the environment writes. */
export function trailPrefixes({ environment }: Pick<LoweringContext, "environment">): readonly string[] {
  const isAudited = environment.components("governance").some(({ component }) => component.settings["auditLog"] === true);
  const collectors = environment.components("log-source").filter(({ variant }) => variant === "cloudtrail");
  return [...(isAudited ? [AUDIT_PREFIX] : []), ...collectors.map(callsPrefix)];
}
