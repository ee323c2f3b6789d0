import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { accountId, accountName, allowContainer, containerUri, dfsEndpoint, storageAccount } from "../storage/storage-account.ts";
import { zoneContainers } from "../storage/zone-containers.ts";

const DATASETS = "datasets";

interface DatasetFormat {
  readonly variant: string;
  readonly format: "deeplake" | "lance";
  readonly service: string;
}

/** A dataset as a folder of an account of its own; the format's library runs in the workloads. */
export function adlsDataset({ variant, format, service }: DatasetFormat): Lowering {
  return {
    cloud: "azure",
    kind: "dataset-store",
    variant,
    service,
    gap: "nothing is managed: the library runs in the workloads, and versions lie in the format",
    minutes: [1, 3],
    outputs: (part) => datasetOutputs(part, format),
    grants: {
      in: { vectors: (self) => [allowContainer(self, "blobContributor", DATASETS)] },
      out: {
        dataset: (self) => [allowContainer(self, "blobReader", DATASETS)],
        vectors: (self) => [allowContainer(self, "blobReader", DATASETS)],
      },
    },
    lower: (context) => {
      reportUnfilled(context);
      return storageAccount(context, { containers: [DATASETS], holdsData: true });
    },
  };
}

function datasetOutputs(part: Part, format: string) {
  const common = {
    format,
    uri: datasetUri(part),
    accountId: accountId(part),
    accountName: accountName(part),
    dfsEndpoint: dfsEndpoint(part),
    ...zoneContainers(part, [DATASETS]),
    region: part.target.region,
  };
  return { ports: { dataset: { ...common, loader: textSetting(part, "loader") }, vectors: common } };
}

function datasetUri(part: Part): string {
  return `${containerUri(part, DATASETS)}${part.component.id}`;
}

/** The libraries of both formats sign in at Azure in ways of their own, which our image does not know. */
function reportUnfilled(context: LoweringContext): void {
  const source = [...context.incoming("files"), ...context.incoming("tables")][0];
  context.report({
    severity: "info",
    code: "ZL-AZURE-DATASET-UNFILLED",
    message: `Nothing fills “${context.component.title}” by itself on Azure: samples are written by a job of yours.`,
    target: { component: context.component.id },
    hint: source
      ? `Let a training or a notebook read “${source.component.title}” and append to the dataset with its library.`
      : "Draw an arrow from files or tables to it, and append to the dataset with its library.",
  });
}
