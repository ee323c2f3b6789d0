import type { DesiredResource } from "@zerolake/resources";
import { chosenList, type Lowering, type LoweringContext, listSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { awsResource } from "../resource.ts";
import { auditTrail } from "./audit-trail.ts";
import { cellFilters, filteredTables, reportUnknownColumns } from "./cell-filters.ts";
import { accesses, type GovernedZone, governedZones, reportUngoverned } from "./governed-lakes.ts";
import { componentGrants, groupGrants, reportUnmappedGroups } from "./grants.ts";
import { zoneTags } from "./zone-tags.ts";

const REGISTER_ROLE = "registerRole";

/** Access by zone for groups and components, enforced where queries run. */
export const lakeFormation: Lowering = {
  cloud: "aws",
  kind: "governance",
  variant: "lake-formation",
  service: "AWS Lake Formation",
  gap: "columns are hidden, not masked; jobs that open files directly keep their own rights",
  minutes: [1, 4],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    const zones = governedZones(context);
    const filtered = filteredTables(context, zones);
    reportUngoverned(context);
    reportUnmappedGroups(context);
    reportUnknownColumns(context, zones);
    return [
      settings(context),
      ...registration(context, zones),
      ...zoneTags(context, zones),
      ...componentGrants(context, accesses(zones, context)),
      ...groupGrants(context, zones, new Set(filtered.map(({ zone }) => zone.zone))),
      ...cellFilters(context, filtered),
      ...auditTrail(context, zones),
    ];
  },
};

/** Settings of the whole account: our administrators are added to those that are there, and the deployer is always one. */
function settings(context: LoweringContext): DesiredResource {
  const administrators = [...listSetting(context, "adminRoles"), ...chosenList(context, "adminRoleArns")];
  return awsResource(context, {
    name: "settings",
    type: "AWS::LakeFormation::DataLakeSettings",
    via: "sdk:lakeformation",
    singleton: "region",
    retain: true,
    properties: {
      Admins: [...new Set(administrators)].map((DataLakePrincipalIdentifier) => ({ DataLakePrincipalIdentifier })),
      // Nobody gets access to a new database or table just because IAM would allow it.
      CreateDatabaseDefaultPermissions: [],
      CreateTableDefaultPermissions: [],
      AllowExternalDataFiltering: true,
      ExternalDataFilteringAllowList: [{ DataLakePrincipalIdentifier: context.target.account }],
      AuthorizedSessionTagValueList: ["Amazon EMR"],
      Parameters: { CROSS_ACCOUNT_VERSION: "4" },
    },
  });
}

/** Lake Formation hands out files of the registered places with this role; our own, since the service's cannot use a customer key. */
function registration(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  const places = zones.map(({ lake, zone, locationArn }) => ({ key: `${lake.component.id}.${zone}`, locationArn }));
  if (places.length === 0) return [];
  const buckets = [...new Set(places.map(({ locationArn }) => locationArn.slice(0, locationArn.lastIndexOf("/"))))];
  return [
    ...workloadRole(context, {
      name: REGISTER_ROLE,
      // Both hand out files: engines ask Lake Formation, the catalog looks at the places itself.
      services: ["glue.amazonaws.com", "lakeformation.amazonaws.com"],
      usesKey: true,
      trustActions: ["sts:SetContext"],
      baseline: [
        allow(["s3:ListBucket", "s3:GetBucketLocation"], buckets),
        allow(
          ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
          places.map(({ locationArn }) => `${locationArn}/*`),
        ),
        allow(
          ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          [arn(context, "logs", "log-group:/aws-lakeformation-acceleration/*")],
        ),
      ],
    }),
    ...places.map(({ key, locationArn }) =>
      awsResource(context, {
        name: "location",
        key,
        type: "AWS::LakeFormation::Resource",
        via: "sdk:lakeformation",
        properties: { ResourceArn: locationArn, RoleArn: ref(context, REGISTER_ROLE, "Arn"), UseServiceLinkedRole: false },
        dependsOn: ["settings", policyLogicalName(REGISTER_ROLE)],
      }),
    ),
  ];
}
