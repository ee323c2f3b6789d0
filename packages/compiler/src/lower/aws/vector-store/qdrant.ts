import { type DesiredResource, join } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { qdrantNodes } from "../../../sizing/qdrant-nodes.ts";
import { base64 } from "../../base64.ts";
import { ref } from "../../part-address.ts";
import { QDRANT_HEALTH_PATH, QDRANT_PORTS, qdrantCollection, qdrantUri } from "../../qdrant/server.ts";
import { arn } from "../arn.ts";
import { pullImages } from "../container-images.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { zoneNames } from "../network/zone-names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { pulledImage } from "../pulled-image.ts";
import { awsResource } from "../resource.ts";
import { generatedSecret, generatedSecretArn, generatedSecretName, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { machineScript } from "./qdrant-machine.ts";

const PROFILE = "AWS::IAM::InstanceProfile";
const TEMPLATE = "AWS::EC2::LaunchTemplate";
const KEY = "apiKey";
const HTTP = 80;
const IDLE_SECONDS = 120;
/** Amazon's newest image, looked up by the service when a machine is made. */
const MACHINE_IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** Qdrant, as it is published, on machines of its own with a volume each: its maker refuses file systems of a network. */
export const qdrant: Lowering = {
  cloud: "aws",
  kind: "vector-store",
  variant: "qdrant",
  service: "Qdrant on Amazon EC2 with Amazon EBS",
  gap: "no managed Qdrant: upgrades and snapshots are yours; it answers inside the environment's network only, to whoever has its key",
  minutes: [5, 10],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => {
    const host = join(ref(part, "loadBalancer", "DNSName"), `:${HTTP}`);
    return {
      ports: {
        vectors: {
          protocol: "qdrant http",
          uri: qdrantUri(part, { host, isTls: false, key: generatedSecretArn(part, KEY) }),
          collectionName: qdrantCollection(part),
          secretArn: generatedSecretArn(part, KEY),
          dimension: numberSetting(part, "dimension"),
          metric: textSetting(part, "metric"),
          isPrivate: true,
          region: part.target.region,
        },
      },
    };
  },
  grants: {
    in: { vectors: (self) => readGeneratedSecrets(self, [KEY]) },
    out: { vectors: (self) => readGeneratedSecrets(self, [KEY]) },
  },
  refuses: (_self, _data, direction, { component }) =>
    direction === "in" && component.kind === "stream-processor"
      ? `“${component.title}” has no way to write into Qdrant: let an Embedding pipeline fill it, or choose another engine.`
      : undefined,
  lower: (context) => {
    reportPublic(context);
    const { count } = qdrantNodes(context);
    const image = pulledImage(context, "qdrant");
    const keys = Array.from({ length: count }, (_, index) => String(index + 1));
    return [
      generatedSecret(context, KEY, `Key of whoever asks ${context.component.id}`),
      ...workloadRole(context, { services: ["ec2.amazonaws.com"], baseline: machineRights(context), usesKey: true }),
      awsResource(context, {
        name: "profile",
        type: PROFILE,
        properties: { InstanceProfileName: nameOf(context, PROFILE, "profile"), Roles: [ref(context, "role", "RoleName")] },
      }),
      machineGroup(context),
      ...keys.flatMap((key, index) => machine(context, { key, first: keys[0] ?? key, place: index, image })),
      ...loadBalancer(context, {
        port: QDRANT_PORTS.http,
        healthPath: QDRANT_HEALTH_PATH,
        isPublic: false,
        certificateArn: undefined,
        idleSeconds: IDLE_SECONDS,
        targets: keys.map((key) => ref(context, "machine", "PrivateIp", key)),
      }),
    ];
  },
};

/** Machines look for their volume and for each other, and take a volume of this environment. */
function machineRights(context: LoweringContext) {
  const ofEnvironment = { StringEquals: { "aws:ResourceTag/zerolake:environment": context.target.environment.environmentId } };
  return [
    allow(["ec2:DescribeVolumes", "ec2:DescribeInstances"], ["*"]),
    allow(["ec2:AttachVolume"], [arn(context, "ec2", "volume/*"), arn(context, "ec2", "instance/*")], ofEnvironment),
    ...readGeneratedSecrets(context, [KEY]),
    ...pullImages(context),
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
  const script = machineScript(context, { key, first, secretName: generatedSecretName(context, KEY), image });
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
      dependsOn: [policyLogicalName(), KEY, `${context.component.id}.volume["${key}"]`],
    }),
  ];
}

function reportPublic(context: LoweringContext): void {
  if (!flagSetting(context, "public")) return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-QDRANT-PUBLIC",
    message: `“${context.component.title}” answers inside the environment's network only.`,
    target: { component: context.component.id, setting: "public" },
    why: "On the internet its key would travel in the clear: a certificate needs a name that is yours.",
    hint: "Put an application in front of it that is public.",
  });
}
