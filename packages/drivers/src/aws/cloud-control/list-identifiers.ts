import { ListResourcesCommand } from "@aws-sdk/client-cloudcontrol";
import type { PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

/** Parents that a list of these types needs to be told. */
const LIST_NEEDS: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGatewayV2::Authorizer": ["ApiId"],
  "AWS::ApiGatewayV2::Integration": ["ApiId"],
  "AWS::ApiGatewayV2::Route": ["ApiId"],
  "AWS::ApiGatewayV2::Stage": ["ApiId"],
  "AWS::ECS::Service": ["Cluster"],
  "AWS::EKS::AccessEntry": ["ClusterName"],
  "AWS::EKS::Addon": ["ClusterName"],
  "AWS::EKS::Nodegroup": ["ClusterName"],
  "AWS::EKS::PodIdentityAssociation": ["ClusterName"],
  "AWS::ElasticLoadBalancingV2::Listener": ["LoadBalancerArn"],
  "AWS::IAM::RolePolicy": ["RoleName"],
  "AWS::Lambda::Permission": ["FunctionName"],
  "AWS::MSK::Topic": ["ClusterArn"],
  "AWS::S3Tables::Namespace": ["TableBucketARN"],
  "AWS::S3Tables::Table": ["TableBucketARN"],
  "AWS::S3Vectors::Index": ["VectorBucketArn"],
};

export function needsParent(type: string): boolean {
  return type in LIST_NEEDS;
}

/**
 * Identifiers of everything of a type in the region, below the parents that the properties name; `undefined` when Cloud Control does
 * not list the type.
 */
export async function listIdentifiers(
  { clients, abortSignal }: AwsCall,
  type: string,
  properties: PropertyMap = {},
): Promise<readonly string[] | undefined> {
  const parents = Object.fromEntries(
    (LIST_NEEDS[type] ?? []).flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]]])),
  );
  const model = Object.keys(parents).length > 0 ? { ResourceModel: JSON.stringify(parents) } : {};
  const identifiers: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListResourcesCommand({ TypeName: type, ...model, ...(nextToken ? { NextToken: nextToken } : {}) });
    const page = await lookUp(() => clients.cloudControl(type).send(command, { abortSignal }), ["UnsupportedActionException"]);
    if (!page) return undefined;
    for (const description of page.ResourceDescriptions ?? []) if (description.Identifier) identifiers.push(description.Identifier);
    nextToken = page.NextToken;
  } while (nextToken);
  return identifiers;
}
