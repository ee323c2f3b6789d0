import { type DesiredResource, sha256Hex, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { jsonText } from "../../json-text.ts";
import { addressIn } from "../../part-address.ts";
import { clientId } from "../access.ts";
import { extensionId } from "../arm-id.ts";
import { artefactContainer, blobFile } from "../artefact/blob.ts";
import { azureResource } from "../resource.ts";

const CONFIGURATION = "Microsoft.KubernetesConfiguration/fluxConfigurations";

export interface KeptManifests {
  /** Logical names of what keeps them, and of their file. */
  readonly name: string;
  readonly file: string;
  /** Of the configuration in the cluster, and the namespace that it lies in. */
  readonly namespace: string;
  readonly items: readonly Value[];
  readonly minutes: readonly [number, number];
  /** Whatever the manifests name. */
  readonly fileWaitsFor?: readonly string[];
  /** What has to be there before they are applied. */
  readonly waitsFor?: readonly string[];
  readonly deferredUntil?: string;
  /** What runs there keeps what a person would miss: it goes with the manifests. */
  readonly holdsData?: boolean;
}

/** Manifests in the environment's storage, and the order to the drawn cluster to be as they say for as long as this stands. */
export function keptManifests(context: LoweringContext, kept: KeptManifests): readonly DesiredResource[] {
  const { name, file, namespace, items, minutes, fileWaitsFor = [], waitsFor = [], deferredUntil, holdsData = false } = kept;
  const text = jsonText({ apiVersion: "v1", kind: "List", items });
  // Another content is another folder, so that it is seen as a change.
  const folder = `${context.component.id}/manifests/${sha256Hex(JSON.stringify(text)).slice(0, 12)}`;
  return [
    blobFile(context, {
      name: file,
      ...artefactContainer(context),
      path: `${folder}/${name}.yaml`,
      content: { text, contentType: "application/yaml" },
      waitsFor: fileWaitsFor,
    }),
    azureResource(context, {
      name,
      type: CONFIGURATION,
      id: extensionId(clusterId(context), CONFIGURATION, namespace),
      minutes,
      holdsData,
      body: {
        properties: {
          scope: "cluster",
          namespace,
          sourceKind: "AzureBlob",
          azureBlob: source(context),
          kustomizations: { main: { ...APPLY, path: `./${folder}` } },
        },
      },
      dependsOn: [file, ...waitsFor, ...clusters(context).map(({ component }) => addressIn({ component }, "flux"))],
      ...(deferredUntil === undefined ? {} : { deferredUntil }),
    }),
  ];
}

const APPLY = {
  prune: true,
  wait: true,
  force: false,
  syncIntervalInSeconds: 300,
  retryIntervalInSeconds: 60,
  timeoutInSeconds: 900,
};

/** The cluster reads the files with its own identity. */
function source(context: LoweringContext) {
  const { account, container } = artefactContainer(context);
  const [cluster] = clusters(context);
  return {
    url: `https://${account}.blob.core.windows.net/`,
    containerName: container,
    managedIdentity: { clientId: cluster && clientId({ ...context, component: cluster.component }) },
    syncIntervalInSeconds: 120,
    timeoutInSeconds: 600,
  };
}

function clusters({ environment }: LoweringContext) {
  return environment.components("kubernetes-cluster");
}

function clusterId(context: LoweringContext): string {
  const id = clusters(context)[0]?.outputs.facts?.["clusterId"];
  if (typeof id !== "string") throw new Error("Manifests are applied to a cluster: kubernetes-cluster must stay in its needs");
  return id;
}
