import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn, partitionOf } from "../arn.ts";
import { useArtefacts } from "../artefact.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { awsResource } from "../resource.ts";
import { jobFiles } from "./job-files.ts";
import { flowName, jobFlow, PROFILE, profileName, SERVICE_ROLE, securityName } from "./job-flow.ts";
import { nightlyRuns } from "./nightly-runs.ts";
import { reportIdle } from "./report-idle.ts";

/** Spark on machines of its own: a cluster for each run, which goes when its job has ended. */
export const emrEc2: Lowering = {
  cloud: "aws",
  kind: "spark-engine",
  variant: "emr-ec2",
  service: "Amazon EMR on EC2",
  gap: "each run waits some minutes for its machines; nothing stays between runs",
  minutes: [1, 2],
  minZones: 1,
  needs: ["network"],
  outputs: (part) => {
    const flow = { clusterName: flowName({ ...part, platform: () => undefined }) };
    return { ports: { runs: { ...flow, protocol: "emr-ec2", roleArn: roleArn(part) }, tables: flow, files: flow, features: flow } };
  },
  grants: { in: { runs: startRights } },
  lower: (context) => {
    const { resources } = jobFiles(context);
    reportIdle(context);
    return [
      ...workloadRole(context, { services: ["ec2.amazonaws.com"], baseline: useArtefacts(context), usesKey: true }),
      ...workloadRole(context, {
        name: SERVICE_ROLE,
        services: ["elasticmapreduce.amazonaws.com"],
        baseline: [allow(["iam:PassRole"], [roleArn(context)], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })],
        managedPolicyArns: [`arn:${partitionOf(context.target.region)}:iam::aws:policy/service-role/AmazonElasticMapReduceRole`],
      }),
      awsResource(context, {
        name: "instanceProfile",
        type: PROFILE,
        properties: { InstanceProfileName: profileName(context), Roles: [ref(context, "role", "RoleName")] },
      }),
      ...securityConfiguration(context),
      ...resources,
      ...nightlyRuns(context, {
        operation: "emr:runJobFlow",
        rights: startRights(context),
        // A request that got no answer may have started a cluster.
        retries: 0,
        inputOf: (run) => jobFlow(context, context.environment, run),
        dependsOn: ["instanceProfile", policyLogicalName(), policyLogicalName(SERVICE_ROLE)],
      }),
    ];
  },
};

/** What starting a cluster, looking at it and taking it away needs. A cluster gets its id when it is asked for. */
function startRights(self: Part): readonly Statement[] {
  return [
    allow(["elasticmapreduce:RunJobFlow"], ["*"]),
    allow(["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"], [arn(self, "elasticmapreduce", "cluster/*")]),
    allow(["iam:PassRole"], [roleArn(self, SERVICE_ROLE)], { StringEquals: { "iam:PassedToService": "elasticmapreduce.amazonaws.com" } }),
    allow(["iam:PassRole"], [roleArn(self)], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } }),
  ];
}

function securityConfiguration(context: LoweringContext): readonly DesiredResource[] {
  const AwsKmsKey = context.platform("encryption-key")?.["keyArn"];
  if (AwsKmsKey === undefined) return [];
  const disks = { EncryptionKeyProviderType: "AwsKms", AwsKmsKey, EnableEbsEncryption: true };
  return [
    awsResource(context, {
      name: "securityConfiguration",
      type: "AWS::EMR::SecurityConfiguration",
      properties: {
        Name: securityName(context),
        SecurityConfiguration: {
          EncryptionConfiguration: {
            EnableInTransitEncryption: false,
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: {
              S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey },
              LocalDiskEncryptionConfiguration: disks,
            },
          },
        },
      },
    }),
  ];
}
