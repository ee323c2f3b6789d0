import { textAt } from "../../json.ts";
import type { NewResource } from "./new-resource.ts";

type Format = (resource: NewResource) => string;

const ec2 =
  (prefix: string): Format =>
  ({ madeUp }) =>
    madeUp.ec2(prefix);
const uuid: Format = ({ madeUp }) => madeUp.uuid();
const property =
  (path: string): Format =>
  ({ desired }) =>
    textAt(desired, path) ?? "";

/** Identifiers that a service hands out, as `type.attribute`. What is not listed gets a short one derived from its name. */
export const ID_FORMATS: Readonly<Record<string, Format>> = {
  "AWS::ApiGatewayV2::Api.ApiId": ({ madeUp }) => madeUp.base36(10),
  "AWS::ApiGatewayV2::Authorizer.AuthorizerId": ({ madeUp }) => madeUp.base36(6),
  "AWS::ApiGatewayV2::Integration.IntegrationId": ({ madeUp }) => madeUp.base36(7),
  "AWS::ApiGatewayV2::Route.RouteId": ({ madeUp }) => madeUp.base36(7),
  "AWS::ApplicationAutoScaling::ScalableTarget.Id": ({ desired }) =>
    ["ResourceId", "ScalableDimension", "ServiceNamespace"].map((path) => textAt(desired, path) ?? "").join("|"),
  "AWS::Athena::NamedQuery.NamedQueryId": uuid,
  "AWS::Bedrock::ApplicationInferenceProfile.InferenceProfileId": ({ madeUp }) => madeUp.base36(12),
  "AWS::Bedrock::Guardrail.GuardrailId": ({ madeUp }) => madeUp.base36(12),
  "AWS::EC2::EIP.AllocationId": ec2("eipalloc"),
  "AWS::EC2::FlowLog.Id": ec2("fl"),
  "AWS::EC2::InternetGateway.InternetGatewayId": ec2("igw"),
  "AWS::EC2::LaunchTemplate.LaunchTemplateId": ec2("lt"),
  "AWS::EC2::NatGateway.NatGatewayId": ec2("nat"),
  "AWS::EC2::NatGateway.EniId": ec2("eni"),
  "AWS::EC2::PlacementGroup.GroupId": ec2("pg"),
  "AWS::EC2::PlacementGroup.GroupName": ({ madeUp }) => `zl-${madeUp.base36(12)}`,
  "AWS::EC2::RouteTable.RouteTableId": ec2("rtb"),
  "AWS::EC2::SecurityGroup.GroupId": ec2("sg"),
  "AWS::EC2::SecurityGroup.Id": ec2("sg"),
  "AWS::EC2::SecurityGroupIngress.Id": ec2("sgr"),
  "AWS::EC2::SecurityGroupEgress.Id": ec2("sgr"),
  "AWS::EC2::Subnet.SubnetId": ec2("subnet"),
  "AWS::EC2::Subnet.NetworkAclAssociationId": ec2("aclassoc"),
  "AWS::EC2::SubnetRouteTableAssociation.Id": ec2("rtbassoc"),
  "AWS::EC2::VPC.VpcId": ec2("vpc"),
  "AWS::EC2::VPC.DefaultNetworkAcl": ec2("acl"),
  "AWS::EC2::VPC.DefaultSecurityGroup": ec2("sg"),
  "AWS::EC2::VPCEndpoint.Id": ec2("vpce"),
  "AWS::EC2::VPCGatewayAttachment.AttachmentType": ({ desired }) => (textAt(desired, "VpnGatewayId") ? "VGW" : "IGW"),
  "AWS::EC2::Route.CidrBlock": ({ desired }) =>
    textAt(desired, "DestinationCidrBlock") ?? textAt(desired, "DestinationIpv6CidrBlock") ?? "",
  "AWS::EC2::Instance.InstanceId": ec2("i"),
  "AWS::EC2::Volume.VolumeId": ec2("vol"),
  "AWS::EFS::FileSystem.FileSystemId": ec2("fs"),
  "AWS::EFS::MountTarget.Id": ec2("fsmt"),
  "AWS::EKS::Cluster.Id": property("Name"),
  "AWS::EKS::Nodegroup.Id": ({ desired }) => `${textAt(desired, "ClusterName")}/${textAt(desired, "NodegroupName")}`,
  "AWS::EKS::PodIdentityAssociation.AssociationId": ({ madeUp }) => `a-${madeUp.base36(17)}`,
  "AWS::EMR::Cluster.Id": ({ madeUp }) => `j-${madeUp.upper(13)}`,
  "AWS::EMRServerless::Application.ApplicationId": ({ madeUp }) => `00f${madeUp.base36(13)}`,
  "AWS::Glue::SchemaVersion.VersionId": uuid,
  "AWS::Glue::Schema.InitialSchemaVersionId": uuid,
  "AWS::IAM::Role.RoleId": ({ madeUp }) => `AROA${madeUp.upper(17)}`,
  "AWS::IoT::Policy.Id": property("PolicyName"),
  "AWS::IoT::ThingType.Id": uuid,
  "AWS::KMS::Key.KeyId": uuid,
  "AWS::Lambda::EventSourceMapping.Id": uuid,
  "AWS::Lambda::Permission.Id": ({ madeUp }) => `zerolake-${madeUp.hex(12)}`,
  "AWS::MSK::Cluster.CurrentVersion": ({ madeUp }) => `K${madeUp.upper(13)}`,
  "AWS::OpenSearchServerless::Collection.Id": ({ madeUp }) => madeUp.base36(20),
  "AWS::OpenSearchServerless::VpcEndpoint.Id": ec2("vpce"),
  "AWS::OpenSearchServerless::Index.Uuid": ({ madeUp }) => madeUp.base36(22),
  "AWS::RDS::DBCluster.DBClusterResourceId": ({ madeUp }) => `cluster-${madeUp.upper(26)}`,
  "AWS::RDS::DBInstance.DbiResourceId": ({ madeUp }) => `db-${madeUp.upper(26)}`,
  "AWS::SageMaker::Domain.DomainId": ({ madeUp }) => `d-${madeUp.base36(12)}`,
  "AWS::SageMaker::Domain.HomeEfsFileSystemId": ec2("fs"),
  "AWS::SageMaker::Domain.SecurityGroupIdForDomainBoundary": ec2("sg"),
  "AWS::SageMaker::MlflowApp.MlflowAppId": ({ madeUp }) => `app-${madeUp.upper(12)}`,
  "AWS::StepFunctions::StateMachine.StateMachineRevisionId": uuid,
  "AWS::StepFunctions::StateMachine.Name": property("StateMachineName"),
  "AWS::Transfer::Server.ServerId": ({ madeUp }) => `s-${madeUp.hex(17)}`,
};
