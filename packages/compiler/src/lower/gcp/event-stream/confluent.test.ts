import { collectReferences, isJoin, type Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf } from "../../aws/small-environment.testing.ts";
import { GCP_ANSWERED } from "../samples.testing.ts";

const { resources, diagnostics } = compiled("spark-streaming");

function compiled(engine: string) {
  const blueprint = blueprintOf({
    components: [
      "carts:event-source",
      ["inventory:database-source", { engine: "debezium", databaseEngine: "postgres" }],
      ["stream:event-stream", { engine: "confluent", topics: ["carts", "inventory"] }],
      ["signals:stream-processor", { engine }],
      ["facts:lakehouse-tables", { engine: "iceberg" }],
      ["net:network", { egress: "restricted" }],
    ],
    edges: [
      "carts.events -> stream.events",
      "inventory.events -> stream.events",
      "stream.events -> signals.events",
      "signals.tables -> facts.tables",
    ],
  });
  return compile(blueprint, sampleTarget("standard", GCP_ANSWERED, "gcp"));
}

const at = (address: string) => resources.find((resource) => resource.address === address);
const userKey = (user: string) => at(`stream.userKey["${user}"]`);
const textOf = (value: Value): string =>
  isJoin(value) ? value.$join.map((part) => (typeof part === "string" ? part : "*")).join("") : String(value);

describe("Confluent on Google Cloud", () => {
  it("keeps each user's key in a secret of its own, which that user alone may read", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const user of ["carts", "inventory", "signals"]) {
      expect(collectReferences(userKey(user)!.properties).map(({ $ref }) => $ref)).toContain(`stream.key["${user}"]`);
      const place = at(`stream.key["${user}"]`)?.properties["resourcePath"];
      const readers = resources.filter(({ type, properties }) => type === "iam.member" && properties["on"] === place);
      expect(readers.map(({ address }) => address.split(".")[0])).toEqual([user]);
    }
  });

  it("starts a program when its key lies in the secret, and writes Debezium's as Kafka's own line", () => {
    for (const [user, program] of [
      ["carts", "carts.service"],
      ["inventory", "inventory.worker"],
    ] as const)
      expect(at(program)?.dependsOn).toContain(`stream.userKey["${user}"]`);
    expect([userKey("inventory")?.properties["keptAs"], userKey("carts")?.properties["keptAs"]]).toEqual(["jaas", undefined]);
  });

  it("tells Spark where its key lies, and lets it out to the brokers", () => {
    const job = resources.find(({ type }) => type === "dataproc.batch");
    const { args } = job!.properties["pysparkBatch"] as { readonly args: readonly Value[] };
    expect(args.map(textOf)).toContainEqual(
      expect.stringMatching(/^kafka:\/\/\*\/carts,inventory\?login=plain&secret=projects\/.*signals/),
    );
    expect(at("net.allowHttps")?.properties["allowed"]).toEqual([{ IPProtocol: "tcp", ports: ["443", "9092"] }]);
  });

  it("refuses a job that cannot sign in with a key, and says what to do instead", () => {
    const refused = compiled("dataflow").diagnostics.find(({ severity }) => severity === "error");
    expect(refused?.message).toMatch(/Spark as its engine|choose kafka or pubsub/);
  });
});
