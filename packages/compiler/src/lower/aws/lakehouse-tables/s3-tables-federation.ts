import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { awsResource, ref } from "../resource.ts";

/** Glue shows all table buckets of an account and region through this one catalog; its name is fixed by the service. */
export const FEDERATED_CATALOG = "s3tablescatalog";
const VENDING_ROLE = "vendingRole";
const EVERYBODY_BY_IAM = [{ Principal: { DataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" }, Permissions: ["ALL"] }];

/** The shared catalog, adopted when it exists; under governance also its registration with Lake Formation. */
export function federation(context: LoweringContext): readonly DesiredResource[] {
  const isGoverned = context.has("governance");
  const permissions = isGoverned ? [] : EVERYBODY_BY_IAM;
  return [
    awsResource(context, {
      name: "federatedCatalog",
      type: "AWS::Glue::Catalog",
      singleton: "region",
      retain: true,
      properties: {
        Name: FEDERATED_CATALOG,
        Description: "S3 Tables of this account and region",
        FederatedCatalog: { Identifier: arn(context, "s3tables", "bucket/*"), ConnectionName: "aws:s3tables" },
        CreateDatabaseDefaultPermissions: permissions,
        CreateTableDefaultPermissions: permissions,
      },
    }),
    ...(isGoverned ? registration(context) : []),
  ];
}

function registration(context: LoweringContext): readonly DesiredResource[] {
  const governance = context.environment.components("governance")[0];
  return [
    ...workloadRole(context, {
      name: VENDING_ROLE,
      services: ["lakeformation.amazonaws.com"],
      trustActions: ["sts:SetContext", "sts:SetSourceIdentity"],
      baseline: [
        allow(["s3tables:ListTableBuckets"], ["*"]),
        allow(
          [
            "s3tables:GetTableBucket",
            "s3tables:CreateNamespace",
            "s3tables:GetNamespace",
            "s3tables:ListNamespaces",
            "s3tables:CreateTable",
            "s3tables:GetTable",
            "s3tables:ListTables",
            "s3tables:UpdateTableMetadataLocation",
            "s3tables:GetTableMetadataLocation",
            "s3tables:GetTableData",
            "s3tables:PutTableData",
          ],
          [arn(context, "s3tables", "bucket/*")],
        ),
      ],
    }),
    awsResource(context, {
      name: "registration",
      type: "AWS::LakeFormation::Resource",
      via: "sdk:lakeformation",
      singleton: "region",
      retain: true,
      properties: {
        ResourceArn: arn(context, "s3tables", "bucket/*"),
        RoleArn: ref(context, VENDING_ROLE, "Arn"),
        WithFederation: true,
        UseServiceLinkedRole: false,
      },
      dependsOn: [policyLogicalName(VENDING_ROLE), ...(governance ? [`${governance.component.id}.settings`] : [])],
    }),
  ];
}
