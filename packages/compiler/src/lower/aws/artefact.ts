import { type ArtefactName, findArtefact } from "@zerolake/artefacts";
import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Statement, textSetting } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import { allow } from "./iam.ts";
import { awsResource } from "./resource.ts";

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

export interface ArtefactLocation {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly key: string;
  /** `s3://bucket/key` */
  readonly uri: string;
}

export interface ArtefactObject extends ArtefactLocation {
  readonly resource: DesiredResource;
  readonly address: string;
}

/** Where a component keeps its copy of an artefact. The key holds the version, so a new version is a new object. */
export function artefactLocation(context: Pick<LoweringContext, "component" | "platform">, artefact: ArtefactName): ArtefactLocation {
  const { name, version, file } = findArtefact(artefact);
  const { bucketName, bucketArn } = artefactStore(context);
  const key = `${artefactPrefix(context)}${name}/${version}/${fileName(file)}`;
  return { bucketName, bucketArn, key, uri: `s3://${bucketName}/${key}` };
}

/** Code as an object in the artefact bucket. */
export function artefactObject(context: LoweringContext, { name, artefact }: ArtefactObjectOptions): ArtefactObject {
  const location = artefactLocation(context, artefact);
  const { bucketName: Bucket, key: Key } = location;
  const resource = awsResource(context, {
    name,
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    properties: { Bucket, Key, Artefact: artefact, Version: findArtefact(artefact).version },
    dependsOn: artefactStoreAddresses(context),
  });
  return { ...location, resource, address: addressIn(context, name) };
}

/** Each component owns its copies: one that leaves takes its objects along and no other's. */
export function artefactPrefix(context: Pick<LoweringContext, "component">): string {
  return `artefacts/${context.component.id}/`;
}

/** What a job's role needs to load its code, the user's own file included, and to keep its scratch files and logs. */
export function useArtefacts(context: LoweringContext): readonly Statement[] {
  const { bucketArn } = artefactStore(context);
  const { id } = context.component;
  const ownKey = textSetting(context, "artefactKey", "");
  return [
    allow(["s3:ListBucket"], [bucketArn]),
    allow(["s3:GetObject"], [`${bucketArn}/${artefactPrefix(context)}*`, ...(ownKey === "" ? [] : [`${bucketArn}/${ownKey}`])]),
    allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${bucketArn}/logs/${id}/*`, `${bucketArn}/scratch/${id}/*`]),
  ];
}

function artefactStoreAddresses(context: LoweringContext): readonly string[] {
  return context.environment.components("artefact-store").map(({ component }) => `${component.id}.bucket`);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
