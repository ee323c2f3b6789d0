import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { rolesOf, workloadIdentity } from "../access.ts";
import { factory, factoryId, factoryPartId, firing } from "../data-factory/factory.ts";
import { azureResource } from "../resource.ts";
import { activitiesOf, variableOf } from "./pipeline-activities.ts";
import { recurrence } from "./recurrence.ts";
import type { NamedStep } from "./run-steps.ts";
import { workflowSteps } from "./workflow-steps.ts";

const PIPELINE = "Microsoft.DataFactory/factories/pipelines";

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
  lower: (context) => [...workloadIdentity(context), ...factory(context), pipeline(context), ...schedule(context)],
};

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

function schedule(context: LoweringContext): readonly DesiredResource[] {
  const found = recurrence(textSetting(context, "schedule"));
  if (!found) reportSchedule(context);
  return firing(context, pipelineName(context), found ?? recurrence("daily"));
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

function pipelineName(part: Pick<Part, "component">): string {
  return part.component.id;
}

function pipelineId(part: Part): string {
  return factoryPartId(part, PIPELINE, pipelineName(part));
}
