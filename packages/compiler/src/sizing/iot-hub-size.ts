export interface IotHubSize {
  readonly edition: "S1" | "S2" | "S3";
  readonly units: number;
}

/** Messages a day that one unit takes, and its price against a unit of S1. Source: IoT Hub quotas and list prices. */
const EDITIONS = [
  { edition: "S1", messagesPerDay: 400_000, price: 1, unitsMax: 200 },
  { edition: "S2", messagesPerDay: 6_000_000, price: 10, unitsMax: 200 },
  { edition: "S3", messagesPerDay: 300_000_000, price: 100, unitsMax: 10 },
] as const;
const BYTES_PER_MESSAGE = 4096;
const SECONDS_PER_DAY = 86_400;

/** The cheapest edition that takes the messages of a day; a message is metered in steps of 4 KB. Ties go to the larger edition. */
export function iotHubSize(eventsPerSecond: number, messageBytes: number): IotHubSize {
  const messages = eventsPerSecond * SECONDS_PER_DAY * Math.max(1, Math.ceil(messageBytes / BYTES_PER_MESSAGE));
  const sizes = EDITIONS.map(({ edition, messagesPerDay, price, unitsMax }) => {
    const units = Math.max(1, Math.ceil(messages / messagesPerDay));
    return { edition, units, cost: units * price, fits: units <= unitsMax };
  });
  const fitting = sizes.filter(({ fits }) => fits);
  const best = fitting.toSorted((left, right) => left.cost - right.cost || left.units - right.units)[0] ?? sizes.at(-1);
  return { edition: best?.edition ?? "S3", units: best?.units ?? 1 };
}
