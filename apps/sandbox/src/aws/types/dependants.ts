import { isArray, type JsonObject, textAt, valueAt } from "../../json.ts";
import type { SandboxStore } from "../../store/sandbox-store.ts";
import { placeOf } from "../aws-call.ts";
import { HandlerFailure } from "../aws-error.ts";

/** A resource that cannot go while another one names it. */
interface DependantRule {
  readonly dependant: string;
  readonly path: string;
  /** Property of the resource to be deleted that the dependant names. */
  readonly by: string;
  readonly message: (own: string) => string;
}

const hasDependencies = (noun: string) => (own: string) =>
  `The ${noun} '${own}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400, Error Code: DependencyViolation)`;
const ec2 = (noun: string, by: string, dependants: readonly (readonly [type: string, path: string])[]): readonly DependantRule[] =>
  dependants.map(([dependant, path]) => ({ dependant, path, by, message: hasDependencies(noun) }));

const RULES: Readonly<Record<string, readonly DependantRule[]>> = {
  "AWS::EC2::VPC": ec2("vpc", "VpcId", [
    ["AWS::EC2::Subnet", "VpcId"],
    ["AWS::EC2::SecurityGroup", "VpcId"],
    ["AWS::EC2::RouteTable", "VpcId"],
    ["AWS::EC2::VPCEndpoint", "VpcId"],
    ["AWS::EC2::VPCGatewayAttachment", "VpcId"],
  ]),
  "AWS::EC2::Subnet": ec2("subnet", "SubnetId", [
    ["AWS::EC2::NatGateway", "SubnetId"],
    ["AWS::EC2::VPCEndpoint", "SubnetIds"],
    ["AWS::MSK::Cluster", "BrokerNodeGroupInfo.ClientSubnets"],
    ["AWS::Lambda::Function", "VpcConfig.SubnetIds"],
  ]),
  "AWS::EC2::InternetGateway": ec2("internetGateway", "InternetGatewayId", [["AWS::EC2::VPCGatewayAttachment", "InternetGatewayId"]]),
  "AWS::ECS::Cluster": [
    {
      dependant: "AWS::ECS::Service",
      path: "Cluster",
      by: "ClusterName",
      message: () => "The Cluster cannot be deleted while Services are active.",
    },
  ],
  "AWS::EKS::Cluster": [
    {
      dependant: "AWS::EKS::Nodegroup",
      path: "ClusterName",
      by: "Name",
      message: () => "Cluster has nodegroups attached (Service: Eks, Status Code: 409)",
    },
  ],
  "AWS::S3Tables::TableBucket": [
    {
      dependant: "AWS::S3Tables::Namespace",
      path: "TableBucketARN",
      by: "TableBucketARN",
      message: () => "The bucket that you tried to delete is not empty.",
    },
  ],
  "AWS::S3Tables::Namespace": [
    {
      dependant: "AWS::S3Tables::Table",
      path: "Namespace",
      by: "Namespace",
      message: () => "The namespace that you tried to delete is not empty.",
    },
  ],
  "AWS::S3Vectors::VectorBucket": [
    {
      dependant: "AWS::S3Vectors::Index",
      path: "VectorBucketArn",
      by: "VectorBucketArn",
      message: () => "The vector bucket is not empty.",
    },
  ],
};

/** Refuses to delete what others still need, in the owning service's words. */
export function checkDependants(store: SandboxStore, at: { account: string; region: string }, type: string, model: JsonObject): void {
  for (const rule of RULES[type] ?? []) {
    const own = textAt(model, rule.by);
    if (own === undefined) continue;
    const isNeeded = store.resources.list(placeOf(at, rule.dependant), rule.dependant).some((resource) => {
      const value = valueAt(resource.model, rule.path.split("."));
      return isArray(value) ? value.includes(own) : value === own;
    });
    if (isNeeded) throw new HandlerFailure("InvalidRequest", rule.message(own));
  }
}

/** A bucket that holds anything is refused. */
export async function checkContents(store: SandboxStore, type: string, model: JsonObject): Promise<void> {
  const bucket = type === "AWS::S3::Bucket" ? textAt(model, "BucketName") : undefined;
  if (bucket !== undefined && !(await store.objects.isEmpty(bucket))) {
    throw new HandlerFailure(
      "GeneralServiceException",
      "The bucket you tried to delete is not empty. You must delete all versions in the bucket. (Service: S3, Status Code: 409, Error Code: BucketNotEmpty)",
    );
  }
}
