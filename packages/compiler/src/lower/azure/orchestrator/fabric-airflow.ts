import { type DesiredResource, type PropertyMap, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { type DagProgram, dagFile } from "../../airflow/dag-file.ts";
import { AIRFLOW_SETTINGS, AIRFLOW_VERSION } from "../../fabric/airflow-settings.ts";
import { fabricItem } from "../../fabric/item.ts";
import { FABRIC_WORKSPACE, inWorkspace } from "../../fabric/workspace-place.ts";
import { ref } from "../../part-address.ts";
import { serviceName, serviceResource } from "../../services/service-resource.ts";
import { STEP_PROGRAM } from "./step-program.ts";
import { workflowSteps } from "./workflow-steps.ts";

const JOB = "airflow";
const POOL = "fabric.airflowPool";
/** The least that Fabric takes. */
const NODES = 5;

/** An Airflow in the workspace, with a workflow of what the arrows point to, on machines that stay on: others go after an hour and no schedule wakes them. */
export const fabricAirflow: Lowering = {
  cloud: "azure",
  kind: "orchestrator",
  variant: "fabric-airflow",
  service: "Apache Airflow job in Microsoft Fabric",
  gap: "its machines use the capacity round the clock; a person gives it the application that it signs in with; Fabric calls the interface behind it a preview",
  minutes: [6, 25],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({
    ports: { runs: { protocol: "airflow", airflowId: ref(part, JOB, "id"), region: part.target.region }, metrics: {} },
  }),
  lower: (context) => {
    reportSignIn(context);
    return [pool(context), job(context), compute(context), running(context)];
  },
};

function pool(context: LoweringContext): DesiredResource {
  return serviceResource(context, {
    name: "pool",
    type: POOL,
    path: inWorkspace(context, "apacheAirflowJobs", "poolTemplates"),
    properties: {
      name: serviceName(context, POOL, "pool"),
      nodeSize: "Small",
      computeScalability: { minNodeCount: NODES, maxNodeCount: NODES },
      apacheAirflowJobVersion: AIRFLOW_VERSION,
    },
  });
}

function job(context: LoweringContext): DesiredResource {
  return fabricItem(context, {
    name: JOB,
    type: "fabric.airflowJob",
    minutes: [1, 5],
    definition: {
      parts: [
        { path: "apacheairflowjob-content.json", content: AIRFLOW_SETTINGS },
        { path: `dags/${context.component.id}.py`, text: workflow(context) },
      ],
    },
  });
}

/** The job moves from the pool that everybody has to its own. */
function compute(context: LoweringContext): DesiredResource {
  return serviceResource(context, {
    name: "compute",
    type: "fabric.airflowCompute",
    path: inEnvironment(context, "/compute"),
    minutes: [1, 5],
    properties: { poolTemplateId: ref(context, "pool", "id") },
  });
}

function running(context: LoweringContext): DesiredResource {
  return serviceResource(context, {
    name: "running",
    type: "fabric.airflowEnvironment",
    path: inEnvironment(context, ""),
    minutes: [4, 15],
    properties: {},
    dependsOn: ["compute"],
  });
}

function inEnvironment(context: LoweringContext, below: string): Value {
  return inWorkspace(context, "apacheAirflowJobs", ref(context, JOB, "id"), `environment${below}`);
}

const PROGRAM: DagProgram = {
  imports: `import json
import time
from datetime import datetime, timedelta

import requests
from airflow import DAG
from airflow.hooks.base import BaseHook
from airflow.operators.python import PythonOperator
`,
  definitions: `

def token_for(scope):
    application = BaseHook.get_connection("zerolake")
    place = "https://login.microsoftonline.com/" + application.extra_dejson["tenantId"] + "/oauth2/v2.0/token"
    form = {"grant_type": "client_credentials", "client_id": application.login, "client_secret": application.password, "scope": scope}
    answer = requests.post(place, data=form, timeout=60)
    answer.raise_for_status()
    return answer.json()["access_token"]

${STEP_PROGRAM}`,
  task: `        task = PythonOperator(task_id=step["name"], python_callable=run, op_args=[step["step"], "{{ ts_nodash }}"])`,
};

function workflow(context: LoweringContext): Value {
  const steps = workflowSteps(context).map(({ name, step }) => ({ name, step: step as unknown as PropertyMap }));
  return dagFile(
    steps,
    {
      id: context.component.id,
      schedule: cron(textSetting(context, "schedule")),
      retries: numberSetting(context, "retries"),
    },
    PROGRAM,
  );
}

function reportSignIn({ component, report }: Pick<LoweringContext, "report"> & Pick<Part, "component">): void {
  report({
    severity: "info",
    code: "ZL-FABRIC-AIRFLOW-SIGN-IN",
    message: `“${component.title}” starts things as an application of yours, which a person names once in its Airflow.`,
    target: { component: component.id },
    hint: "In Airflow: Admin, Connections, a generic one called zerolake with the application's id as login, its secret as password and tenantId as an extra. Make the application a contributor of the workspace, and let it start what lies outside.",
  });
}
