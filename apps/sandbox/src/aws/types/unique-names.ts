import { type JsonObject, textAt } from "../../json.ts";
import type { Place, StoredResource } from "../../store/records.ts";
import type { SandboxStore } from "../../store/sandbox-store.ts";

/** Properties that together must be unique although they are not the identifier. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateName"],
  "AWS::EC2::SecurityGroup": ["VpcId", "GroupName"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["Name"],
  "AWS::ElasticLoadBalancingV2::TargetGroup": ["Name"],
  "AWS::KafkaConnect::Connector": ["ConnectorName"],
  "AWS::KafkaConnect::CustomPlugin": ["Name"],
  "AWS::MSK::Cluster": ["ClusterName"],
  "AWS::MSK::Configuration": ["Name"],
  "AWS::MSK::ServerlessCluster": ["ClusterName"],
  "AWS::OpenSearchServerless::Collection": ["Name"],
  "AWS::S3Tables::Table": ["TableBucketARN", "Namespace", "TableName"],
  "AWS::SecretsManager::Secret": ["Name"],
};

/** What already has the name that a new resource wants, beside what has its identifier. */
export function findNameTaker(store: SandboxStore, place: Place, type: string, model: JsonObject): StoredResource | undefined {
  // Bucket names are unique in the world, not in an account.
  if (type === "AWS::S3::Bucket") {
    return store.resources.listEverywhere(type).find((resource) => resource.identifier === textAt(model, "BucketName"));
  }
  const paths = UNIQUE[type];
  if (!paths || paths.some((path) => textAt(model, path) === undefined)) return undefined;
  return store.resources.list(place, type).find((resource) => paths.every((path) => textAt(resource.model, path) === textAt(model, path)));
}
