import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { isInWorkspace } from "../../databricks/callers.ts";
import { learningRuntime, ON_ONE_MACHINE } from "../../databricks/single-machine.ts";
import { reportNoWorkspace, workspaceResource } from "../../databricks/workspace.ts";
import { ref } from "../../part-address.ts";
import { serviceName } from "../../services/service-resource.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

const POLICY = "databricks.clusterPolicy";
const MACHINES: Readonly<Record<string, { readonly type: string; readonly hasGpu: boolean }>> = {
  small: { type: "Standard_D4s_v5", hasGpu: false },
  medium: { type: "Standard_D4s_v5", hasGpu: false },
  large: { type: "Standard_NC4as_T4_v3", hasGpu: true },
};
const PLAIN = { type: "Standard_D4s_v5", hasGpu: false };
/** Everybody who is a member of the workspace. */
const EVERYBODY = "users";

/** A policy by which each person makes a machine of their own for notebooks, which stops by itself. */
export const databricksMl: Lowering = {
  cloud: "azure",
  kind: "ml-workspace",
  variant: "databricks-ml",
  service: "Azure Databricks notebooks with the runtime for machine learning",
  gap: "it needs a workspace of yours; each person starts a machine of their own by the policy; what people see is granted in Unity Catalog",
  minutes: [0, 1],
  needs: AZURE_WORKSPACE.needs,
  outputs: () => ({ ports: {} }),
  refuses: (_self, data, direction, peer) =>
    direction === "in" && (data === "features" || data === "rows") && !isInWorkspace(peer)
      ? `Notebooks in Databricks do not reach “${peer.component.title}”: use Databricks for both, or for neither.`
      : undefined,
  lower: (context) => {
    reportNoWorkspace(context);
    reportPeople(context);
    return [policy(context), access(context)];
  },
};

function policy(context: LoweringContext): DesiredResource {
  return workspaceResource(context, {
    name: "policy",
    type: POLICY,
    path: "cluster-policies",
    properties: {
      name: serviceName(context, POLICY, "policy"),
      description: `Machines of people in ${context.component.id}`,
      definition: JSON.stringify(definition(context)),
      max_clusters_per_user: 1,
    },
  });
}

/** In the words of Databricks' policies: what is fixed, nobody can choose. */
function definition(context: LoweringContext): Readonly<Record<string, object>> {
  const { type, hasGpu } = MACHINES[textSetting(context, "notebookSize")] ?? PLAIN;
  const onOneMachine = Object.entries(ON_ONE_MACHINE).map(([key, value]) => [`spark_conf.${key}`, fixed(value)] as const);
  return {
    cluster_type: fixed("all-purpose"),
    spark_version: { ...fixed(learningRuntime(hasGpu)), hidden: true },
    node_type_id: fixed(type),
    driver_node_type_id: { ...fixed(type), hidden: true },
    num_workers: { ...fixed(0), hidden: true },
    data_security_mode: { ...fixed("SINGLE_USER"), hidden: true },
    autotermination_minutes: fixed(numberSetting(context, "idleShutdownMinutes")),
    ...Object.fromEntries(onOneMachine),
    "custom_tags.ResourceClass": fixed("SingleNode"),
  };
}

function fixed(value: string | number) {
  return { type: "fixed", value };
}

function access(context: LoweringContext): DesiredResource {
  return workspaceResource(context, {
    name: "access",
    type: "databricks.policyAccess",
    path: join("policy-access/", ref(context, "policy", "policy_id")),
    properties: { access_control_list: [{ group_name: EVERYBODY, permission_level: "CAN_USE" }] },
    dependsOn: ["policy"],
  });
}

function reportPeople(context: LoweringContext): void {
  context.report({
    severity: "info",
    code: "ZL-DATABRICKS-NOTEBOOKS",
    message: `People of “${context.component.title}” are those who are members of the workspace; tables and models that they may see are granted in Unity Catalog.`,
    target: { component: context.component.id },
    hint: "Draw a Governance component behind the catalog, or grant rights to groups in Databricks.",
  });
}
