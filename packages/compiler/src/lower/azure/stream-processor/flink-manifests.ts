import type { PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { flinkJob, flinkSql } from "../../flink/flink-sql.ts";
import { jobProperties } from "../../flink/job-properties.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { jsonText } from "../../json-text.ts";
import { keyedStreams, streamSecretName } from "../event-stream/stored-key.ts";
import { mountedSecrets, serviceAccount } from "../kubernetes-cluster/mounted-secrets.ts";
import { type FlinkNames, flinkDeployment } from "./flink-deployment.ts";
import { azureFlinkPlaces } from "./flink-places.ts";

export const FLINK_ACCOUNT = "flink";
const STATE_SIZE = "100Gi";
const NAMES: FlinkNames = { config: "job", keys: "stream-keys", state: "state", serviceAccount: FLINK_ACCOUNT };

/** A namespace with everything that one job of Flink needs, and the job. */
export function flinkManifests(context: LoweringContext, image: string | undefined): readonly Value[] {
  const { id } = context.component;
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: id } },
    ...account(context),
    mountedSecrets(context, { name: NAMES.keys, secrets: keyedStreams(context).map(({ stream }) => streamSecretName(stream)) }),
    {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: metadata(context, NAMES.state),
      // Leader and workers write there at once, in every zone.
      spec: { accessModes: ["ReadWriteMany"], storageClassName: "azurefile-csi", resources: { requests: { storage: STATE_SIZE } } },
    },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadata(context, NAMES.config),
      data: { "application_properties.json": jsonText(propertyGroups(context)) },
    },
    flinkDeployment(context, image, NAMES),
  ];
}

/** What our program reads; code of the user's own has nothing to read there. */
function propertyGroups(context: LoweringContext): readonly Value[] {
  const statements = isOwnCode(context) ? [] : flinkSql(flinkJob(context), azureFlinkPlaces(context.component.id));
  return [{ PropertyGroupId: "job", PropertyMap: jobProperties(context, statements) as PropertyMap }];
}

/** Who the job is in the cluster: it may start its own workers, and acts as its identity in the cloud. */
function account(context: LoweringContext): readonly Value[] {
  const named = metadata(context, FLINK_ACCOUNT);
  return [
    serviceAccount(context, FLINK_ACCOUNT),
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: named,
      rules: [
        { apiGroups: [""], resources: ["pods", "configmaps", "services"], verbs: ["*"] },
        { apiGroups: ["apps"], resources: ["deployments", "deployments/finalizers"], verbs: ["*"] },
      ],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: named,
      subjects: [{ kind: "ServiceAccount", name: FLINK_ACCOUNT, namespace: context.component.id }],
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: FLINK_ACCOUNT },
    },
  ];
}

function metadata({ component }: Pick<LoweringContext, "component">, name: string) {
  return { name, namespace: component.id };
}
