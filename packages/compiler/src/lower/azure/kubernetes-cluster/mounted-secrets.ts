import type { PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { clientId } from "../access.ts";
import { vaultName } from "../key-vault/vault.ts";

/** Label of pods that act as the identity of their service account. */
export const IDENTITY_LABEL: PropertyMap = { "azure.workload.identity/use": "true" };

/** The account that pods of a component act as: in the cloud it is the component's identity. */
export function serviceAccount(context: LoweringContext, name: string): PropertyMap {
  const annotations = { "azure.workload.identity/client-id": clientId(context) };
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: context.component.id, annotations } };
}

export interface MountedSecrets {
  readonly name: string;
  /** Secrets in the component's own vault. */
  readonly secrets: readonly string[];
  /** Secrets of the cluster that last for as long as somebody holds the volume; absent = files only. */
  readonly copies?: readonly Value[];
}

/** The cluster reads secrets out of the component's vault, as the component, and puts each into a file of a volume (`secretVolume`). */
export function mountedSecrets(context: LoweringContext, { name, secrets, copies }: MountedSecrets): PropertyMap {
  const objects = secrets.map((secret) => `  - |\n    objectName: ${secret}\n    objectType: secret\n`);
  return {
    apiVersion: "secrets-store.csi.x-k8s.io/v1",
    kind: "SecretProviderClass",
    metadata: { name, namespace: context.component.id },
    spec: {
      provider: "azure",
      parameters: {
        clientID: clientId(context),
        keyvaultName: vaultName(context),
        tenantId: ref(context, "identity", "properties.tenantId"),
        objects: `array:\n${objects.join("")}`,
      },
      ...(copies === undefined ? {} : { secretObjects: copies }),
    },
  };
}

/** The volume of pods that makes the cluster fetch them. */
export function secretVolume(name: string): PropertyMap {
  return { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true, volumeAttributes: { secretProviderClass: name } } };
}
