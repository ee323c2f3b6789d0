import { type DesiredResource, join } from "@zerolake/resources";
import { answerList, answerText, type LoweringContext, type Outputs, type Part } from "../../../lowering.ts";
import { throttleBurst, throttleRate } from "../../../sizing/collector.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { logGroup } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const API = "AWS::ApiGatewayV2::Api";

/** Where events are posted. */
export function collectorOutputs(part: Part): Outputs {
  const url = join(ref(part, "api", "ApiEndpoint"), "/events");
  return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
}

/** An HTTP API with one route, `POST /events`, throttled at the peak of the source; `integration` is what stands behind it. */
export function httpApi(context: LoweringContext, integration: LooseMap, integrationNeeds: readonly string[]): readonly DesiredResource[] {
  const apiId = ref(context, "api", "ApiId");
  return [
    logGroup(context, "http"),
    api(context),
    ...authorizer(context),
    awsResource(context, {
      name: "integration",
      type: "AWS::ApiGatewayV2::Integration",
      properties: { ApiId: apiId, IntegrationType: "AWS_PROXY", ...integration },
      dependsOn: integrationNeeds,
    }),
    awsResource(context, {
      name: "route",
      type: "AWS::ApiGatewayV2::Route",
      properties: {
        ApiId: apiId,
        RouteKey: "POST /events",
        Target: join("integrations/", ref(context, "integration", "IntegrationId")),
        ...authorization(context),
      },
    }),
    stage(context),
  ];
}

function api(context: LoweringContext): DesiredResource {
  const origins = answerList(context, "allowedOrigins");
  return awsResource(context, {
    name: "api",
    type: API,
    properties: {
      Name: nameOf(context, API, "api"),
      ProtocolType: "HTTP",
      Description: `Event collector ${context.component.id}`,
      DisableExecuteApiEndpoint: false,
      CorsConfiguration:
        origins.length === 0
          ? undefined
          : { AllowOrigins: origins, AllowMethods: ["POST", "OPTIONS"], AllowHeaders: ["content-type", "authorization"], MaxAge: 3600 },
    },
  });
}

function authorizer(context: LoweringContext): readonly DesiredResource[] {
  const issuer = answerText(context, "jwtIssuer");
  if (issuer === undefined) return [];
  return [
    awsResource(context, {
      name: "authorizer",
      type: "AWS::ApiGatewayV2::Authorizer",
      properties: {
        ApiId: ref(context, "api", "ApiId"),
        Name: "jwt",
        AuthorizerType: "JWT",
        IdentitySource: ["$request.header.Authorization"],
        JwtConfiguration: { Issuer: issuer, Audience: answerList(context, "jwtAudience") },
      },
    }),
  ];
}

/** Tokens when an issuer is known; production without one admits signed AWS callers only, never everybody. */
function authorization(context: LoweringContext): LooseMap {
  if (answerText(context, "jwtIssuer") !== undefined)
    return { AuthorizationType: "JWT", AuthorizerId: ref(context, "authorizer", "AuthorizerId") };
  return context.target.tier === "production" ? { AuthorizationType: "AWS_IAM" } : { AuthorizationType: "NONE" };
}

function stage(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "stage",
    type: "AWS::ApiGatewayV2::Stage",
    properties: {
      ApiId: ref(context, "api", "ApiId"),
      StageName: "$default",
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: throttleRate(context.figures),
        ThrottlingBurstLimit: throttleBurst(context.figures),
        DetailedMetricsEnabled: true,
      },
      AccessLogSettings: {
        DestinationArn: ref(context, "log", "Arn"),
        Format: '{"requestId":"$context.requestId","status":"$context.status","error":"$context.integrationErrorMessage"}',
      },
    },
    dependsOn: ["route"],
  });
}
