import type { Tier } from "@zerolake/resources";

/** Load one broker takes without strain; from the sizing page. */
const MB_PER_SECOND_PER_BROKER = 10;
const SECONDS_PER_HOUR_IN_THOUSANDS = 3.6;
const REPLICATION = 3;
/** Room for growth between an alarm and a resize. */
const HEADROOM = 1.3;
const VOLUME_GB_MIN = 100;
const VOLUME_GB_MAX = 16_384;
/** From here on production takes the next larger machine. */
const LARGE_FROM_MB_PER_SECOND = 50;

/** Brokers: a multiple of the zones, since the cloud spreads them evenly. */
export function kafkaBrokers(mbPerSecond: number, zones: number): number {
  return Math.ceil(Math.max(zones, mbPerSecond / MB_PER_SECOND_PER_BROKER) / zones) * zones;
}

/** Gigabytes per broker; MB/s × 3,600 s ÷ 1,000 = GB per hour. */
export function kafkaVolumeGb({
  mbPerSecond,
  retentionHours,
  brokers,
}: {
  readonly mbPerSecond: number;
  readonly retentionHours: number;
  readonly brokers: number;
}): number {
  const gb = Math.ceil((mbPerSecond * SECONDS_PER_HOUR_IN_THOUSANDS * retentionHours * REPLICATION * HEADROOM) / brokers);
  return Math.min(VOLUME_GB_MAX, Math.max(VOLUME_GB_MIN, gb));
}

export function kafkaBrokerType(tier: Tier, mbPerSecond: number): string {
  if (tier === "prototype") return "kafka.t3.small";
  if (tier === "standard") return "kafka.m7g.large";
  return mbPerSecond >= LARGE_FROM_MB_PER_SECOND ? "kafka.m7g.2xlarge" : "kafka.m7g.xlarge";
}
