import { type DesiredResource, join } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import {
  externalLocation,
  STORAGE_CREDENTIAL,
  serviceCredential,
  serviceCredentialName,
  storageCredential,
  unityOutputs,
} from "../../databricks/unity-catalog.ts";
import { reportNoWorkspace, unityName, unityResource } from "../../databricks/workspace.ts";
import { addressIn, ref } from "../../part-address.ts";
import { databaseOf, zonesOf } from "../../tables/lake-tables.ts";
import { globalArn } from "../arn.ts";
import { glueArns } from "../glue-arns.ts";
import { allow, policyLogicalName, roleArn } from "../iam.ts";
import { takenRole } from "../taken-role.ts";
import { placeOf, placeRights } from "./lake-places.ts";

const ROLE = "storageRole";
const GLUE_CREDENTIAL = "glueCredential";
const LOOK = [
  "glue:GetDatabase",
  "glue:GetDatabases",
  "glue:GetTable",
  "glue:GetTables",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:GetUserDefinedFunctions",
];

/**
 * A catalog of Unity that shows the tables in Glue: what one engine writes, the others see at once, without a copy. Files are opened with
 * credentials that Unity hands out for the places registered here.
 */
export const unity: Lowering = {
  cloud: "aws",
  kind: "catalog",
  variant: "unity",
  service: "Databricks Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; tables are registered in AWS Glue and shown in Unity, where they are read and not written",
  minutes: [1, 5],
  outputs: (part) => unityOutputs(part, unityName(part, "catalog", "catalog")),
  lower: (context) => {
    reportNoWorkspace(context);
    const places = [...context.incoming("tables"), ...context.incoming("files")].filter((peer) => placeOf(peer) !== undefined);
    return [
      ...identity(context),
      ...role(context, places),
      ...places.map((place) =>
        externalLocation(context, { key: place.component.id, url: placeOf(place), rights: [policyLogicalName(ROLE)] }),
      ),
      ...glueCatalog(context),
    ];
  },
};

/** Two sides of one role: for files, and for reading what Glue has. Unity draws an id for each, which the role's trust names. */
function identity(context: LoweringContext): readonly DesiredResource[] {
  const aws_iam_role = { role_arn: roleArn(context, ROLE) };
  // The role comes after them, since its trust names the ids that are drawn here.
  return [storageCredential(context, { aws_iam_role }), serviceCredential(context, { name: GLUE_CREDENTIAL, identity: { aws_iam_role } })];
}

/**
 * Unity asks that the role may also be taken by itself. A principal must exist when it is named, so the account is trusted as far as the role
 * itself goes. Both only with the ids that Unity drew.
 */
function role(context: LoweringContext, places: readonly Peer[]): readonly DesiredResource[] {
  const drawnIds = [STORAGE_CREDENTIAL, GLUE_CREDENTIAL].map((credential) => ref(context, credential, "aws_iam_role.external_id"));
  const told = { StringEquals: { "sts:ExternalId": drawnIds } };
  const itself = { ArnEquals: { "aws:PrincipalArn": roleArn(context, ROLE) } };
  const lakes = context.incoming("tables");
  const databases = lakes.flatMap(({ component, outputs }) => zonesOf(component).map((zone) => databaseOf(outputs, zone)));
  return takenRole(context, {
    name: ROLE,
    description: `Zerolake role of Unity Catalog for ${context.component.id}`,
    takers: [
      { Principal: { AWS: ref(context, STORAGE_CREDENTIAL, "aws_iam_role.unity_catalog_iam_arn") }, Condition: told },
      { Principal: { AWS: globalArn(context, "iam", "root") }, Condition: { ...told, ...itself } },
    ],
    rights: [
      allow(["sts:AssumeRole"], [roleArn(context, ROLE)]),
      ...placeRights(context, places),
      ...(databases.length === 0 ? [] : [allow(LOOK, glueArns(context, databases))]),
    ],
  });
}

/** The account's Glue catalog under a name of Unity, as far as the registered places go. */
function glueCatalog(context: LoweringContext): readonly DesiredResource[] {
  const lakes = context.incoming("tables");
  const connection = unityName(context, "connection", "glue");
  return [
    unityResource(context, {
      name: "glue",
      type: "databricks.connection",
      kind: "connections",
      properties: {
        name: connection,
        connection_type: "GLUE",
        options: {
          aws_region: context.target.region,
          aws_account_id: context.target.account,
          credential: serviceCredentialName(context, GLUE_CREDENTIAL),
        },
      },
      dependsOn: [GLUE_CREDENTIAL, policyLogicalName(ROLE)],
    }),
    unityResource(context, {
      name: "catalog",
      type: "databricks.catalog",
      kind: "catalogs",
      properties: {
        name: unityName(context, "catalog", "catalog"),
        connection_name: connection,
        options: { authorized_paths: join(...lakes.flatMap((lake, index) => [...(index === 0 ? [] : [","]), placeOf(lake) ?? ""])) },
      },
      dependsOn: ["glue", ...lakes.map(({ component }) => addressIn(context, "location", component.id))],
    }),
  ];
}
