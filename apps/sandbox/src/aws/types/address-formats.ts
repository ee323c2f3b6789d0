import type { Json, JsonObject } from "../../json.ts";
import { textAt } from "../../json.ts";
import type { NewResource } from "./new-resource.ts";

type Format = (resource: NewResource) => JsonObject;

/** Where a service can be reached, and other attributes that are more than an identifier or an ARN. Keys are dotted paths. */
export const ADDRESS_FORMATS: Readonly<Record<string, Format>> = {
  "AWS::ApiGatewayV2::Api": (r) => ({ ApiEndpoint: `https://${r.madeUp.base36(10)}.execute-api.${r.region}.amazonaws.com` }),
  "AWS::EC2::EIP": (r) => ({ PublicIp: r.madeUp.ipv4().replace(/^10\./, "203.") }),
  "AWS::EC2::LaunchTemplate": () => ({ LatestVersionNumber: "1", DefaultVersionNumber: "1" }),
  "AWS::EC2::Subnet": (r) => ({ Ipv6CidrBlocks: [], AvailabilityZoneId: `${r.region.replace(/[^a-z0-9]/g, "")}-az1` }),
  "AWS::EC2::VPC": (r) => ({ CidrBlockAssociations: [r.madeUp.ec2("vpc-cidr-assoc")], Ipv6CidrBlocks: [] }),
  "AWS::EC2::VPCEndpoint": (r) => ({ CreationTimestamp: new Date(r.now).toISOString(), ...endpointInterfaces(r) }),
  "AWS::ECR::Repository": (r) => ({ RepositoryUri: `${r.account}.dkr.ecr.${r.region}.amazonaws.com/${name(r, "RepositoryName")}` }),
  "AWS::EC2::Instance": (r) => ({ PrivateIp: r.madeUp.ipv4() }),
  "AWS::EFS::MountTarget": (r) => ({ IpAddress: r.madeUp.ipv4() }),
  "AWS::EKS::Cluster": (r) => ({
    Endpoint: `https://${r.madeUp.upper(32)}.gr7.${r.region}.eks.amazonaws.com`,
    CertificateAuthorityData: Buffer.from(r.madeUp.hex(64)).toString("base64"),
    ClusterSecurityGroupId: r.madeUp.ec2("sg"),
    OpenIdConnectIssuerUrl: `https://oidc.eks.${r.region}.amazonaws.com/id/${r.madeUp.upper(32)}`,
  }),
  "AWS::EMR::Cluster": (r) => ({ MasterPublicDNS: `ip-${r.madeUp.ipv4().replaceAll(".", "-")}.${r.region}.compute.internal` }),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (r) => ({
    DNSName: `${name(r, "Name")}-${r.madeUp.digits(10)}.${r.region}.elb.amazonaws.com`,
    CanonicalHostedZoneID: `Z${r.madeUp.upper(13)}`,
    LoadBalancerFullName: `app/${name(r, "Name")}/${r.madeUp.hex(16)}`,
    LoadBalancerName: name(r, "Name"),
  }),
  "AWS::ElasticLoadBalancingV2::TargetGroup": (r) => ({
    TargetGroupFullName: `targetgroup/${name(r, "Name")}/${r.madeUp.hex(16)}`,
    TargetGroupName: name(r, "Name"),
    LoadBalancerArns: [],
  }),
  "AWS::LakeFormation::PrincipalPermissions": (r) => ({
    PrincipalIdentifier: name(r, "Principal.DataLakePrincipalIdentifier"),
    ResourceIdentifier: `lakeformation-${r.madeUp.hex(32)}`,
  }),
  "AWS::LakeFormation::TagAssociation": (r) => ({
    ResourceIdentifier: `lakeformation-${r.madeUp.hex(32)}`,
    TagsIdentifier: `tags-${r.madeUp.hex(24)}`,
  }),
  "AWS::MSK::Configuration": (r) => ({
    "LatestRevision.Revision": 1,
    "LatestRevision.CreationTime": new Date(r.now).toISOString(),
  }),
  "AWS::MWAA::Environment": (r) => ({ WebserverUrl: `${r.madeUp.uuid()}.c2.${r.region}.airflow.amazonaws.com` }),
  "AWS::OpenSearchServerless::Collection": (r) => {
    const host = `https://${r.madeUp.base36(20)}.${r.region}.aoss.amazonaws.com`;
    return { CollectionEndpoint: host, DashboardEndpoint: `${host}/_dashboards` };
  },
  "AWS::RDS::DBCluster": (r) => {
    const host = `${name(r, "DBClusterIdentifier")}.cluster-${r.madeUp.base36(12)}.${r.region}.rds.amazonaws.com`;
    const secret = r.desired["ManageMasterUserPassword"] === true ? { "MasterUserSecret.SecretArn": rdsSecretArn(r) } : {};
    return {
      "Endpoint.Address": host,
      "Endpoint.Port": String(r.desired["Port"] ?? 5432),
      "ReadEndpoint.Address": host.replace(".cluster-", ".cluster-ro-"),
      ...secret,
    };
  },
  "AWS::RDS::DBInstance": (r) => ({
    "Endpoint.Address": `${name(r, "DBInstanceIdentifier")}.${r.madeUp.base36(12)}.${r.region}.rds.amazonaws.com`,
    "Endpoint.Port": textAt(r.desired, "Port") ?? "5432",
    DBInstanceStatus: "available",
  }),
  "AWS::RedshiftServerless::Namespace": (r) => ({
    "Namespace.NamespaceId": r.madeUp.uuid(),
    "Namespace.NamespaceArn": `arn:aws:redshift-serverless:${r.region}:${r.account}:namespace/${r.madeUp.uuid()}`,
    "Namespace.NamespaceName": name(r, "NamespaceName"),
    "Namespace.Status": "AVAILABLE",
  }),
  "AWS::RedshiftServerless::Workgroup": (r) => ({
    "Workgroup.WorkgroupId": r.madeUp.uuid(),
    "Workgroup.WorkgroupArn": `arn:aws:redshift-serverless:${r.region}:${r.account}:workgroup/${r.madeUp.uuid()}`,
    "Workgroup.WorkgroupName": name(r, "WorkgroupName"),
    "Workgroup.Status": "AVAILABLE",
    "Workgroup.Endpoint.Address": `${name(r, "WorkgroupName")}.${r.account}.${r.region}.redshift-serverless.amazonaws.com`,
    "Workgroup.Endpoint.Port": 5439,
  }),
  "AWS::S3::Bucket": (r) => {
    const bucket = name(r, "BucketName");
    return {
      DomainName: `${bucket}.s3.amazonaws.com`,
      DualStackDomainName: `${bucket}.s3.dualstack.${r.region}.amazonaws.com`,
      RegionalDomainName: `${bucket}.s3.${r.region}.amazonaws.com`,
      WebsiteURL: `http://${bucket}.s3-website-${r.region}.amazonaws.com`,
    };
  },
  "AWS::S3Tables::Table": (r) => ({
    WarehouseLocation: `s3://${r.madeUp.uuid("warehouse")}${r.madeUp.base36(10)}--table-s3`,
    VersionToken: r.madeUp.hex(20),
  }),
  "AWS::SQS::Queue": (r) => ({ QueueUrl: `https://sqs.${r.region}.amazonaws.com/${r.account}/${name(r, "QueueName")}` }),
  "AWS::SageMaker::Domain": (r) => ({ Url: `https://d-${r.madeUp.base36(12)}.studio.${r.region}.sagemaker.aws` }),
  "AWS::SageMaker::Cluster": () => ({ ClusterStatus: "InService" }),
  "AWS::SageMaker::FeatureGroup": () => ({ FeatureGroupStatus: "Created" }),
  "AWS::SageMaker::ModelPackageGroup": () => ({ ModelPackageGroupStatus: "Completed" }),
};

function name(resource: NewResource, path: string): string {
  return textAt(resource.desired, path) ?? "";
}

function rdsSecretArn(resource: NewResource): string {
  return `arn:aws:secretsmanager:${resource.region}:${resource.account}:secret:rds!cluster-${resource.madeUp.uuid()}-${resource.madeUp.base36(6)}`;
}

function endpointInterfaces(resource: NewResource): JsonObject {
  if (name(resource, "VpcEndpointType") !== "Interface") return { NetworkInterfaceIds: [], DnsEntries: [] };
  const subnets = resource.desired["SubnetIds"];
  const interfaces: readonly Json[] = Array.isArray(subnets) ? subnets.map((_, index) => resource.madeUp.ec2("eni", String(index))) : [];
  return { NetworkInterfaceIds: interfaces, DnsEntries: [`Z7HUB22UULQXV:${resource.madeUp.ec2("vpce")}.vpce.amazonaws.com`] };
}
