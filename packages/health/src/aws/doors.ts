import type { MeasuredResource } from "../signal.ts";
import type { SignalTable } from "../signal-row.ts";
import { above, designFigure, firstOf } from "../threshold.ts";
import { errorShare, fullness, latency, lost, throttled, wrongState } from "../usual-rows.ts";
import { behind, metricsOf, outOf, text } from "./cloudwatch-query.ts";

/** Every endpoint that we make has one variant of this name that answers; a shadow answers nobody. */
const VARIANT = "main";

const endpoint = metricsOf("AWS/SageMaker", ({ properties }) => ({ EndpointName: text(properties["EndpointName"]), VariantName: VARIANT }));
const endpointMachine = metricsOf("/aws/sagemaker/Endpoints", ({ properties }) => ({
  EndpointName: text(properties["EndpointName"]),
  VariantName: VARIANT,
}));
/** Requests through a profile are counted under its id, the end of its ARN. */
const model = metricsOf("AWS/Bedrock", ({ identifier }) => ({ ModelId: identifier.split("/").at(-1) }));
const api = metricsOf("AWS/ApiGateway", ({ identifier }) => ({ ApiId: identifier }));
const balancer = metricsOf("AWS/ApplicationELB", ({ identifier }) => ({ LoadBalancer: behind(":loadbalancer/", identifier) }));
const group = metricsOf("AWS/ApplicationELB", targetsOf);
const devices = metricsOf("AWS/IoT", ({ identifier }) => ({ RuleName: identifier }));
const subscription = metricsOf("AWS/Logs", ({ properties }) => ({
  LogGroupName: text(properties["LogGroupName"]),
  FilterName: text(properties["FilterName"]),
}));
const topic = metricsOf("AWS/SNS", ({ identifier }) => ({ TopicName: identifier.split(":").at(-1) }));

function targetsOf({ identifier, attributes }: MeasuredResource) {
  const arns = attributes["LoadBalancerArns"];
  const first = Array.isArray(arns) ? text(arns[0]) : undefined;
  const name = behind(":targetgroup/", identifier);
  return { LoadBalancer: behind(":loadbalancer/", first), TargetGroup: name && `targetgroup/${name}` };
}

/** What people, devices and programs knock at. */
export const DOOR_SIGNALS: SignalTable = {
  "AWS::SageMaker::Endpoint": [
    latency({ key: "latency", label: "Time to answer (95 %)", query: endpoint("ModelLatency", "p95"), factor: 0.001 }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: outOf(endpoint("Invocation5XXErrors", "Sum"), endpoint("Invocations", "Sum")),
    }),
    fullness({
      key: "gpu",
      kind: "gpu",
      label: "GPU in use",
      // Published as a sum over a machine's GPUs: the sizes of a served model that have one have exactly one.
      query: (resource, facts) =>
        String(facts.settings["instance"]).startsWith("gpu-") ? endpointMachine("GPUUtilization", "Average")(resource, facts) : undefined,
      threshold: above({ warn: 90, bad: 98, because: "A GPU that is never idle makes requests wait." }),
    }),
  ],
  "AWS::Bedrock::ApplicationInferenceProfile": [
    latency({
      key: "latency",
      label: "Time to the last word (95 %)",
      query: model("InvocationLatency", "p95"),
      threshold: firstOf(
        designFigure("latencyMsP95Target", "The design wants answers within this time."),
        above({ warn: 10_000, bad: 60_000, because: "The design names no time; after ten seconds people leave (Nielsen's limits)." }),
      ),
    }),
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: outOf(model("InvocationServerErrors", "Sum"), model("Invocations", "Sum")),
    }),
    throttled({ key: "throttles", label: "Requests turned away", query: model("InvocationThrottles", "Sum") }),
  ],
  "AWS::ApiGatewayV2::Api": [
    errorShare({ key: "errors", label: "Failed requests", query: outOf(api("5xx", "Sum"), api("Count", "Sum")) }),
    latency({ key: "latency", label: "Time to answer (95 %)", query: api("Latency", "p95") }),
  ],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": [
    errorShare({
      key: "errors",
      label: "Failed requests",
      query: outOf(balancer("HTTPCode_Target_5XX_Count", "Sum"), balancer("RequestCount", "Sum")),
    }),
    latency({ key: "latency", label: "Time to answer (95 %)", query: balancer("TargetResponseTime", "p95"), factor: 1_000 }),
  ],
  "AWS::ElasticLoadBalancingV2::TargetGroup": [
    wrongState({ key: "unhealthy", label: "Containers that do not answer", query: group("UnHealthyHostCount", "Maximum") }),
  ],
  "AWS::IoT::TopicRule": [
    lost({
      key: "failed-actions",
      label: "Messages that could not be passed on",
      query: devices("Failure", "Sum", { across: { dimensions: ["ActionType"], join: "SUM" } }),
    }),
    lost({ key: "parse-errors", label: "Messages that are not JSON", query: devices("ParseError", "Sum") }),
  ],
  "AWS::Logs::SubscriptionFilter": [
    lost({
      key: "delivery-errors",
      label: "Log lines that could not be passed on",
      query: subscription("DeliveryErrors", "Sum", { across: { dimensions: ["DestinationType"], join: "SUM" } }),
    }),
  ],
  "AWS::SNS::Topic": [
    lost({ key: "failed-messages", label: "Alerts that reached nobody", query: topic("NumberOfNotificationsFailed", "Sum") }),
  ],
};
