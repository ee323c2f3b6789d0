import { join, type Value } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../lowering.ts";
import { inName, outName } from "../flink/flink-tables.ts";
import { textsOf } from "../texts-of.ts";

/** A topic under the name that the user's statements know. */
interface NamedTopic {
  readonly name: string;
  /** Environment, cluster and topic, as Flink of Confluent writes it. */
  readonly place: Value;
}

/**
 * The statements of a job, one by one as Confluent takes them. The user's know topics under the names that they have on every cloud,
 * `in_<topic>` and `out_<component>`; without any, every event goes on as it came.
 */
export function flinkStatements(context: LoweringContext): readonly Value[] {
  const inputs = context
    .incoming("events")
    .flatMap((stream) => textsOf(stream.outputs["topics"]).map((topic) => named(inName(topic), stream, topic)));
  const outputs = context.outgoing("events").map((stream) => named(outName(stream), stream, writtenTopic(context, stream)));
  const own = splitStatements(textSetting(context, "sql", ""));
  return own.length > 0 ? own.map((statement) => withPlaces(statement, [...inputs, ...outputs])) : passThrough(inputs, outputs);
}

function named(name: string, { outputs }: Peer, topic: string): NamedTopic {
  return { name, place: join("`", outputs["confluentEnvironmentId"] ?? "", "`.`", outputs["clusterId"] ?? "", `\`.\`${topic}\``) };
}

/** The topic that bears the writer's own id when the stream has one, else the first. */
function writtenTopic({ component }: LoweringContext, { outputs }: Peer): string {
  const topics = textsOf(outputs["topics"]);
  return topics.includes(component.id) ? component.id : (topics[0] ?? "");
}

function passThrough(inputs: readonly NamedTopic[], outputs: readonly NamedTopic[]): readonly Value[] {
  if (inputs.length === 0) return [];
  const select = inputs.flatMap(({ place }, index) => [index === 0 ? "" : " UNION ALL ", "SELECT * FROM ", place]);
  return outputs.map(({ place }) => join("INSERT INTO ", place, " ", ...select));
}

function withPlaces(statement: string, topics: readonly NamedTopic[]): Value {
  const places = new Map(topics.map(({ name, place }) => [name, place]));
  if (places.size === 0) return statement;
  const names = new RegExp(`\`?\\b(${[...places.keys()].join("|")})\\b\`?`, "g");
  // A split by a group gives text and name in turn.
  return join(...statement.split(names).map((part, index) => (index % 2 === 0 ? part : (places.get(part) ?? part))));
}

/** Statements at the semicolons that stand outside of quotes and comments. */
export function splitStatements(sql: string): readonly string[] {
  const parts = sql.match(/(?:'(?:[^']|'')*'|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|[^;])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
