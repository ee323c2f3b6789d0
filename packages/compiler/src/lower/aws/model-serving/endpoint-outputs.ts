import type { Outputs, Part, Statement } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";

const ENDPOINT = "AWS::SageMaker::Endpoint";

export function endpointName(part: Part): string {
  return nameOf(part, ENDPOINT, "endpoint");
}

function endpointArn(part: Part): string {
  return arn(part, "sagemaker", `endpoint/${endpointName(part).toLowerCase()}`);
}

/** An endpoint keeps its name and address through every new model. */
export function endpointOutputs(part: Part): Outputs {
  return {
    ports: {
      endpoint: {
        protocol: "sagemaker-runtime InvokeEndpoint",
        uri: `sagemaker://${part.target.region}/${endpointName(part)}`,
        endpointName: endpointName(part),
        endpointArn: endpointArn(part),
        region: part.target.region,
      },
    },
  };
}

export function invokeEndpoint(self: Part): readonly Statement[] {
  return [
    allow(["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream", "sagemaker:DescribeEndpoint"], [endpointArn(self)]),
  ];
}
