import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
export const BALANCER_GROUP = "loadBalancerSg";
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export interface BalancerOptions {
  /** Port of the containers behind it. */
  readonly port: number;
  readonly healthPath: string;
  /** Where containers say how they are, when not at `port`. */
  readonly healthPort?: number;
  /** Reachable from the internet; never without a certificate. */
  readonly isPublic: boolean;
  readonly certificateArn: string | undefined;
  readonly idleSeconds: number;
  /** Addresses of machines behind it; containers register themselves. */
  readonly targets?: readonly Value[];
}

/** A load balancer with one listener: https with a certificate, plain http inside the network without. */
export function loadBalancer(context: LoweringContext, options: BalancerOptions): readonly DesiredResource[] {
  const network = privateNetwork(context);
  const { certificateArn, isPublic } = options;
  const port = certificateArn === undefined ? 80 : 443;
  return [
    securityGroup(context, {
      name: BALANCER_GROUP,
      description: `load balancer of ${context.component.id}`,
      ingress: [
        { IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: isPublic ? "0.0.0.0/0" : network.vpcCidr, Description: "callers" },
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
          { Key: "idle_timeout.timeout_seconds", Value: String(options.idleSeconds) },
          { Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" },
        ],
      },
    }),
    targetGroup(context, options),
    awsResource(context, {
      name: "listener",
      type: "AWS::ElasticLoadBalancingV2::Listener",
      properties: {
        LoadBalancerArn: ref(context, "loadBalancer", "LoadBalancerArn"),
        Port: port,
        Protocol: certificateArn === undefined ? "HTTP" : "HTTPS",
        Certificates: certificateArn === undefined ? undefined : [{ CertificateArn: certificateArn }],
        SslPolicy: certificateArn === undefined ? undefined : TLS_POLICY,
        DefaultActions: [{ Type: "forward", TargetGroupArn: ref(context, "targetGroup", "TargetGroupArn") }],
      },
    }),
  ];
}

function targetGroup(context: LoweringContext, { port, healthPath, healthPort, targets }: BalancerOptions): DesiredResource {
  return awsResource(context, {
    name: "targetGroup",
    type: TARGET_GROUP,
    properties: {
      Name: nameOf(context, TARGET_GROUP, "targetGroup"),
      VpcId: privateNetwork(context).vpcId,
      TargetType: "ip",
      Protocol: "HTTP",
      Port: port,
      HealthCheckPath: healthPath,
      HealthCheckPort: healthPort === undefined ? undefined : String(healthPort),
      Targets: targets?.map((Id) => ({ Id, Port: port })),
      Matcher: { HttpCode: "200-399" },
      HealthCheckIntervalSeconds: 15,
      TargetGroupAttributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }],
    },
  });
}
