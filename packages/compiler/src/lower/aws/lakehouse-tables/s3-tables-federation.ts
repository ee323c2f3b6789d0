import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { awsResource } from "../resource.ts";

/** Glue shows all table buckets of an account and region through this one catalog; its name is fixed by the service. */
export const FEDERATED_CATALOG = "s3tablescatalog";
const EVERYBODY_BY_IAM = [{ Principal: { DataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" }, Permissions: ["ALL"] }];

/** The shared catalog, adopted when it exists. Who may do what is said by the policies of roles. */
export function federatedCatalog(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "federatedCatalog",
    type: "AWS::Glue::Catalog",
    singleton: "region",
    retain: true,
    properties: {
      Name: FEDERATED_CATALOG,
      Description: "S3 Tables of this account and region",
      FederatedCatalog: { Identifier: arn(context, "s3tables", "bucket/*"), ConnectionName: "aws:s3tables" },
      CreateDatabaseDefaultPermissions: EVERYBODY_BY_IAM,
      CreateTableDefaultPermissions: EVERYBODY_BY_IAM,
    },
  });
}
