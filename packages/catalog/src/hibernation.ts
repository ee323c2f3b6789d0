/** Whether a component stops while its environment sleeps, and why or why not, for a person. */
export interface Hibernation {
  readonly isStopped: boolean;
  readonly because: string;
}

const stops = (because: string): Hibernation => ({ isStopped: true, because });
const stays = (because: string): Hibernation => ({ isStopped: false, because });

/**
 * What an environment that sleeps does without: compute that can be made again from the blueprint and loses nothing meanwhile. Whatever
 * holds data, hands out addresses that others wait at, or would miss what is sent to it, stays.
 */
const OF_KIND: Readonly<Record<string, Hibernation>> = {
  "app-service": stops("It runs your container and keeps nothing itself."),
  "embedding-job": stops("It computes; the vectors stay where they are."),
  "foundation-model": stops("It answers and keeps nothing."),
  "gpu-pool": stops("Machines that jobs share; they hold no data."),
  "model-serving": stops("It answers with a model of the registry, which stays."),
  "model-training": stops("It computes; models and checkpoints stay where they are."),
  orchestrator: stops("The jobs that it starts are stopped; its definitions come back with it. The list of past runs does not."),
  "spark-engine": stops("It computes; tables and files stay where they are."),
  "sql-engine": stops("It answers questions over tables, which stay."),
  "stream-processor": stops("It computes; events wait in the stream as long as that keeps them, and it reads on from there."),
  budget: stays("It watches the cost and costs nothing."),
  catalog: stays("It knows the tables."),
  "data-quality": stays("It costs only while it checks, and keeps the history of its results."),
  "database-source": stays("It would lose its place in the log of the database."),
  "dataset-store": stays("It holds data."),
  "device-source": stays("Devices that cannot reach it lose their readings."),
  "encryption-key": stays("Nobody could read the data without it."),
  "event-source": stays("Events that are sent meanwhile would be lost."),
  "event-stream": stays("It holds data."),
  "feature-store": stays("It holds data."),
  "feed-source": stays("What the feed says meanwhile would be lost."),
  "file-source": stays("Partners drop files at any time."),
  governance: stays("It guards the data."),
  "kubernetes-cluster": stays("What runs on it may keep data on its disks."),
  "lakehouse-tables": stays("It holds data."),
  "log-source": stays("Lines that are written meanwhile would be lost."),
  "ml-workspace": stays("Files of its users live in it; their machines stop by themselves when idle."),
  "model-registry": stays("It holds data."),
  monitoring: stays("It watches what stays."),
  network: stays("What stays needs it, and its addresses are known elsewhere."),
  "object-store": stays("It holds data."),
  "schema-registry": stays("It holds the schemas."),
  secrets: stays("It holds data."),
  "stream-delivery": stays("Events would not reach the tables before the stream drops them."),
  "vector-store": stays("It holds data."),
};

const UNKNOWN = stays("Nobody knows what it holds.");

export function hibernationOf(kind: string): Hibernation {
  return OF_KIND[kind] ?? UNKNOWN;
}
