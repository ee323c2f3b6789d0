import { type ArtefactName, findArtefact } from "@zerolake/artefacts";
import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { armId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

/** Where files can be put. */
export interface Container {
  readonly account: string;
  readonly container: string;
  readonly address: string;
}

export interface BlobFile extends Container {
  /** Logical name of the resource inside the component. */
  readonly name: string;
  readonly key?: string;
  readonly path: string;
  /** Whatever its text names. */
  readonly waitsFor?: readonly string[];
  /** Something that the project has built, in its version of today; or a text. */
  readonly content: { readonly artefact: ArtefactName } | { readonly text: Value; readonly contentType: string };
}

/** The environment's own container for code. Throws when the environment has no artefact store. */
export function artefactContainer(context: Pick<LoweringContext, "platform">): Container {
  const {
    accountName: account,
    artefactContainer: container,
    artefactContainerAddress: address,
  } = context.platform("artefact-store") ?? {};
  if (typeof account !== "string" || typeof container !== "string" || typeof address !== "string")
    throw new Error("The environment has no artefact store");
  return { account, container, address };
}

/** Path of a component's copy of an artefact: it holds the version, so a new version is a new file. */
export function artefactPath(context: Pick<LoweringContext, "component">, artefact: ArtefactName): string {
  const { name, version, file } = findArtefact(artefact);
  return `${context.component.id}/${name}/${version}/${file.slice(file.lastIndexOf("/") + 1)}`;
}

/** A file in a container, as a step of the driver: ARM knows containers, not what is in them. */
export function blobFile(
  context: LoweringContext,
  { name, key, account, container, address, path, content, waitsFor = [] }: BlobFile,
): DesiredResource {
  const containerId = armId(context, "Microsoft.Storage/storageAccounts/blobServices/containers", account, "default", container);
  const body: LooseMap =
    "text" in content
      ? { content: content.text, contentType: content.contentType }
      : { artefact: content.artefact, version: findArtefact(content.artefact).version };
  return azureResource(context, {
    name,
    ...(key === undefined ? {} : { key }),
    type: "Zerolake.Storage/blobs",
    id: `${containerId}/blobs/${path}`,
    body: { account, container, path, ...body },
    dependsOn: [address, ...waitsFor],
  });
}
