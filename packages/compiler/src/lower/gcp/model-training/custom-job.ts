import type { PropertyMap, Value } from "@zerolake/resources";
import {
  chosenText,
  type EnvironmentView,
  flagSetting,
  type LoweringContext,
  numberSetting,
  type Peer,
  textSetting,
} from "../../../lowering.ts";
import { compact } from "../../loose-map.ts";
import { ownerLabels } from "../../owner-labels.ts";
import { workUri } from "../artefact.ts";
import { identityEmail } from "../iam.ts";
import { keyName } from "../key.ts";

type Owner = Pick<LoweringContext, "component" | "target" | "platform">;

/** Answer that holds the image that models are trained in. */
export const TRAINING_IMAGE = "training";
const SECONDS_PER_HOUR = 3600;
const DISK_GB = 200;
/** A classic model needs no graphics processor. */
const PLAIN_MACHINE = "n2-standard-8";
const SMALL_GPU = { machineType: "g2-standard-8", acceleratorType: "NVIDIA_L4", acceleratorCount: 1 } as const;

/** One training run, as Vertex AI takes it; nothing while its image is not named. */
export function customJob(owner: Owner, view: EnvironmentView): PropertyMap | undefined {
  const imageUri = chosenText(owner, `images.${TRAINING_IMAGE}`);
  if (imageUri === undefined) return undefined;
  const [pool] = view.incoming(owner.component.id, "compute");
  const machines = flagSetting(owner, "distributed") && pool ? Number(pool.outputs["machines"] ?? 1) : 1;
  const worker = (replicaCount: number) => ({
    machineSpec: machineSpec(owner, pool),
    replicaCount: String(replicaCount),
    diskSpec: { bootDiskType: "pd-ssd", bootDiskSizeGb: DISK_GB },
    containerSpec: { imageUri, env: environmentOf(owner, view) },
  });
  const key = keyName(owner);
  return compact({
    displayName: owner.component.title,
    labels: ownerLabels(owner, `${owner.component.id}.identity`),
    jobSpec: {
      // The first one leads, the others follow.
      workerPoolSpecs: [worker(1), ...(machines > 1 ? [worker(machines - 1)] : [])],
      serviceAccount: identityEmail(owner),
      baseOutputDirectory: { outputUriPrefix: `${workUri(owner)}runs` },
      scheduling: { timeout: `${numberSetting(owner, "maxHours") * SECONDS_PER_HOUR}s`, restartJobOnWorkerRestart: true },
      persistentResourceId: pool?.outputs["persistentResourceId"],
    },
    encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
  });
}

/** Jobs on a pool must ask for the pool's own machines. */
function machineSpec(owner: Owner, pool: Peer | undefined) {
  if (pool) {
    const { machineType, acceleratorType, acceleratorCount } = pool.outputs;
    return { machineType, acceleratorType, acceleratorCount };
  }
  return textSetting(owner, "method") === "classic" && numberSetting(owner, "gpuHoursPerMonth") === 0
    ? { machineType: PLAIN_MACHINE }
    : SMALL_GPU;
}

/** What the image is told of the arrows; it is the user's own, so these are offers. */
function environmentOf(owner: Owner, view: EnvironmentView): readonly { readonly name: string; readonly value: Value }[] {
  const { id } = owner.component;
  const variables: Readonly<Record<string, Value | undefined>> = {
    METHOD: textSetting(owner, "method"),
    BASE_MODEL: textSetting(owner, "baseModel", "") || undefined,
    DATASET_URI: view.incoming(id, "dataset")[0]?.outputs["datasetUri"],
    FEATURES_DATASET: view.incoming(id, "features")[0]?.outputs["dataset"],
    TABLES_DATASETS: databasesOf(view.incoming(id, "tables")[0]),
    CHECKPOINTS_URI: view.outgoing(id, "files")[0]?.outputs["uri"],
    MODELS_URI: view.outgoing(id, "model")[0]?.outputs["uri"],
    MLFLOW_TRACKING_URI: view.outgoing(id, "model")[0]?.outputs["trackingUri"],
    TENSORBOARD: view.outgoing(id, "model")[0]?.outputs["tensorboard"],
  };
  return Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function databasesOf(lake: Peer | undefined): Value | undefined {
  const names = lake?.outputs["databaseNames"];
  return Array.isArray(names) ? names.join(",") : undefined;
}
