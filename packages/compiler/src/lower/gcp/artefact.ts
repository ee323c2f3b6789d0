import { type ArtefactName, findArtefact } from "@zerolake/artefacts";
import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import { grant, type PolicyTarget } from "./iam.ts";
import { pathOf } from "./names.ts";
import { BUCKET } from "./private-bucket.ts";
import { gcpResource } from "./resource.ts";

const FOLDER = "storage.managedFolder";
const OBJECT = "storage.object";
/** Logical name of the folder's resource. */
export const WORK_FOLDER = "work";

type Owner = Pick<LoweringContext, "component" | "platform" | "target">;

/** The environment's artefact bucket; every environment has one. */
export function artefactBucket(context: Pick<LoweringContext, "platform">): string {
  const bucketName = context.platform("artefact-store")?.["bucketName"];
  if (typeof bucketName !== "string") throw new Error("The environment has no artefact store");
  return bucketName;
}

/** The component's own folder of the artefact bucket: its code, its scratch files, its checkpoints. */
export function workPrefix({ component }: Pick<Owner, "component">): string {
  return `work/${component.id}/`;
}

export function workUri(context: Owner): string {
  return `gs://${artefactBucket(context)}/${workPrefix(context)}`;
}

/** A folder with a policy of its own, so that whoever works in it reads no other component's files. */
export function workFolder(context: LoweringContext): DesiredResource {
  const name = workPrefix(context);
  return gcpResource(context, {
    name: WORK_FOLDER,
    type: FOLDER,
    at: { bucket: artefactBucket(context), name },
    properties: { name },
  });
}

/** What a workload needs to load its code and keep its scratch files; the bucket itself may be looked at, as Google's connectors do. */
export function useWorkFolder(context: Owner): readonly Statement[] {
  const bucket = artefactBucket(context);
  const folder: PolicyTarget = {
    type: FOLDER,
    path: pathOf(context, FOLDER, { bucket, name: workPrefix(context) }),
    // Its address has no name that the order could be read from.
    after: addressIn(context, WORK_FOLDER),
  };
  return [
    grant("roles/storage.objectUser", folder),
    grant("roles/storage.bucketViewer", { type: BUCKET, path: pathOf(context, BUCKET, { name: bucket }) }),
  ];
}

/** Where a component keeps its copy of an artefact. The name holds the version, so a new version is a new object. */
export function artefactUri(context: Owner, artefact: ArtefactName): string {
  return `${workUri(context)}${artefactFile(artefact)}`;
}

/** Code as an object in the component's folder. */
export function artefactObject(context: LoweringContext, name: string, artefact: ArtefactName): DesiredResource {
  return object(context, {
    name,
    file: artefactFile(artefact),
    properties: { contentType: "application/octet-stream", artefact, version: findArtefact(artefact).version },
  });
}

export interface TextObject {
  readonly name: string;
  /** Below the component's folder. */
  readonly file: string;
  readonly content: Value;
  readonly contentType: string;
}

/** A text as an object in the component's folder. */
export function textObject(context: LoweringContext, { name, file, content, contentType }: TextObject): DesiredResource {
  return object(context, { name, file, properties: { contentType, content } });
}

function artefactFile(artefact: ArtefactName): string {
  const { name, version, file } = findArtefact(artefact);
  return `${name}/${version}/${file.slice(file.lastIndexOf("/") + 1)}`;
}

interface StoredObject {
  readonly name: string;
  readonly file: string;
  readonly properties: Readonly<Record<string, Value>>;
}

function object(context: LoweringContext, { name, file, properties }: StoredObject): DesiredResource {
  return gcpResource(context, {
    name,
    type: OBJECT,
    at: { bucket: artefactBucket(context), name: `${workPrefix(context)}${file}` },
    properties,
    dependsOn: [WORK_FOLDER],
  });
}
