import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, groupSetting, type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { grant, type PolicyTarget } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const SECONDS_PER_DAY = 86_400;

/** One bucket, one managed folder per zone. */
export const cloudStorage: Lowering = {
  cloud: "gcp",
  kind: "object-store",
  variant: "cloud-storage",
  service: "Cloud Storage",
  gap: "a copy in a second region is a choice of the first day: changing it later makes a new bucket",
  minutes: [1, 2],
  outputs: (part) => ({
    ports: {
      files: {
        bucketName: bucketName(part),
        uri: `gs://${bucketName(part)}/`,
        prefixes: zones(part).map((zone) => `${zone}/`),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { files: (self) => [grant("roles/storage.objectUser", onBucket(self))] },
    out: {
      files: (self) => [grant("roles/storage.objectViewer", onBucket(self)), grant("roles/storage.legacyBucketReader", onBucket(self))],
    },
  },
  lower: (context) => [bucket(context), ...zones(context).map((zone) => folder(context, zone))],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function zones(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "zones"))];
}

function bucket(context: LoweringContext): DesiredResource {
  const retentionDays = Number(context.component.settings["retentionDays"] ?? 0);
  const isHeld = flagSetting(context, "legalHold");
  const rules = lifecycleRules(context);
  return privateBucket(context, {
    holdsData: true,
    properties: {
      versioning: flagSetting(context, "versioning") ? { enabled: true } : undefined,
      lifecycle: rules.length === 0 ? undefined : { rule: rules },
      // A period locks out every deletion, also the store's own: only where the law asks for it.
      retentionPolicy: isHeld && retentionDays > 0 ? { retentionPeriod: String(retentionDays * SECONDS_PER_DAY) } : undefined,
      defaultEventBasedHold: isHeld || undefined,
    },
  });
}

function lifecycleRules(context: LoweringContext): readonly LooseMap[] {
  const { infrequentDays, coldDays, deleteDays, noncurrentDeleteDays } = groupSetting(context, "lifecycle");
  return [
    ...(infrequentDays === undefined ? [] : [moveTo("NEARLINE", { age: infrequentDays })]),
    ...(coldDays === undefined ? [] : [moveTo("COLDLINE", { age: coldDays })]),
    ...(deleteDays === undefined ? [] : [{ action: { type: "Delete" }, condition: { age: deleteDays } }]),
    ...(noncurrentDeleteDays === undefined || !flagSetting(context, "versioning")
      ? []
      : [{ action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: noncurrentDeleteDays, isLive: false } }]),
  ];
}

function moveTo(storageClass: string, condition: LooseMap): LooseMap {
  return { action: { type: "SetStorageClass", storageClass }, condition };
}

/** A folder with a policy of its own, so that access can be given zone by zone. */
function folder(context: LoweringContext, zone: string): DesiredResource {
  return gcpResource(context, {
    name: "zone",
    key: zone,
    type: "storage.managedFolder",
    at: { bucket: bucketName(context), name: `${zone}/` },
    holdsData: true,
    properties: { name: `${zone}/` },
  });
}
