import type { DesiredResource } from "@zerolake/resources";
import type { Granter, Lowering, LoweringContext, Outputs, Part } from "../../../lowering.ts";
import { redshiftCapacity } from "../../../sizing/redshift-capacity.ts";
import { ref } from "../../part-address.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const NAMESPACE = "AWS::RedshiftServerless::Namespace";
const WORKGROUP = "AWS::RedshiftServerless::Workgroup";
const PORT = 5439;
const DATABASE = "lake";
const ADMINISTRATOR = "zerolake";
const SNAPSHOT_DAYS = 30;
/** A query that runs longer than four hours is stopped. */
const PARAMETERS = { require_ssl: "true", enable_case_sensitive_identifier: "false", max_query_execution_time: "14400" } as const;

/** A warehouse that pauses by itself and reads lake tables through the account's Glue catalog, which it mounts as `awsdatacatalog`. */
export const redshiftServerless: Lowering = {
  cloud: "aws",
  kind: "sql-engine",
  variant: "redshift-serverless",
  service: "Amazon Redshift Serverless",
  gap: "lake tables stand under awsdatacatalog; an administrator grants them to people once, and managed tables need a sign-in with a role",
  minutes: [3, 8],
  minZones: 3,
  needs: ["network"],
  outputs: warehouseOutputs,
  grants: { out: { rows: askRights } },
  lower: (context) => [
    ...workloadRole(context, { services: ["redshift.amazonaws.com", "redshift-serverless.amazonaws.com"], usesKey: true }),
    securityGroup(context, {
      description: `Redshift of ${context.component.id}`,
      ingress: [
        { IpProtocol: "tcp", FromPort: PORT, ToPort: PORT, CidrIp: privateNetwork(context).vpcCidr, Description: "clients in the network" },
      ],
    }),
    namespace(context),
    workgroup(context),
  ],
};

function warehouseOutputs(part: Part): Outputs {
  return {
    ports: {
      rows: {
        warehouse: workgroupName(part),
        host: ref(part, "workgroup", "Workgroup.Endpoint.Address"),
        port: PORT,
        databaseName: DATABASE,
        namespaceName: nameOf(part, NAMESPACE, "namespace"),
        roleArn: roleArn(part),
        region: part.target.region,
      },
    },
  };
}

function workgroupName(part: Part): string {
  return nameOf(part, WORKGROUP, "workgroup");
}

/** The Data API signs callers in with their own identity; the workgroup's ARN ends in an id that the cloud draws. */
function askRights(self: Granter) {
  return [
    allow(
      [
        "redshift-serverless:GetCredentials",
        "redshift-serverless:GetWorkgroup",
        "redshift-data:ExecuteStatement",
        "redshift-data:BatchExecuteStatement",
      ],
      [ref(self, "workgroup", "Workgroup.WorkgroupArn")],
    ),
    // What is asked about is one's own statement, and these actions take no resource.
    allow(["redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:CancelStatement"], ["*"]),
  ];
}

function namespace(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const NamespaceName = nameOf(context, NAMESPACE, "namespace");
  const isKept = context.target.tier === "production";
  return awsResource(context, {
    name: "namespace",
    type: NAMESPACE,
    properties: {
      NamespaceName,
      DbName: DATABASE,
      AdminUsername: ADMINISTRATOR,
      ManageAdminPassword: true,
      AdminPasswordSecretKmsKeyId: keyArn,
      KmsKeyId: keyArn,
      IamRoles: [ref(context, "role", "Arn")],
      DefaultIamRoleArn: ref(context, "role", "Arn"),
      LogExports: ["userlog", "connectionlog", "useractivitylog"],
      FinalSnapshotName: isKept ? `${NamespaceName}-final` : undefined,
      FinalSnapshotRetentionPeriod: isKept ? SNAPSHOT_DAYS : undefined,
    },
    dependsOn: [policyLogicalName()],
  });
}

function workgroup(context: LoweringContext): DesiredResource {
  const { base, max } = redshiftCapacity(context.target.tier);
  return awsResource(context, {
    name: "workgroup",
    type: WORKGROUP,
    minutes: [3, 8],
    properties: {
      WorkgroupName: workgroupName(context),
      NamespaceName: ref(context, "namespace", "NamespaceName"),
      BaseCapacity: base,
      MaxCapacity: max,
      EnhancedVpcRouting: context.target.tier === "production" ? true : undefined,
      PubliclyAccessible: false,
      SubnetIds: privateNetwork(context).privateSubnetIds,
      SecurityGroupIds: [securityGroupId(context)],
      ConfigParameters: Object.entries(PARAMETERS).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    },
  });
}
