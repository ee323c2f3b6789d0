import { type DesiredResource, join, type Reference, type Value } from "@zerolake/resources";
import { type LoweringContext, listSetting, type Part } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { isBasic } from "./stream.ts";

const RIGHT = "right";

/** Who gets rights on the stream, and what the arrow lets them do. */
export interface RightHolder {
  readonly id: string;
  readonly role: "DeveloperWrite" | "DeveloperRead";
  /** Flink commits what it writes in transactions of its own. */
  readonly isFlink?: true;
}

type Place = Pick<Part, "component" | "target">;

interface Right {
  readonly role: string;
  /** Behind the cluster's own name. */
  readonly on: readonly Value[];
  readonly key: string;
}

/** Rights of an account on the topics of the stream. */
export function streamRights(context: LoweringContext, holder: RightHolder, account: Reference): readonly DesiredResource[] {
  return rightsOf(context, holder).map(({ role, on, key }) =>
    serviceResource(context, {
      name: RIGHT,
      key,
      type: "confluent.roleBinding",
      path: "role-bindings",
      properties: {
        principal: join("User:", account),
        role_name: role,
        crn_pattern: join(ref(context, "environment", "metadata.resource_name"), "/cloud-cluster=", clusterId(context), ...on),
      },
    }),
  );
}

/** What waits until somebody may use the stream waits for these. */
export function rightAddresses(stream: Place, holder: RightHolder): readonly string[] {
  return rightsOf(stream, holder).map(({ key }) => addressIn(stream, RIGHT, key));
}

/** A basic cluster knows no rights per topic: there a user may do everything in the one cluster. */
function rightsOf(stream: Place, { id, role, isFlink }: RightHolder): readonly Right[] {
  if (isBasic(stream)) return [{ role: "CloudClusterAdmin", on: [], key: id }];
  const kafka = ["/kafka=", clusterId(stream)];
  const topics = [...new Set(listSetting(stream, "topics"))].map((topic) => ({
    role,
    on: [...kafka, `/topic=${topic}`],
    key: `${id}.${topic}`,
  }));
  const groups = { role, on: [...kafka, "/group=*"], key: `${id}.groups` };
  const transactions = ["DeveloperRead", "DeveloperWrite"].map((right) => ({
    role: right,
    on: [...kafka, "/transactional-id=_confluent-flink_*"],
    key: `${id}.transactions.${right}`,
  }));
  return [
    ...topics,
    ...(role === "DeveloperRead" && !isFlink ? [groups] : []),
    ...(isFlink && role === "DeveloperWrite" ? transactions : []),
  ];
}

function clusterId(part: Pick<Part, "component">): Reference {
  return ref(part, "cluster", "id");
}
