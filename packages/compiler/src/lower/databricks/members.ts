import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import { serviceName } from "../services/service-resource.ts";
import { callersOf, callersOfKinds, readersOf, writersOf } from "./callers.ts";
import { homeOwner, homeSchemaName, type UnityHome } from "./unity-home.ts";
import { unityRight } from "./unity-right.ts";
import { workspaceResource } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";
import { READ_SCHEMA, WRITE_SCHEMA } from "./workspace-rights.ts";

const MEMBER = "member";

/**
 * Makes the identities of programs that ask the workspace known in it, each once, whatever it asks; `catalog` is the environment's own, when
 * it is made: those who ask an index in it may use it.
 */
export function workspaceMembers(
  context: LoweringContext,
  cloud: WorkspaceCloud,
  catalog: UnityHome | undefined,
): readonly DesiredResource[] {
  const asking = new Set(callersOfKinds(context.environment, ["vector-store"]).map(({ component }) => component.id));
  return callersOf(context.environment).flatMap((caller) => [
    member(context, cloud, caller),
    ...(catalog && asking.has(caller.component.id)
      ? [
          unityRight(context, {
            principal: callerPrincipal(context, cloud, caller).name,
            title: caller.component.id,
            privilege: "USE_CATALOG",
            kind: "catalog",
            securable: catalog.catalog,
            on: catalog.address,
            dependsOn: [addressIn(context, MEMBER, caller.component.id)],
          }),
        ]
      : []),
  ]);
}

function member(context: LoweringContext, cloud: WorkspaceCloud, { component }: Peer): DesiredResource {
  const { kind, name } = callerPrincipal(context, cloud, { component });
  const type = `databricks.${kind}`;
  const displayName = serviceName(context, type, MEMBER, component.id);
  return workspaceResource(context, {
    name: MEMBER,
    key: component.id,
    type,
    path: kind === "user" ? "users" : "service-principals",
    properties: { ...(kind === "user" ? { userName: name } : { applicationId: name }), displayName },
    dependsOn: [addressIn({ component }, "identity")],
  });
}

/** Who a caller is in the workspace. */
export function callerPrincipal({ target }: LoweringContext, cloud: WorkspaceCloud, { component }: Pick<Peer, "component">) {
  return cloud.principalOf({ component, target });
}

/** What whoever gives a caller rights waits for: that the workspace knows it. */
export function memberAddresses({ environment }: LoweringContext, { component: { id } }: Peer): readonly string[] {
  const owner = homeOwner(environment);
  return owner ? [addressIn(owner, MEMBER, id)] : [];
}

/** Programs may read what lies in the component's schema, and those that write it may change it. */
export function schemaRights(context: LoweringContext, cloud: WorkspaceCloud): readonly DesiredResource[] {
  const { environment: view, component } = context;
  const writing = new Set(writersOf(view, component.id).map((caller) => caller.component.id));
  const callers = new Map(
    [...readersOf(view, component.id), ...writersOf(view, component.id)].map((caller) => [caller.component.id, caller]),
  );
  return [...callers].flatMap(([id, caller]) =>
    (writing.has(id) ? WRITE_SCHEMA : READ_SCHEMA).map((privilege) =>
      unityRight(context, {
        principal: callerPrincipal(context, cloud, caller).name,
        title: caller.component.id,
        privilege,
        kind: "schema",
        securable: homeSchemaName(view, component) ?? "",
        on: addressIn(context, "schema"),
        dependsOn: memberAddresses(context, caller),
      }),
    ),
  );
}
