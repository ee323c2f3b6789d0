import { type DesiredResource, join, sha256Hex, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer, textSetting } from "../../lowering.ts";
import { flinkPoolUnits } from "../../sizing/flink-units.ts";
import { compact } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { accountReady, flinkAccount } from "./flink-account.ts";
import { flinkStatements } from "./flink-statements.ts";
import { CONFLUENT_CLOUDS } from "./stream.ts";

const POOL = "confluent.computePool";
const STATEMENT = "confluent.statement";
const HASH_LENGTH = 8;

/** Flink that Confluent runs where the events are: statements in a pool of their own, from topics into topics. */
export function confluentFlink(cloud: "azure" | "gcp"): Lowering {
  return {
    cloud,
    kind: "stream-processor",
    variant: "confluent-flink",
    service: "Confluent Cloud for Apache Flink",
    gap: "SQL only, from topics into topics; a topic without a schema is a table of bytes, key and val; a changed statement starts anew",
    minutes: [1, 5],
    outputs: (part) => ({ ports: { events: { protocol: "kafka", region: part.target.region } } }),
    refuses: (_self, data, direction, peer) => whyNot(data, direction, peer),
    lower: (context) => {
      const statements = isSql(context) ? flinkStatements(context) : [];
      const [source] = context.incoming("events");
      if (!source || statements.length === 0) {
        reportNothing(context);
        return [];
      }
      const streams = new Map([...context.incoming("events"), ...context.outgoing("events")].map((peer) => [peer.component.id, peer]));
      return [
        ...flinkAccount(context, [...streams.values()]),
        pool(context, source),
        serviceResource(context, {
          name: "organization",
          type: "confluent.organization",
          path: "organizations",
          isReadStep: true,
          properties: {},
        }),
        ...statements.map((text, index) => statement(context, source, { text, key: String(index + 1) })),
      ];
    },
  };
}

function whyNot(data: string, direction: "in" | "out", { component, variant }: Pick<Peer, "component" | "variant">): string | undefined {
  if (data === "schema") return undefined;
  if (data !== "events")
    return direction === "in"
      ? `Flink of Confluent reads topics only, not “${component.title}”: choose spark-streaming as the engine of the job.`
      : `Flink of Confluent writes topics only, not “${component.title}”: draw an Event stream behind the job, and Managed delivery or a Spark job behind that.`;
  return component.kind === "event-stream" && !variant.startsWith("confluent")
    ? `Flink of Confluent ${direction === "in" ? "reads" : "writes"} topics of Confluent only: choose confluent as the engine of “${component.title}”.`
    : undefined;
}

function isSql(context: LoweringContext): boolean {
  return textSetting(context, "job", "sql") === "sql";
}

function reportNothing(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-CONFLUENT-FLINK-NOTHING",
    message: isSql(context)
      ? `“${context.component.title}” does nothing: it has no statement, and no stream to write.`
      : `“${context.component.title}” does nothing: Flink of Confluent takes SQL, no artefact of yours.`,
    target: { component: context.component.id, setting: isSql(context) ? "sql" : "job" },
    hint: "Write a statement that reads in_<topic> and inserts into out_<stream>, or draw an arrow to another Event stream.",
  });
}

function pool(context: LoweringContext, { outputs }: Peer): DesiredResource {
  const { cloud, region, tier } = context.target;
  const environment = outputs["confluentEnvironmentId"] ?? "";
  return serviceResource(context, {
    name: "pool",
    type: POOL,
    path: join("environments/", environment, "/compute-pools"),
    minutes: [1, 3],
    properties: {
      spec: {
        display_name: serviceName(context, POOL, "pool"),
        cloud: CONFLUENT_CLOUDS[cloud],
        region,
        max_cfu: flinkPoolUnits(tier, numberSetting(context, "parallelism", 1)),
        environment: { id: environment },
      },
    },
  });
}

interface Statement {
  readonly text: Value;
  readonly key: string;
}

/** Statements cannot be changed: another text is another statement, with a name of its own. */
function statement(context: LoweringContext, { outputs }: Peer, { text, key }: Statement): DesiredResource {
  const { cloud, region } = context.target;
  const environment = outputs["confluentEnvironmentId"] ?? "";
  const hours = context.component.settings["stateTtlHours"];
  const spec = {
    statement: text,
    properties: compact({
      "sql.current-catalog": environment,
      "sql.current-database": outputs["clusterId"],
      "sql.state-ttl": typeof hours === "number" ? `${hours} h` : undefined,
    }),
    compute_pool_id: ref(context, "pool", "id"),
    principal: ref(context, "account", "id"),
    stopped: false,
  };
  const name = `${serviceName(context, STATEMENT, "statement", key)}-${sha256Hex(JSON.stringify(spec)).slice(0, HASH_LENGTH)}`;
  const host = `flink.${region}.${cloud}.confluent.cloud`;
  const organization = ref(context, "organization", "id");
  return serviceResource(context, {
    name: "statement",
    key,
    type: STATEMENT,
    path: join(`https://${host}/sql/v1/organizations/`, organization, "/environments/", environment, `/statements/${name}`),
    minutes: [0, 2],
    properties: { name, spec },
    dependsOn: accountReady(context),
  });
}
