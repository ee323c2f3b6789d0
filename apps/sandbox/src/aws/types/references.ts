import { isArray, type Json, type JsonObject, textAt, valueAt } from "../../json.ts";
import type { SandboxStore } from "../../store/sandbox-store.ts";
import { placeOf } from "../aws-call.ts";
import { HandlerFailure } from "../aws-error.ts";

/** A property that names something which must exist already. */
interface ReferenceRule {
  readonly path: string;
  readonly target: string;
  /** Property of the target that holds the same text. */
  readonly by: string;
  readonly code: string;
  readonly message: (value: string) => string;
}

const ec2 = (path: string, target: string, by: string, noun: string): ReferenceRule => ({
  path,
  target,
  by,
  code: "InvalidRequest",
  message: (value) => `The ${noun} ID '${value}' does not exist (Service: Ec2, Status Code: 400)`,
});
const VPC = ec2("VpcId", "AWS::EC2::VPC", "VpcId", "vpc");
const SUBNET = ec2("SubnetId", "AWS::EC2::Subnet", "SubnetId", "subnet");
const SUBNETS = ec2("SubnetIds", "AWS::EC2::Subnet", "SubnetId", "subnet");
const ROUTE_TABLE = ec2("RouteTableId", "AWS::EC2::RouteTable", "RouteTableId", "routeTable");

const role = (path: string, message: string): ReferenceRule => ({
  path,
  target: "AWS::IAM::Role",
  by: "Arn",
  code: "InvalidRequest",
  message: () => message,
});

const RULES: Readonly<Record<string, readonly ReferenceRule[]>> = {
  "AWS::EC2::NatGateway": [SUBNET, ec2("AllocationId", "AWS::EC2::EIP", "AllocationId", "allocation")],
  "AWS::EC2::Route": [ROUTE_TABLE],
  "AWS::EC2::RouteTable": [VPC],
  "AWS::EC2::SecurityGroup": [VPC],
  "AWS::EC2::Subnet": [VPC],
  "AWS::EC2::SubnetRouteTableAssociation": [SUBNET, ROUTE_TABLE],
  "AWS::EC2::VPCEndpoint": [VPC, SUBNETS],
  "AWS::EC2::VPCGatewayAttachment": [VPC, ec2("InternetGatewayId", "AWS::EC2::InternetGateway", "InternetGatewayId", "internetGateway")],
  "AWS::Glue::Job": [role("Role", "Role should be given assume role permissions for Glue Service.")],
  "AWS::IAM::InstanceProfile": [
    {
      path: "Roles",
      target: "AWS::IAM::Role",
      by: "RoleName",
      code: "NotFound",
      message: (value) => `The role with name ${value} cannot be found.`,
    },
  ],
  "AWS::IAM::RolePolicy": [
    {
      path: "RoleName",
      target: "AWS::IAM::Role",
      by: "RoleName",
      code: "NotFound",
      message: (value) => `The role with name ${value} cannot be found.`,
    },
  ],
  "AWS::KinesisAnalyticsV2::Application": [
    role("ServiceExecutionRole", "Please check the role provided or validity of S3 location you provided: the role cannot be assumed."),
  ],
  "AWS::Lambda::Function": [
    role("Role", "The role defined for the function cannot be assumed by Lambda. (Service: Lambda, Status Code: 400)"),
  ],
  "AWS::MSK::Cluster": [ec2("BrokerNodeGroupInfo.ClientSubnets", "AWS::EC2::Subnet", "SubnetId", "subnet")],
  "AWS::S3::BucketPolicy": [
    {
      path: "Bucket",
      target: "AWS::S3::Bucket",
      by: "BucketName",
      code: "NotFound",
      message: () => "The specified bucket does not exist (Service: S3, Status Code: 404)",
    },
  ],
};

/** Refuses a resource that points to something which is not there, in the owning service's words. */
export function checkReferences(store: SandboxStore, at: { account: string; region: string }, type: string, model: JsonObject): void {
  for (const rule of RULES[type] ?? []) {
    for (const value of texts(valueAt(model, rule.path.split(".")))) {
      if (isOutside(value, at.account)) continue;
      const known = store.resources.list(placeOf(at, rule.target), rule.target);
      if (!known.some((resource) => textAt(resource.model, rule.by) === value)) throw new HandlerFailure(rule.code, rule.message(value));
    }
  }
}

function texts(value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.filter((item): item is string => typeof item === "string");
  return typeof value === "string" ? [value] : [];
}

/** Service-linked roles and other accounts' roles are not made here, so nobody can tell whether they exist. */
function isOutside(value: string, account: string): boolean {
  return value.includes(":role/aws-service-role/") || (value.startsWith("arn:aws:iam:") && !value.includes(`:${account}:`));
}
