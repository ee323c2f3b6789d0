import type { DesiredResource } from "@zerolake/resources";
import { answerText, type LoweringContext } from "../../../lowering.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource, ref } from "../resource.ts";

const BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
const HTTPS = 443;
const HTTP = 80;
export const COLLECTOR_PORT = 8080;
export const BALANCER_GROUP = "loadBalancerSg";

/** Public only with a certificate: without one nobody outside the network may send events in the clear. */
export function collectorBalancer(context: LoweringContext): readonly DesiredResource[] {
  const network = privateNetwork(context);
  const certificateArn = answerText(context, "certificateArn");
  const isPublic = certificateArn !== undefined && network.publicSubnetIds.length > 0;
  const port = certificateArn === undefined ? HTTP : HTTPS;
  return [
    securityGroup(context, {
      name: BALANCER_GROUP,
      description: `Load balancer of ${context.component.id}`,
      ingress: [
        { IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: isPublic ? "0.0.0.0/0" : network.vpcCidr, Description: "events" },
      ],
    }),
    awsResource(context, {
      name: "loadBalancer",
      type: BALANCER,
      minutes: [2, 5],
      properties: {
        Name: nameOf(context, BALANCER, "loadBalancer"),
        Type: "application",
        Scheme: isPublic ? "internet-facing" : "internal",
        Subnets: isPublic ? network.publicSubnetIds : network.privateSubnetIds,
        SecurityGroups: [securityGroupId(context, BALANCER_GROUP)],
        LoadBalancerAttributes: [
          { Key: "deletion_protection.enabled", Value: String(context.target.tier === "production") },
          { Key: "idle_timeout.timeout_seconds", Value: "60" },
          { Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" },
        ],
      },
    }),
    targetGroup(context),
    awsResource(context, {
      name: "listener",
      type: "AWS::ElasticLoadBalancingV2::Listener",
      properties: {
        LoadBalancerArn: ref(context, "loadBalancer", "LoadBalancerArn"),
        Port: port,
        Protocol: certificateArn === undefined ? "HTTP" : "HTTPS",
        Certificates: certificateArn === undefined ? undefined : [{ CertificateArn: certificateArn }],
        SslPolicy: certificateArn === undefined ? undefined : "ELBSecurityPolicy-TLS13-1-2-2021-06",
        DefaultActions: [{ Type: "forward", TargetGroupArn: ref(context, "targetGroup", "TargetGroupArn") }],
      },
    }),
  ];
}

function targetGroup(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "targetGroup",
    type: TARGET_GROUP,
    properties: {
      Name: nameOf(context, TARGET_GROUP, "targetGroup"),
      VpcId: privateNetwork(context).vpcId,
      TargetType: "ip",
      Protocol: "HTTP",
      Port: COLLECTOR_PORT,
      HealthCheckPath: "/healthz",
      Matcher: { HttpCode: "200" },
      HealthCheckIntervalSeconds: 10,
      TargetGroupAttributes: [
        { Key: "deregistration_delay.timeout_seconds", Value: "30" },
        { Key: "load_balancing.algorithm.type", Value: "least_outstanding_requests" },
      ],
    },
  });
}
