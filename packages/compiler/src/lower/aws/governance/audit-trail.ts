import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { AUDIT_PREFIX, cloudTrail } from "../cloud-trail.ts";
import type { GovernedZone } from "./governed-lakes.ts";

/** Who touched which file of the lake, and who changed what in the account; kept in the artefact bucket, whose policy admits it. */
export function auditTrail(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  if (!flagSetting(context, "auditLog")) return [];
  const locations = zones.map(({ locationArn }) => `${locationArn}/`);
  return [
    cloudTrail(context, {
      name: "auditTrail",
      prefix: AUDIT_PREFIX,
      properties: {
        IncludeGlobalServiceEvents: false,
        AdvancedEventSelectors: [...(locations.length === 0 ? [] : [dataEvents(locations)]), MANAGEMENT_EVENTS],
      },
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
