import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { jsonText } from "../../json-text.ts";
import { wishService } from "../enable-services.ts";
import { grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { runSteps } from "./run-steps.ts";
import { workflowSource } from "./workflow-source.ts";

const WORKFLOW = "workflows.workflow";
const SCHEDULE = "cloudscheduler.job";

/** One workflow that starts what the arrows point to, on a schedule; nothing is paid between two runs. */
export const workflows: Lowering = {
  cloud: "gcp",
  kind: "orchestrator",
  variant: "workflows",
  service: "Workflows with Cloud Scheduler",
  gap: "no Airflow: the workflow is generated from the arrows; retries concern starting a step, not what it does",
  minutes: [1, 3],
  outputs: (part) => ({ ports: { runs: { protocol: "workflows", workflow: workflowPath(part), identity: identityEmail(part) } } }),
  lower: (context) => [
    // One right of the project: workflows have no policy of their own.
    ...workloadIdentity(context, [
      grant("roles/workflows.invoker", onProject(context)),
      grant("roles/logging.logWriter", onProject(context)),
    ]),
    workflow(context),
    schedule(context),
    wishService(context, "workflowexecutions.googleapis.com"),
  ],
};

function workflowPath(part: Part): string {
  return pathOf(part, WORKFLOW, { name: nameOf(part, WORKFLOW, "workflow") });
}

function workflow(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "workflow",
    type: WORKFLOW,
    at: { name: nameOf(context, WORKFLOW, "workflow") },
    properties: {
      description: `Generated from the arrows of ${context.component.id}`,
      serviceAccount: identityEmail(context),
      sourceContents: jsonText(workflowSource(runSteps(context), numberSetting(context, "retries", 1))),
      callLogLevel: "LOG_ERRORS_ONLY",
      cryptoKeyName: keyName(context),
    },
    dependsOn: [IDENTITY, ...afterKeyGrant(context, "workflows.googleapis.com")],
  });
}

function schedule(context: LoweringContext): DesiredResource {
  const name = nameOf(context, SCHEDULE, "schedule");
  return gcpResource(context, {
    name: "schedule",
    type: SCHEDULE,
    at: { name },
    properties: {
      name: pathOf(context, SCHEDULE, { name }),
      description: `Starts ${context.component.id}`,
      schedule: cron(textSetting(context, "schedule", "daily")),
      timeZone: "Etc/UTC",
      retryConfig: { retryCount: numberSetting(context, "retries", 1) },
      httpTarget: {
        uri: `https://workflowexecutions.googleapis.com/v1/${workflowPath(context)}/executions`,
        httpMethod: "POST",
        oauthToken: { serviceAccountEmail: identityEmail(context) },
      },
    },
    // What the workflow starts has its rights before the first start.
    dependsOn: ["workflow", "grant"],
  });
}
