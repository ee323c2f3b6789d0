import type { Place } from "../advice.ts";
import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";
import type { StreamEngine } from "./advise-stream-engine.ts";

export type Broker = "kinesis" | "event-hubs" | "pubsub" | "kafka" | "confluent";

export interface BrokerSituation {
  readonly cloud: Place;
  readonly reader: StreamEngine;
  /** Kafka clients or Kafka Connect write to it. */
  readonly needsKafka: boolean;
  /** Several clouds read the same topics. */
  readonly isAcrossClouds: boolean;
}

const ROWS: readonly Row<BrokerSituation, Broker>[] = [
  {
    row: "1",
    when: (it) => it.isAcrossClouds,
    choice: "confluent",
    because: ["several clouds share the topics"],
  },
  {
    row: "2",
    when: (it) => it.cloud === "azure",
    choice: "event-hubs",
    because: ["it speaks Kafka; its premium tier has transactions, more than 32 partitions and more than 40 MB/s"],
    whyNot: { kafka: "Event Hubs has a Kafka endpoint, so clients need no change" },
  },
  {
    row: "3",
    when: (it) => it.cloud === "gcp" && it.reader === "stream-delivery",
    choice: "pubsub",
    because: ["its subscription writes into tables by itself"],
    whyNot: { kafka: "Kafka cannot feed managed delivery on Google Cloud (ZL-STR-022)" },
  },
  {
    row: "4",
    when: (it) => it.cloud === "gcp" && (it.reader === "spark-streaming" || it.reader === "flink"),
    choice: "kafka",
    because: ["Spark and Flink read Kafka with exact offsets (ZL-STR-017)"],
    whyNot: { pubsub: "Spark and Flink have no first-class Pub/Sub source (ZL-STR-017)" },
  },
  { row: "5", when: (it) => it.cloud === "gcp", choice: "pubsub", because: ["Dataflow reads it natively, and nothing has to be sized"] },
  {
    row: "6",
    when: (it) => it.cloud === "local" || it.needsKafka,
    choice: "kafka",
    because: ["Kafka clients or Connect write to it"],
    whyNot: { kinesis: "Kafka clients cannot write to it" },
  },
  {
    row: "7",
    when: () => true,
    choice: "kinesis",
    because: ["no cluster to run; on demand it needs no sizing"],
    whyNot: { kafka: "nothing here needs Kafka clients or Connect" },
  },
];

export const BROKER_ROWS: readonly string[] = ROWS.map(({ row }) => row);

/** The event stream that fits its writers and its reader. */
export function adviseBroker(situation: BrokerSituation): TableAdvice<Broker> {
  return firstMatch(ROWS, situation);
}
