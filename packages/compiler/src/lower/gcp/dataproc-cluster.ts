import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { artefactBucket, useWorkFolder } from "./artefact.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject } from "./iam.ts";
import { afterKeyGrant, keyName } from "./key.ts";
import { nameOf, pathOf } from "./names.ts";
import { BUCKET } from "./private-bucket.ts";
import { gcpResource } from "./resource.ts";

const CLUSTER = "dataproc.cluster";

export function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}

/** The component's cluster; `config` is what it has beside the frame of every one, `after` what must be there beside its rights. */
export function cluster(context: LoweringContext, config: LooseMap, after: readonly string[] = []): DesiredResource {
  const name = clusterName(context);
  return gcpResource(context, {
    name: "cluster",
    type: CLUSTER,
    at: { name },
    properties: { projectId: context.target.account, clusterName: name, config: { ...clusterFrame(context), ...config } },
    dependsOn: [
      IDENTITY,
      GRANTS,
      ...afterKeyGrant(context, "dataproc.googleapis.com"),
      ...afterKeyGrant(context, "compute.googleapis.com"),
      ...after,
    ],
    minutes: [3, 8],
  });
}

/** What every cluster has: machines without public addresses that act as the component, and its scratch folders in the artefact bucket. */
function clusterFrame(context: LoweringContext): LooseMap {
  const bucket = artefactBucket(context);
  const key = keyName(context);
  return {
    configBucket: bucket,
    tempBucket: bucket,
    gceClusterConfig: {
      subnetworkUri: context.platform("network")?.["subnetPath"],
      internalIpOnly: true,
      serviceAccount: identityEmail(context),
      serviceAccountScopes: ["https://www.googleapis.com/auth/cloud-platform"],
      shieldedInstanceConfig: { enableSecureBoot: true },
    },
    encryptionConfig: key === undefined ? undefined : { gcePdKmsKeyName: key },
    endpointConfig: { enableHttpPortAccess: true },
  };
}

/** What the machines of a cluster may do by themselves. */
export function workOnClusters(context: LoweringContext): readonly Statement[] {
  return [
    grant("roles/dataproc.worker", onProject(context)),
    ...useWorkFolder(context),
    // Its own staging folders lie at the top of the bucket.
    grant("roles/storage.objectUser", { type: BUCKET, path: pathOf(context, BUCKET, { name: artefactBucket(context) }) }),
  ];
}
