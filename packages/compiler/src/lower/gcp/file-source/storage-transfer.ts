import { type DesiredResource, join, type PropertyMap } from "@zerolake/resources";
import { groupSetting, type Lowering, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { GRANTS, grant, members } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";
import { projectByNumber, serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { SECRET, secretPlace } from "../secrets/secret-place.ts";
import { folderName } from "./landing-prefix.ts";

const JOB = "storagetransfer.job";
const TRANSFER = "storagetransfer.googleapis.com";
/** The service wants a first day; one that is over means as soon as possible. */
const FIRST_DAY = { year: 2026, month: 1, day: 1 } as const;
/** The least that the service takes. */
const EVERY_HOUR = "3600s";
/** Name of the place for what opens a container of Azure. */
const TOKEN = "token";
const WAITING_FOR_SOURCE = "the bucket to fetch from is named in the component's settings";

/** New files of somebody else's store are copied into the lake, every hour. */
export const storageTransfer: Lowering = {
  cloud: "gcp",
  kind: "file-source",
  variant: "storage-transfer",
  service: "Storage Transfer Service",
  gap: "whoever owns the source lets the service's account read it; files appear within the hour",
  minutes: [1, 3],
  outputs: (part) => ({ ports: { files: { prefix: folderName(part.component.id) } } }),
  lower: (context) => {
    const source = sourceOf(context);
    if (source === undefined) reportSource(context);
    return [
      ...(isAzure(context) ? [tokenPlace(context)] : []),
      ...context
        .outgoing("files")
        .flatMap(({ component, outputs: { bucketName } }) =>
          typeof bucketName === "string" ? transfer(context, { source, store: component.id, bucket: bucketName }) : [],
        ),
    ];
  },
};

function remote(part: Part) {
  const { provider = "", bucket = "", roleArn = "" } = groupSetting(part, "remote");
  return { provider: String(provider), bucket: String(bucket), roleArn: String(roleArn) };
}

function isAzure(part: Part): boolean {
  return remote(part).provider === "azure";
}

/** Where files are fetched from, in the service's words; nothing while that is not said in full. */
function sourceOf(part: LoweringContext): PropertyMap | undefined {
  const { provider, bucket, roleArn } = remote(part);
  const [account = "", container = ""] = bucket.split("/");
  if (provider === "aws" && bucket !== "" && roleArn !== "") return { awsS3DataSource: { bucketName: bucket, roleArn } };
  if (provider === "gcp" && bucket !== "") return { gcsDataSource: { bucketName: bucket } };
  if (provider !== "azure" || container === "") return undefined;
  const credentialsSecret = join(projectByNumber(part), `/secrets/${nameOf(part, SECRET, "key", TOKEN)}`);
  return { azureBlobStorageDataSource: { storageAccount: account, container, credentialsSecret } };
}

function tokenPlace(context: LoweringContext): DesiredResource {
  return secretPlace(context, { name: "key", key: TOKEN, holdsData: true });
}

interface Transfer {
  readonly source: PropertyMap | undefined;
  /** Component that keeps the files, and its bucket. */
  readonly store: string;
  readonly bucket: string;
}

function transfer(context: LoweringContext, { source, store, bucket }: Transfer): readonly DesiredResource[] {
  const on = { type: BUCKET, path: pathOf(context, BUCKET, { name: bucket }) };
  const secret = { type: SECRET, path: pathOf(context, SECRET, { name: nameOf(context, SECRET, "key", TOKEN) }) };
  const rights: readonly Statement[] = [
    grant("roles/storage.objectUser", on),
    grant("roles/storage.legacyBucketReader", on),
    ...(isAzure(context) ? [grant("roles/secretmanager.secretAccessor", secret)] : []),
  ];
  return [
    ...members(context, { name: GRANTS, of: store, member: serviceAgentMember(context, TRANSFER), statements: rights }),
    gcpResource(context, {
      name: "transfer",
      key: store,
      type: JOB,
      properties: {
        // Jobs take no labels: this is how ours are told apart.
        description: `${nameOf(context, BUCKET, "transfer", store)}: files of ${context.component.id}`,
        projectId: context.target.account,
        status: "ENABLED",
        transferSpec: { ...source, gcsDataSink: { bucketName: bucket, path: folderName(context.component.id) } },
        schedule: { scheduleStartDate: FIRST_DAY, repeatInterval: EVERY_HOUR },
      },
      dependsOn: [GRANTS, ...(isAzure(context) ? [addressIn(context, "key", TOKEN)] : [])],
      ...(source === undefined ? { deferredUntil: WAITING_FOR_SOURCE } : {}),
    }),
  ];
}

function reportSource(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-GCP-TRANSFER-SOURCE",
    message: `“${context.component.title}” fetches nothing yet: its settings do not say from where.`,
    target: { component: context.component.id, setting: "remote" },
    hint: "Name the provider and the bucket; for Amazon S3 also the role to read with, for Azure the container as account/container.",
  });
}
