import { type AvailabilityZone, DescribeAvailabilityZonesCommand } from "@aws-sdk/client-ec2";
import { lookUp } from "./ask-aws.ts";
import type { AwsCall } from "./aws-call.ts";

/** Zones that subnets of the region can be made in, by name; accounts of one age do not see those of another. */
export async function listZones({ clients, abortSignal }: AwsCall): Promise<readonly string[]> {
  const answer = await lookUp(() => clients.ec2().send(new DescribeAvailabilityZonesCommand({}), { abortSignal }));
  return usableZones(answer?.AvailabilityZones ?? []);
}

/** Local and Wavelength Zones have few services; a constrained zone takes nobody new. */
export function usableZones(zones: readonly AvailabilityZone[]): readonly string[] {
  return zones
    .filter(({ ZoneType, State }) => (ZoneType ?? "availability-zone") === "availability-zone" && State === "available")
    .flatMap(({ ZoneName }) => ZoneName ?? [])
    .sort();
}
