import type { DesiredResource, Reference } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { qdrantNodes } from "../../../sizing/qdrant-nodes.ts";
import { base64 } from "../../base64.ts";
import { addressIn, ref } from "../../part-address.ts";
import { QDRANT_PORTS } from "../../qdrant/server.ts";
import { arn } from "../arn.ts";
import { pullImages } from "../container-images.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { zoneNames } from "../network/zone-names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { pulledImage } from "../pulled-image.ts";
import { awsResource } from "../resource.ts";
import { generatedSecretName, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { useKey } from "../use-key.ts";
import { startScript } from "./qdrant-start-script.ts";

const PROFILE = "AWS::IAM::InstanceProfile";
const TEMPLATE = "AWS::EC2::LaunchTemplate";
/** Logical name of the secret that callers send. */
export const API_KEY = "apiKey";
/** Amazon's newest image, looked up by the service when a machine is made. */
const MACHINE_IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** The machines of the cluster with a volume each, one role, and a group that lets the network in. */
export function qdrantMachines(context: LoweringContext): readonly DesiredResource[] {
  const image = pulledImage(context, "qdrant");
  return [
    ...workloadRole(context, { services: ["ec2.amazonaws.com"], baseline: machineRights(context) }),
    awsResource(context, {
      name: "profile",
      type: PROFILE,
      properties: { InstanceProfileName: nameOf(context, PROFILE, "profile"), Roles: [ref(context, "role", "RoleName")] },
    }),
    machineGroup(context),
    ...machineKeys(context).flatMap((key, place, [first = key]) => machine(context, { key, first, place, image })),
  ];
}

/** Where each machine is reached inside the network. */
export function machineAddresses(context: LoweringContext): readonly Reference[] {
  return machineKeys(context).map((key) => ref(context, "machine", "PrivateIp", key));
}

function machineKeys(context: LoweringContext): readonly string[] {
  return Array.from({ length: qdrantNodes(context).count }, (_, index) => String(index + 1));
}

/** Machines look for their volume and for each other, and take a volume of this environment, with a grant on the key that encrypts it. */
function machineRights(context: LoweringContext) {
  const ofEnvironment = { StringEquals: { "aws:ResourceTag/zerolake:environment": context.target.environment.environmentId } };
  return [
    allow(["ec2:DescribeVolumes", "ec2:DescribeInstances"], ["*"]),
    allow(["ec2:AttachVolume"], [arn(context, "ec2", "volume/*"), arn(context, "ec2", "instance/*")], ofEnvironment),
    ...readGeneratedSecrets(context, [API_KEY]),
    ...pullImages(context),
    ...useKey(context),
  ];
}

function machineGroup(context: LoweringContext): DesiredResource {
  const CidrIp = privateNetwork(context).vpcCidr;
  return securityGroup(context, {
    description: `Qdrant of ${context.component.id}`,
    ingress: Object.entries(QDRANT_PORTS).map(([use, port]) => ({
      IpProtocol: "tcp",
      FromPort: port,
      ToPort: port,
      CidrIp,
      Description: use,
    })),
  });
}

interface Machine {
  readonly key: string;
  readonly first: string;
  /** Its turn among the zones. */
  readonly place: number;
  readonly image: string;
}

/** The volume outlives the machine: a new one takes it over. */
function machine(context: LoweringContext, { key, first, place, image }: Machine): readonly DesiredResource[] {
  const zones = zoneNames(context);
  const { privateSubnetIds } = privateNetwork(context);
  const size = qdrantNodes(context);
  const script = startScript(context, { key, first, secretName: generatedSecretName(context, API_KEY), image });
  return [
    awsResource(context, {
      name: "volume",
      key,
      type: "AWS::EC2::Volume",
      properties: {
        AvailabilityZone: zones[place % zones.length],
        Size: size.diskGib,
        VolumeType: "gp3",
        Encrypted: true,
        KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      },
    }),
    awsResource(context, {
      name: "template",
      key,
      type: TEMPLATE,
      properties: {
        LaunchTemplateName: nameOf(context, TEMPLATE, "template", key),
        LaunchTemplateData: {
          ImageId: MACHINE_IMAGE,
          IamInstanceProfile: { Arn: ref(context, "profile", "Arn") },
          SecurityGroupIds: [securityGroupId(context)],
          MetadataOptions: { HttpTokens: "required" },
          BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeType: "gp3", Encrypted: true, DeleteOnTermination: true } }],
          UserData: base64(script),
        },
      },
    }),
    awsResource(context, {
      name: "machine",
      key,
      type: "AWS::EC2::Instance",
      minutes: [1, 4],
      properties: {
        LaunchTemplate: {
          LaunchTemplateId: ref(context, "template", "LaunchTemplateId", key),
          Version: ref(context, "template", "LatestVersionNumber", key),
        },
        InstanceType: size.machine,
        SubnetId: privateSubnetIds[place % privateSubnetIds.length],
      },
      dependsOn: [policyLogicalName(), API_KEY, addressIn(context, "volume", key)],
    }),
  ];
}
