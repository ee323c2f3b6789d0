import type { PropertyMap, Value } from "@zerolake/resources";
import { flagSetting, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { SLOTS_PER_NODE } from "../../../sizing/flink-nodes.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { ref } from "../../part-address.ts";
import { clientId } from "../access.ts";
import { IDENTITY_LABEL, secretVolume } from "../kubernetes-cluster/mounted-secrets.ts";
import { poolLabels, poolTolerations } from "../kubernetes-cluster/node-pool.ts";
import { KEYS_FOLDER } from "./flink-places.ts";

/** Where our program looks for the properties of its job. */
const PROPERTIES_FOLDER = "/etc/flink";
const STATE_FOLDER = "/mnt/state";
const PYTHON_DRIVER = "org.apache.flink.client.python.PythonDriver";
/** In the image; the name bears no version. */
const PYTHON_JAR = "local:///opt/flink/opt/flink-python.jar";
const PROGRAM = "/opt/zerolake/main.py";
/** Where an image of the user's own holds its job. */
export const OWN_JARS = "/opt/flink/usrlib";
const MASTER = { cpu: 1, memory: "2048m" };
/** What a machine leaves free beside its own processes. */
const WORKER = { cpu: SLOTS_PER_NODE, memory: "10240m" };
const TOKEN_FILE = "/var/run/secrets/azure/tokens/azure-identity-token";

export interface FlinkNames {
  readonly config: string;
  readonly keys: string;
  readonly state: string;
  readonly serviceAccount: string;
}

/** One job in a cluster of its own, which Flink's operator starts, watches and starts again from its last checkpoint. */
export function flinkDeployment(context: LoweringContext, image: string | undefined, names: FlinkNames): PropertyMap {
  const { id } = context.component;
  return {
    apiVersion: "flink.apache.org/v1beta1",
    kind: "FlinkDeployment",
    metadata: { name: id, namespace: id },
    spec: {
      ...(image === undefined ? {} : { image }),
      flinkVersion: "v1_20",
      serviceAccount: names.serviceAccount,
      flinkConfiguration: flinkConfiguration(context),
      podTemplate: podTemplate(context, names),
      jobManager: { resource: MASTER, replicas: 1 },
      // As many as the parallelism asks for: a number of them would be taken for it.
      taskManager: { resource: WORKER },
      job: { ...program(context), parallelism: numberSetting(context, "parallelism"), upgradeMode: "last-state", state: "running" },
    },
  };
}

function program(context: LoweringContext): PropertyMap {
  if (isOwnCode(context)) return { jarURI: `local://${OWN_JARS}/${textSetting(context, "artefactKey")}` };
  return { jarURI: PYTHON_JAR, entryClass: PYTHON_DRIVER, args: ["-pyclientexec", "/usr/bin/python3", "-py", PROGRAM] };
}

function flinkConfiguration(context: LoweringContext): PropertyMap {
  const ttl = context.component.settings["stateTtlHours"];
  return {
    "taskmanager.numberOfTaskSlots": String(SLOTS_PER_NODE),
    "execution.checkpointing.interval": `${numberSetting(context, "checkpointSeconds", 60)}s`,
    "execution.checkpointing.mode": flagSetting(context, "exactlyOnce") ? "EXACTLY_ONCE" : "AT_LEAST_ONCE",
    "state.backend.type": "rocksdb",
    "state.backend.incremental": "true",
    "state.checkpoints.dir": `file://${STATE_FOLDER}/checkpoints`,
    "state.savepoints.dir": `file://${STATE_FOLDER}/savepoints`,
    "high-availability.type": "kubernetes",
    "high-availability.storageDir": `file://${STATE_FOLDER}/leader`,
    ...(typeof ttl === "number" ? { "table.exec.state.ttl": `${ttl} h` } : {}),
    ...storageLogin(context),
  };
}

/** Files of tables are opened with the identity of the job, whose token the cluster hands to it. */
function storageLogin(context: LoweringContext): PropertyMap {
  const login = {
    "auth.type": "OAuth",
    "oauth.provider.type": "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider",
    "oauth2.msi.tenant": ref(context, "identity", "properties.tenantId"),
    "oauth2.client.id": clientId(context),
    "oauth2.token.file": TOKEN_FILE,
  };
  return Object.fromEntries(Object.entries(login).map(([name, value]) => [`flink.hadoop.fs.azure.account.${name}`, value]));
}

function podTemplate(context: LoweringContext, { config, keys, state }: FlinkNames): PropertyMap {
  const volumes: readonly Value[] = [
    { name: "properties", configMap: { name: config } },
    { name: "state", persistentVolumeClaim: { claimName: state } },
    { name: "keys", ...secretVolume(keys) },
  ];
  return {
    metadata: { labels: IDENTITY_LABEL },
    spec: {
      // Of the image's user, who writes the state.
      securityContext: { fsGroup: 9999 },
      nodeSelector: poolLabels(context),
      tolerations: poolTolerations(context),
      containers: [
        {
          name: "flink-main-container",
          volumeMounts: [
            { name: "properties", mountPath: PROPERTIES_FOLDER },
            { name: "state", mountPath: STATE_FOLDER },
            { name: "keys", mountPath: KEYS_FOLDER, readOnly: true },
          ],
        },
      ],
      volumes,
    },
  };
}
