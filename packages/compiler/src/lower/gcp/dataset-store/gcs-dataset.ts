import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { jobSchedule, runJob } from "../cloud-run/job.ts";
import { grant, identityEmail, type PolicyTarget, workloadIdentity } from "../iam.ts";
import { INPUT_PATH, inputFolder } from "../job-input.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { rowsExport, runQueries } from "../rows-export.ts";

const SECONDS_MAX = 86_400;
/** After the rows have been exported. */
const EVERY_NIGHT = "30 3 * * *";
const WAITING_FOR_INPUT = "files or tables are wired to it";

interface DatasetFormat {
  readonly variant: string;
  readonly format: "deeplake" | "lance";
  readonly service: string;
}

/** A dataset as a folder of a bucket of its own, and a job that makes samples of what is wired; the format's library runs in the workloads. */
export function gcsDataset({ variant, format, service }: DatasetFormat): Lowering {
  return {
    cloud: "gcp",
    kind: "dataset-store",
    variant,
    service,
    gap: "nothing is managed: the library runs in the workloads, and versions lie in the format",
    minutes: [1, 4],
    outputs: (part) => ({
      ports: {
        dataset: {
          format,
          datasetUri: datasetUri(part),
          bucketName: bucketName(part),
          loader: textSetting(part, "loader"),
          identity: identityEmail(part),
          region: part.target.region,
        },
      },
    }),
    grants: {
      in: { vectors: (self) => [grant("roles/storage.objectUser", onBucket(self)), grant("roles/storage.bucketViewer", onBucket(self))] },
      out: {
        dataset: (self) => [grant("roles/storage.objectViewer", onBucket(self)), grant("roles/storage.bucketViewer", onBucket(self))],
      },
    },
    lower: (context) => [
      privateBucket(context, { holdsData: true }),
      ...workloadIdentity(context, [
        grant("roles/storage.objectUser", onBucket(context)),
        grant("roles/storage.bucketViewer", onBucket(context)),
        ...useWorkFolder(context),
        ...runQueries(context),
      ]),
      workFolder(context),
      ...rowsExport(context),
      ingest(context, format),
      ...jobSchedule(context, EVERY_NIGHT),
    ],
  };
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function datasetUri(part: Part): string {
  return `gs://${bucketName(part)}/${part.component.id}`;
}

function ingest(context: LoweringContext, format: string) {
  const input = inputFolder(context);
  return runJob(context, {
    image: containerImage(context, "python"),
    environment: {},
    command: ["python", "ingest.py"],
    args: ["--in", INPUT_PATH, "--dataset", datasetUri(context), "--format", format],
    cpu: "4",
    memory: "16Gi",
    seconds: SECONDS_MAX,
    folders: input ? [input] : [],
    waitsFor: input === undefined ? WAITING_FOR_INPUT : undefined,
  });
}
