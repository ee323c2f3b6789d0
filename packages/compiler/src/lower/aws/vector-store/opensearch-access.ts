import { type DesiredResource, type PropertyMap, reference, type Value } from "@zerolake/resources";
import { answerText, type LoweringContext, type Part, type Peer } from "../../../lowering.ts";
import { jsonText } from "../../json-text.ts";
import { ref } from "../../part-address.ts";
import { roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork } from "../private-network.ts";
import { awsResource } from "../resource.ts";

export const COLLECTION = "AWS::OpenSearchServerless::Collection";
const SECURITY_POLICY = "AWS::OpenSearchServerless::SecurityPolicy";
const ACCESS_POLICY = "AWS::OpenSearchServerless::AccessPolicy";
const VPC_ENDPOINT = "AWS::OpenSearchServerless::VpcEndpoint";

export function collectionName(part: Part): string {
  return nameOf(part, COLLECTION, "collection");
}

/** How the collection is encrypted and from where it is reached; both must stand before it. */
export function collectionPolicies(context: LoweringContext): readonly DesiredResource[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const Rules = [{ ResourceType: "collection", Resource: [`collection/${collectionName(context)}`] }];
  return [
    ...vpcEndpoint(context),
    awsResource(context, {
      name: "encryptionPolicy",
      type: SECURITY_POLICY,
      properties: {
        Name: nameOf(context, SECURITY_POLICY, "encryptionPolicy"),
        Type: "encryption",
        Description: `Encryption of ${context.component.id}`,
        Policy: jsonText({ Rules, ...(keyArn === undefined ? { AWSOwnedKey: true } : { KmsARN: keyArn }) }),
      },
    }),
    awsResource(context, {
      name: "networkPolicy",
      type: SECURITY_POLICY,
      properties: {
        Name: nameOf(context, SECURITY_POLICY, "networkPolicy"),
        Type: "network",
        Description: `Network of ${context.component.id}`,
        Policy: jsonText([
          {
            Rules: [...Rules, { ResourceType: "dashboard", Resource: [`collection/${collectionName(context)}`] }],
            ...(isPrivate(context) ? { AllowFromPublic: false, SourceVPCEs: [vpcEndpointId(context)] } : { AllowFromPublic: true }),
          },
        ]),
      },
    }),
  ];
}

/** What the deployer, which makes and removes the index, and those who write and read vectors may do inside. */
const INDEX_RIGHTS = {
  deployer: ["DescribeIndex", "CreateIndex", "UpdateIndex", "DeleteIndex"],
  // New fields of a document change the mapping.
  writer: ["DescribeIndex", "UpdateIndex", "ReadDocument", "WriteDocument"],
  reader: ["DescribeIndex", "ReadDocument"],
} as const;

/** One entry per part; an entry without anybody in it would be refused. */
export function collectionAccess(context: LoweringContext): DesiredResource {
  const writers = context.incoming("vectors");
  const readers = context.outgoing("vectors");
  const arnsOf = (peers: readonly Peer[]): readonly string[] => [...new Set(peers.map((peer) => workloadArn(context, peer)))];
  const entries = [
    accessEntry(context, "deployer", deployer(context)),
    accessEntry(context, "writer", arnsOf(writers)),
    accessEntry(context, "reader", arnsOf(readers)),
  ];
  return awsResource(context, {
    name: "accessPolicy",
    type: ACCESS_POLICY,
    properties: {
      Name: nameOf(context, ACCESS_POLICY, "accessPolicy"),
      Type: "data",
      Policy: jsonText(entries.flat()),
    },
    dependsOn: [...writers, ...readers].map((peer) => `${peer.component.id}.role`),
  });
}

function accessEntry(context: LoweringContext, who: keyof typeof INDEX_RIGHTS, principals: readonly string[]): readonly PropertyMap[] {
  if (principals.length === 0) return [];
  const name = collectionName(context);
  const collection =
    who === "deployer" ? ["DescribeCollectionItems", "CreateCollectionItems", "UpdateCollectionItems"] : ["DescribeCollectionItems"];
  return [
    {
      Description: who,
      Rules: [rule("collection", `collection/${name}`, collection), rule("index", `index/${name}/*`, INDEX_RIGHTS[who])],
      Principal: principals,
    },
  ];
}

function rule(ResourceType: "collection" | "index", resource: string, verbs: readonly string[]): PropertyMap {
  return { ResourceType, Resource: [resource], Permission: verbs.map((verb) => `aoss:${verb}`) };
}

function workloadArn(context: LoweringContext, peer: Peer): string {
  const told = peer.outputs["roleArn"];
  return typeof told === "string" ? told : roleArn({ ...context, component: peer.component });
}

function deployer(context: LoweringContext): readonly string[] {
  const arn = answerText(context, "deployerRoleArn");
  if (arn !== undefined) return [arn];
  context.report({
    severity: "warning",
    code: "ZL-AWS-DEPLOYER-UNKNOWN",
    message: `The role that deploys is not known, so the index of “${context.component.title}” cannot be created with it.`,
    target: { component: context.component.id, answer: "deployerRoleArn" },
    hint: "Test the connection of this environment, whose role is read from the cloud, or name the role in the environment's settings.",
  });
  return [];
}

function isPrivate(context: LoweringContext): boolean {
  return context.target.tier === "production" && context.platform("network")?.["hasPrivateEndpoints"] === true;
}

/** The service takes one endpoint per network: the first collection of the drawing makes it for all. */
function vpcEndpoint(context: LoweringContext): readonly DesiredResource[] {
  if (!isPrivate(context) || firstCollection(context) !== context.component.id) return [];
  const network = privateNetwork(context);
  return [
    awsResource(context, {
      name: "vpcEndpoint",
      type: VPC_ENDPOINT,
      minutes: [1, 5],
      properties: {
        Name: nameOf(context, VPC_ENDPOINT, "vpcEndpoint"),
        VpcId: network.vpcId,
        SubnetIds: network.privateSubnetIds,
        SecurityGroupIds: [context.platform("network")?.["endpointSecurityGroupId"]],
      },
    }),
  ];
}

function vpcEndpointId(context: LoweringContext): Value {
  const owner = firstCollection(context);
  return owner === context.component.id ? ref(context, "vpcEndpoint", "Id") : reference(`${owner}.vpcEndpoint`, "Id");
}

function firstCollection(context: LoweringContext): string {
  const found = context.environment.components("vector-store").find(({ variant }) => variant === "opensearch");
  return found?.component.id ?? context.component.id;
}
