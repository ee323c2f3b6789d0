import { type ArtefactName, findArtefact } from "@zerolake/artefacts";
import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { allow } from "./iam.ts";
import { addressIn, awsResource } from "./resource.ts";

export interface ArtefactStore {
  readonly bucketName: string;
  readonly bucketArn: string;
}

/** The environment's artefact bucket; every environment has one. */
export function artefactStore(context: Pick<LoweringContext, "platform">): ArtefactStore {
  const facts = context.platform("artefact-store");
  const { bucketName, bucketArn } = facts ?? {};
  if (typeof bucketName !== "string" || typeof bucketArn !== "string") throw new Error("The environment has no artefact store");
  return { bucketName, bucketArn };
}

export interface ArtefactObjectOptions {
  /** Logical name of the resource inside the component, e.g. `code`. */
  readonly name: string;
  /** The code itself, e.g. `flink-job`. */
  readonly artefact: ArtefactName;
}

export interface ArtefactObject {
  readonly resource: DesiredResource;
  readonly address: string;
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly key: string;
  /** `s3://bucket/key` */
  readonly uri: string;
}

/** Code as an object in the artefact bucket. Its key holds the version, so equal code is never uploaded twice. */
export function artefactObject(context: LoweringContext, { name, artefact }: ArtefactObjectOptions): ArtefactObject {
  const found = findArtefact(artefact);
  const { bucketName, bucketArn } = artefactStore(context);
  const key = `${artefactPrefix(context)}${found.name}/${found.version}/${fileName(found.file)}`;
  const resource = awsResource(context, {
    name,
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    properties: { Bucket: bucketName, Key: key, Artefact: found.name, Version: found.version },
    dependsOn: artefactStoreAddresses(context),
  });
  return { resource, address: addressIn(context, name), bucketName, bucketArn, key, uri: `s3://${bucketName}/${key}` };
}

/** Each component owns its copies: one that leaves takes its objects along and no other's. */
export function artefactPrefix(context: Pick<LoweringContext, "component">): string {
  return `artefacts/${context.component.id}/`;
}

/** What a job's role needs to load its own code and to keep its scratch files and logs. */
export function useArtefacts(context: LoweringContext): readonly Statement[] {
  const { bucketArn } = artefactStore(context);
  const { id } = context.component;
  return [
    allow(["s3:ListBucket"], [bucketArn]),
    allow(["s3:GetObject"], [`${bucketArn}/${artefactPrefix(context)}*`]),
    allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${bucketArn}/logs/${id}/*`, `${bucketArn}/scratch/${id}/*`]),
  ];
}

function artefactStoreAddresses(context: LoweringContext): readonly string[] {
  return context.environment.components("artefact-store").map(({ component }) => `${component.id}.bucket`);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * A container image by digest, as the target's answers hold it (`images.<name>` = `repo@sha256:…`). Nothing = nobody has
 * built or imported it yet: what needs it is deferred, everything around it is created.
 */
export function artefactImage(context: LoweringContext, name: string): string | undefined {
  const image = context.target.choices[`images.${name}`];
  return typeof image === "string" && DIGEST_REFERENCE.test(image) ? image : undefined;
}

const DIGEST_REFERENCE = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

export const WAITING_FOR_IMAGE = "an image: import or build one";
