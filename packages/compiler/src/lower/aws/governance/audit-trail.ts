import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { artefactStore } from "../artefact.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import type { GovernedZone } from "./governed-lakes.ts";

const TRAIL = "AWS::CloudTrail::Trail";

/** Who touched which file of the lake, and who changed what in the account; kept in the artefact bucket, whose policy admits it. */
export function auditTrail(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  if (!flagSetting(context, "auditLog")) return [];
  const locations = zones.map(({ locationArn }) => `${locationArn}/`);
  return [
    awsResource(context, {
      name: "auditTrail",
      type: TRAIL,
      properties: {
        TrailName: nameOf(context, TRAIL, "auditTrail"),
        S3BucketName: artefactStore(context).bucketName,
        S3KeyPrefix: "audit",
        IsLogging: true,
        IsMultiRegionTrail: false,
        IncludeGlobalServiceEvents: false,
        EnableLogFileValidation: true,
        KMSKeyId: context.platform("encryption-key")?.["keyArn"],
        AdvancedEventSelectors: [...(locations.length === 0 ? [] : [dataEvents(locations)]), MANAGEMENT_EVENTS],
      },
      dependsOn: context.environment.components("artefact-store").map(({ component }) => `${component.id}.bucketPolicy`),
    }),
  ];
}

const MANAGEMENT_EVENTS: LooseMap = { Name: "management", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] };

function dataEvents(locations: readonly string[]): LooseMap {
  return {
    Name: "files of the lake",
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
      { Field: "resources.ARN", StartsWith: locations },
    ],
  };
}
