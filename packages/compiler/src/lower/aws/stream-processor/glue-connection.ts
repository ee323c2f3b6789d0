import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, privateNetwork } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const CONNECTION = "AWS::Glue::Connection";
/** The tag by which Glue knows its own network interfaces. */
const OWN_TAG = "aws-glue-service-resource";

interface NetworkConnection {
  readonly names: readonly string[];
  readonly resources: readonly DesiredResource[];
  readonly rights: readonly Statement[];
}

/** The way of a job into the network, when a stream that it reads can only be reached there. */
export function networkConnection(context: LoweringContext): NetworkConnection {
  if (!hasPrivatePeer(context)) return { names: [], resources: [], rights: [] };
  const name = nameOf(context, CONNECTION, "connection");
  return {
    names: [name],
    resources: [
      awsResource(context, {
        name: "connection",
        type: CONNECTION,
        properties: {
          CatalogId: context.target.account,
          ConnectionInput: {
            Name: name,
            ConnectionType: "NETWORK",
            ConnectionProperties: {},
            PhysicalConnectionRequirements: {
              // A job of Glue works in one zone.
              SubnetId: privateNetwork(context).privateSubnetIds[0],
              SecurityGroupIdList: [endpointGroup(context)],
            },
          },
        },
      }),
    ],
    rights: [
      allow(["glue:GetConnection"], [arn(context, "glue", "catalog"), arn(context, "glue", `connection/${name}`)]),
      allow([...NETWORK_INTERFACE_ACTIONS, "ec2:DescribeVpcEndpoints", "ec2:DescribeRouteTables"], ["*"]),
      allow(["ec2:CreateTags", "ec2:DeleteTags"], [arn(context, "ec2", "network-interface/*")], {
        "ForAllValues:StringEquals": { "aws:TagKeys": [OWN_TAG] },
      }),
    ],
  };
}

/** Its members reach each other over every port, which Glue demands. */
function endpointGroup(context: LoweringContext): Value | undefined {
  return context.platform("network")?.["endpointSecurityGroupId"];
}
