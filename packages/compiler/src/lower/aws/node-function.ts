import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import type { ArtefactObject } from "./artefact.ts";
import { policyLogicalName } from "./iam.ts";
import { logGroupName } from "./log-group.ts";
import { nameOf } from "./names.ts";
import { privateNetwork, securityGroupId } from "./private-network.ts";
import { awsResource } from "./resource.ts";

const FUNCTION = "AWS::Lambda::Function";

export interface NodeFunction {
  readonly code: ArtefactObject;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly variables: LooseMap;
  readonly logPurpose: string;
  /** In the private subnets, with the component's own security group. */
  readonly isInside: boolean;
  /** Runs kept for it alone, which are also the most that it gets. */
  readonly reservedRuns?: number | undefined;
  readonly deferredUntil?: string;
}

/** Name of the function, known before it exists. */
export function functionName(part: Part): string {
  return nameOf(part, FUNCTION, "function");
}

/** The one function of a component, which runs a program of ours as its `role` and writes into its log group. */
export function nodeFunction(context: LoweringContext, options: NodeFunction): DesiredResource {
  const { code, memoryMb, timeoutSeconds, variables, logPurpose, isInside, reservedRuns, deferredUntil } = options;
  return awsResource(context, {
    name: "function",
    type: FUNCTION,
    properties: {
      FunctionName: functionName(context),
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      Role: ref(context, "role", "Arn"),
      MemorySize: memoryMb,
      Timeout: timeoutSeconds,
      Code: { S3Bucket: code.bucketName, S3Key: code.key },
      Environment: { Variables: variables },
      LoggingConfig: { LogFormat: "JSON", LogGroup: logGroupName(context, logPurpose) },
      VpcConfig: isInside
        ? { SubnetIds: privateNetwork(context).privateSubnetIds, SecurityGroupIds: [securityGroupId(context)] }
        : undefined,
      ReservedConcurrentExecutions: reservedRuns,
      KmsKeyArn: context.platform("encryption-key")?.["keyArn"],
    },
    dependsOn: [policyLogicalName(), "log", code.address],
    ...(deferredUntil === undefined ? {} : { deferredUntil }),
  });
}
