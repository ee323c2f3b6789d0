import { DescribeInstanceTypeOfferingsCommand } from "@aws-sdk/client-ec2";
import type { AvailabilityQuestion, PreflightVerdict } from "@zerolake/execution";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

/** EC2 takes at most this many values in one filter. */
const VALUES_MAX = 200;

/** Whether the region has the machines at all; whether one is free this minute nobody says. */
export async function offeredMachines(call: AwsCall, asked: readonly AvailabilityQuestion[]): Promise<readonly PreflightVerdict[]> {
  const Values = asked.map(({ machineType }) => machineType).slice(0, VALUES_MAX);
  const command = new DescribeInstanceTypeOfferingsCommand({ LocationType: "region", Filters: [{ Name: "instance-type", Values }] });
  const answer = await lookUp(() => call.clients.ec2().send(command, { abortSignal: call.abortSignal }));
  const offered = new Set((answer?.InstanceTypeOfferings ?? []).map(({ InstanceType }) => String(InstanceType)));
  return asked.map(({ machineType }) =>
    offered.has(machineType)
      ? { answer: "yes" }
      : { answer: "no", detail: `${call.region} has no ${machineType}.`, remedy: "Choose another size, or another region." },
  );
}
