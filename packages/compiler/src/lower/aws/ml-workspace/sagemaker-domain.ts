import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Statement, textSetting } from "../../../lowering.ts";
import { notebookInstance } from "../../../sizing/sagemaker-instances.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { executionBaseline, passRole, runPipeline, SAGEMAKER } from "../sagemaker/execution-baseline.ts";

const DOMAIN = "AWS::SageMaker::Domain";
/** Limits of the service: an app stops after an idle hour at the earliest, a year at the latest. */
const IDLE_MINUTES = { min: 60, max: 525_600 } as const;
const VOLUME_GB = { standard: 20, max: 100 } as const;
const NFS_PORT = 2049;

/** A Studio domain with one profile per person, each with a home of its own. */
export const sagemakerDomain: Lowering = {
  cloud: "aws",
  kind: "ml-workspace",
  variant: "sagemaker-domain",
  service: "Amazon SageMaker AI Studio",
  gap: "people sign in through AWS; single sign-on needs IAM Identity Center in the organisation",
  minutes: [4, 10],
  needs: ["network"],
  outputs: () => ({ ports: {} }),
  lower: (context) => [
    ...workloadRole(context, {
      services: [SAGEMAKER],
      baseline: [...executionBaseline(context), ...useStudio(context), ...mayTrain(context)],
    }),
    securityGroup(context, { description: `Studio of ${context.component.id}` }),
    homeIngress(context),
    domain(context),
    ...userNames(context).map((name) => userProfile(context, name)),
  ],
};

/** The home directories of all people are one network file system inside the group. */
function homeIngress(context: LoweringContext): DesiredResource {
  const GroupId = securityGroupId(context);
  return awsResource(context, {
    name: "nfsIngress",
    type: "AWS::EC2::SecurityGroupIngress",
    properties: {
      GroupId,
      IpProtocol: "tcp",
      FromPort: NFS_PORT,
      ToPort: NFS_PORT,
      SourceSecurityGroupId: GroupId,
      Description: "EFS home",
    },
  });
}

function domain(context: LoweringContext): DesiredResource {
  const network = privateNetwork(context);
  const ExecutionRole = ref(context, "role", "Arn");
  return awsResource(context, {
    name: "domain",
    type: DOMAIN,
    minutes: [3, 8],
    properties: {
      DomainName: nameOf(context, DOMAIN, "domain"),
      AuthMode: "IAM",
      VpcId: network.vpcId,
      SubnetIds: network.privateSubnetIds,
      AppNetworkAccessType: context.target.tier === "production" ? "VpcOnly" : "PublicInternetOnly",
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      DefaultUserSettings: {
        ExecutionRole,
        SecurityGroups: [securityGroupId(context)],
        StudioWebPortal: "ENABLED",
        DefaultLandingUri: "studio::",
        JupyterLabAppSettings: jupyterLab(context),
        SpaceStorageSettings: {
          DefaultEbsStorageSettings: { DefaultEbsVolumeSizeInGb: VOLUME_GB.standard, MaximumEbsVolumeSizeInGb: VOLUME_GB.max },
        },
      },
      DefaultSpaceSettings: { ExecutionRole },
      TagPropagation: "ENABLED",
    },
    dependsOn: [policyLogicalName(), "nfsIngress"],
  });
}

function jupyterLab(context: LoweringContext): Value {
  const idleMinutes = Math.min(Math.max(numberSetting(context, "idleShutdownMinutes"), IDLE_MINUTES.min), IDLE_MINUTES.max);
  return {
    DefaultResourceSpec: { InstanceType: notebookInstance(textSetting(context, "notebookSize")) },
    AppLifecycleManagement: {
      IdleSettings: {
        LifecycleManagement: "ENABLED",
        IdleTimeoutInMinutes: idleMinutes,
        MinIdleTimeoutInMinutes: IDLE_MINUTES.min,
        MaxIdleTimeoutInMinutes: IDLE_MINUTES.max,
      },
    },
  };
}

function userProfile(context: LoweringContext, name: string): DesiredResource {
  return awsResource(context, {
    name: "userProfile",
    key: name,
    type: "AWS::SageMaker::UserProfile",
    properties: {
      DomainId: ref(context, "domain", "DomainId"),
      UserProfileName: name,
      UserSettings: { ExecutionRole: ref(context, "role", "Arn") },
    },
  });
}

/** `user-01`, `user-02` …; a third digit appears with the hundredth, without renaming anybody. */
function userNames(context: LoweringContext): readonly string[] {
  return Array.from({ length: numberSetting(context, "users") }, (_, index) => `user-${String(index + 1).padStart(2, "0")}`);
}

/** Ids of domains and spaces are drawn by the cloud; lists have no resource level. */
function useStudio(context: LoweringContext): readonly Statement[] {
  const look = ["DescribeDomain", "DescribeUserProfile", "DescribeSpace", "DescribeApp", "ListTags"];
  const use = ["CreatePresignedDomainUrl", "CreateSpace", "UpdateSpace", "DeleteSpace", "CreateApp", "DeleteApp", "AddTags"];
  const lists = ["ListDomains", "ListUserProfiles", "ListSpaces", "ListApps"];
  return [
    allow(
      [...look, ...use].map((verb) => `sagemaker:${verb}`),
      ["domain/*", "user-profile/*", "space/*", "app/*"].map((resource) => arn(context, "sagemaker", resource)),
    ),
    allow(
      lists.map((verb) => `sagemaker:${verb}`),
      ["*"],
    ),
  ];
}

/** Training is no edge, since no data flows to it from here: people may start it when the setting says so. */
function mayTrain(context: LoweringContext): readonly Statement[] {
  if (!flagSetting(context, "mayTrain")) return [];
  return context.environment.components("model-training").flatMap(({ outputs }) => {
    const { pipelineArn, roleArn } = outputs.ports.model ?? {};
    return typeof pipelineArn === "string" && typeof roleArn === "string" ? [runPipeline(pipelineArn), passRole([roleArn])] : [];
  });
}
