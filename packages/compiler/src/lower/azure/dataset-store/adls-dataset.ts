import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { containerImage } from "../../container-image.ts";
import { addressIn, ref } from "../../part-address.ts";
import { assignRoles, identityId } from "../access.ts";
import { containerJob } from "../containers/container-job.ts";
import { containerRights } from "../containers/container-program.ts";
import { sourceUri } from "../embedding-job/embedding-environment.ts";
import {
  accountId,
  accountName,
  allowContainer,
  containerId,
  containerUri,
  dfsEndpoint,
  storageAccount,
} from "../storage/storage-account.ts";

const DATASETS = "datasets";
const RIGHTS = "rights";
const SIZE = { cpu: 4, memoryGb: 8 };
const TIME_LIMIT_SECONDS = 86_400;
const WAITING_FOR_INPUT = "files or tables are wired to it";

interface DatasetFormat {
  readonly variant: string;
  readonly format: "deeplake" | "lance";
  readonly service: string;
}

/** A dataset as a folder of an account of its own, and a job that makes samples of what is wired; the format's library runs in the workloads. */
export function adlsDataset({ variant, format, service }: DatasetFormat): Lowering {
  return {
    cloud: "azure",
    kind: "dataset-store",
    variant,
    service,
    gap: "nothing is managed: the library runs in the workloads, and versions lie in the format",
    minutes: [1, 3],
    needs: ["apps-environment", "container-registry"],
    outputs: (part) => datasetOutputs(part, format),
    grants: {
      in: { vectors: (self) => [allowContainer(self, "blobContributor", DATASETS)] },
      out: {
        dataset: (self) => [allowContainer(self, "blobReader", DATASETS)],
        vectors: (self) => [allowContainer(self, "blobReader", DATASETS)],
      },
    },
    lower: (context) => [
      ...storageAccount(context, { containers: [DATASETS], holdsData: true }),
      ...ownRights(context),
      ingest(context, format),
    ],
  };
}

function datasetOutputs(part: Part, format: string) {
  const common = {
    format,
    uri: datasetUri(part),
    accountId: accountId(part),
    accountName: accountName(part),
    dfsEndpoint: dfsEndpoint(part),
    containerIdByZone: { [DATASETS]: containerId(part, DATASETS) },
    containerAddressByZone: { [DATASETS]: addressIn(part, "container", DATASETS) },
    region: part.target.region,
  };
  return { ports: { dataset: { ...common, loader: textSetting(part, "loader") }, vectors: common } };
}

function datasetUri(part: Part): string {
  return `${containerUri(part, DATASETS)}${part.component.id}`;
}

/** Under a name of their own: the account waits for the roles that it needs itself. */
function ownRights(context: LoweringContext): readonly DesiredResource[] {
  return assignRoles(context, {
    name: RIGHTS,
    subject: identityId(context),
    principalId: ref(context, "identity", "properties.principalId"),
    grants: [allowContainer(context, "blobContributor", DATASETS), ...containerRights(context)],
  });
}

/** Adds what is new and commits a version, once a day. */
function ingest(context: LoweringContext, format: string): DesiredResource {
  const input = sourceUri(context);
  return containerJob(context, {
    image: containerImage(context, "python"),
    ...SIZE,
    environment: {},
    command: ["python", "ingest.py"],
    args: [...(input === undefined ? [] : ["--in", input]), "--dataset", datasetUri(context), "--format", format],
    schedule: cron("daily"),
    timeLimitSeconds: TIME_LIMIT_SECONDS,
    waitsFor: input === undefined ? WAITING_FOR_INPUT : undefined,
    dependsOn: [RIGHTS, addressIn(context, "container", DATASETS)],
  });
}
