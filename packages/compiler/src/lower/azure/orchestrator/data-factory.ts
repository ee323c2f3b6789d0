import { type DesiredResource, sha256Hex } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";
import { activitiesOf, CREDENTIAL, variableOf } from "./pipeline-activities.ts";
import { recurrence } from "./recurrence.ts";
import type { NamedStep } from "./run-steps.ts";
import { workflowSteps } from "./workflow-steps.ts";

const FACTORY = "Microsoft.DataFactory/factories";
const PIPELINE = "Microsoft.DataFactory/factories/pipelines";
const TRIGGER = "Microsoft.DataFactory/factories/triggers";

/** One pipeline that starts what the arrows point to, one after the other, on a schedule. */
export const dataFactory: Lowering = {
  cloud: "azure",
  kind: "orchestrator",
  variant: "data-factory",
  service: "Azure Data Factory",
  gap: "no Airflow: the pipeline is generated from the arrows",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: {
      runs: { protocol: "pipeline", pipelineId: pipelineId(part), region: part.target.region },
      metrics: { factoryId: factoryId(part) },
    },
  }),
  lower: (context) => [...workloadIdentity(context), factory(context), credential(context), pipeline(context), ...schedule(context)],
};

function factory(context: LoweringContext): DesiredResource {
  const key = customerKey(context);
  return azureResource(context, {
    name: "factory",
    type: FACTORY,
    id: factoryId(context),
    body: {
      identity: actsAsItself(context),
      properties: {
        publicNetworkAccess: "Enabled",
        encryption: key && { vaultBaseUrl: key.vaultUri, keyName: key.keyName, identity: { userAssignedIdentity: identityId(context) } },
      },
    },
    dependsOn: key ? [...key.addresses, ...rolesOf(context)] : [],
  });
}

/** The identity under a name that activities can refer to. */
function credential(context: LoweringContext): DesiredResource {
  const type = "Microsoft.DataFactory/factories/credentials";
  return azureResource(context, {
    name: "credential",
    type,
    id: armId(context, type, nameOf(context, FACTORY, "factory"), CREDENTIAL),
    body: { properties: { type: "ManagedIdentity", typeProperties: { resourceId: identityId(context) } } },
    dependsOn: ["factory"],
  });
}

function pipeline(context: LoweringContext): DesiredResource {
  const steps = workflowSteps(context);
  return azureResource(context, {
    name: "pipeline",
    type: PIPELINE,
    id: pipelineId(context),
    body: { properties: definition(steps, numberSetting(context, "retries")) },
    dependsOn: ["credential", ...steps.flatMap(({ waitsFor }) => waitsFor), ...rolesOf(context)],
  });
}

/** One run at a time: a slow day does not overtake itself. */
function definition(steps: readonly NamedStep[], retries: number): LooseMap {
  const variables = Object.fromEntries(steps.map(({ name }) => [variableOf(name), { type: "String" }]));
  return {
    concurrency: 1,
    activities: steps.flatMap((step, index) => activitiesOf(step, { retries, after: steps[index - 1]?.name })),
    variables: steps.length > 0 ? variables : undefined,
  };
}

/** The trigger, and that it fires: it is made standing still. */
function schedule(context: LoweringContext): readonly DesiredResource[] {
  const found = recurrence(textSetting(context, "schedule"));
  if (!found) reportSchedule(context);
  const id = armId(context, TRIGGER, nameOf(context, FACTORY, "factory"), "schedule");
  const properties = {
    type: "ScheduleTrigger",
    pipelines: [{ pipelineReference: { referenceName: pipelineName(context), type: "PipelineReference" } }],
    typeProperties: { recurrence: found ?? recurrence("daily") },
  };
  return [
    azureResource(context, { name: "trigger", type: TRIGGER, id, body: { properties }, dependsOn: ["pipeline"] }),
    azureResource(context, {
      name: "running",
      type: "Zerolake.DataFactory/runningTriggers",
      id: `${id}/run`,
      body: { trigger: id, definition: sha256Hex(JSON.stringify(properties)).slice(0, 16) },
      dependsOn: [addressIn(context, "trigger")],
    }),
  ];
}

function reportSchedule(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-SCHEDULE",
    message: `“${context.component.title}” runs daily: Data Factory cannot say “${textSetting(context, "schedule")}”.`,
    target: { component: context.component.id, setting: "schedule" },
    hint: "Use hourly, daily, weekly, or fixed minutes, hours and days without steps.",
  });
}

function factoryId(part: Part): string {
  return armId(part, FACTORY, nameOf(part, FACTORY, "factory"));
}

function pipelineName(part: Pick<Part, "component">): string {
  return part.component.id;
}

function pipelineId(part: Part): string {
  return armId(part, PIPELINE, nameOf(part, FACTORY, "factory"), pipelineName(part));
}
