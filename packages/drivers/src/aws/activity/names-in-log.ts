import type { ResourceIdentity } from "@zerolake/execution";

/** Types whose identifier has the name in its first part; all others have it in the last. */
const NAMED_FIRST: ReadonlySet<string> = new Set([
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::ApplicationAutoScaling::ScalingPolicy",
  "AWS::ECS::Service",
  "AWS::EKS::AccessEntry",
  "AWS::IAM::RolePolicy",
  "AWS::Logs::SubscriptionFilter",
  "AWS::SageMaker::UserProfile",
]);

/** What CloudTrail may call a resource: services write their ARN, their name, or both. */
export function namesInLog({ type, identifier }: Pick<ResourceIdentity, "type" | "identifier">): readonly string[] {
  const parts = identifier.split("|");
  const own = (NAMED_FIRST.has(type) ? parts[0] : parts.at(-1)) ?? identifier;
  if (!own.startsWith("arn:")) return [own];
  const name = own.split(/[:/]/).at(-1) ?? "";
  return name === "" ? [own] : [own, name];
}
