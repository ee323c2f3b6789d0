import { type _InstanceType, DescribeInstanceTypesCommand } from "@aws-sdk/client-ec2";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

/** vCPUs of machine types, as EC2 counts them against its limits; types that it does not know are left out. */
export async function vcpusOf({ clients, abortSignal }: AwsCall, types: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (types.length === 0) return sizes;
  // The SDK's list of names is as old as the SDK; new machines are asked for all the same.
  const command = new DescribeInstanceTypesCommand({ InstanceTypes: types as _InstanceType[] });
  const answer = await lookUp(() => clients.ec2().send(command, { abortSignal }), ["InvalidInstanceType"]);
  for (const { InstanceType, VCpuInfo } of answer?.InstanceTypes ?? []) {
    if (InstanceType && VCpuInfo?.DefaultVCpus !== undefined) sizes.set(InstanceType, VCpuInfo.DefaultVCpus);
  }
  return sizes;
}
