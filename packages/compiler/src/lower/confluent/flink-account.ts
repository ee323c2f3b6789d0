import { type DesiredResource, formatAddress, join, type Reference, reference } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { textsOf } from "../texts-of.ts";
import { registryLook } from "./schemas.ts";
import { rightAddresses } from "./stream-rights.ts";

const ACCOUNT = "account";
const TYPE = "confluent.serviceAccount";
const SUBJECT_RIGHT = "subjectRight";

/** Id of the account that a job of Flink acts as. */
export function accountOf(job: string): Reference {
  return reference(formatAddress({ component: job, logicalName: ACCOUNT }), "id");
}

/** The job's account, and its rights on the schemas of what it reads and writes; those on topics are the streams' own. */
export function flinkAccount(context: LoweringContext, streams: readonly Peer[]): readonly DesiredResource[] {
  return [
    serviceResource(context, {
      name: ACCOUNT,
      type: TYPE,
      path: "service-accounts",
      properties: { display_name: serviceName(context, TYPE, ACCOUNT), description: `Flink of ${context.component.id}` },
    }),
    ...streams.flatMap((stream) => [
      registryLook(context, {
        key: stream.component.id,
        environmentId: stream.outputs["confluentEnvironmentId"] ?? "",
        cluster: addressIn(stream, "cluster"),
      }),
      ...textsOf(stream.outputs["topics"]).map((topic) => subjectRight(context, stream, topic)),
    ]),
  ];
}

/** Flink reads the form of a topic's events from its schema. */
function subjectRight(context: LoweringContext, { component, outputs }: Peer, topic: string): DesiredResource {
  return serviceResource(context, {
    name: SUBJECT_RIGHT,
    key: subjectKey(component.id, topic),
    type: "confluent.roleBinding",
    path: "role-bindings",
    properties: {
      principal: join("User:", ref(context, ACCOUNT, "id")),
      role_name: "DeveloperRead",
      crn_pattern: join(
        outputs["confluentEnvironmentName"] ?? "",
        "/schema-registry=",
        ref(context, "registry", "id", component.id),
        `/subject=${topic}-value`,
      ),
    },
  });
}

function subjectKey(stream: string, topic: string): string {
  return `${stream}.${topic}`;
}

/** What a statement waits for: it fails at once when its account may not read a topic. */
export function accountReady(context: LoweringContext): readonly string[] {
  const { component, target } = context;
  const read = context.incoming("events").flatMap((stream) => ready(stream, "DeveloperRead"));
  const written = context.outgoing("events").flatMap((stream) => ready(stream, "DeveloperWrite"));
  return [...read, ...written];

  function ready(stream: Peer, role: "DeveloperRead" | "DeveloperWrite"): readonly string[] {
    return [
      ...rightAddresses({ component: stream.component, target }, { id: component.id, role, isFlink: true }),
      ...textsOf(stream.outputs["topics"]).map((topic) => addressIn(context, SUBJECT_RIGHT, subjectKey(stream.component.id, topic))),
      ...textsOf(stream.outputs["topics"]).map((topic) => addressIn(stream, "topic", topic)),
    ];
  }
}
