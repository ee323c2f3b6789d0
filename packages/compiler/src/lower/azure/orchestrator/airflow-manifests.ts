import type { PropertyMap, Value } from "@zerolake/resources";
import { jsonText } from "../../json-text.ts";
import type { NamedStep } from "./run-steps.ts";
import { STEP_PROGRAM } from "./step-program.ts";

const CHART_VERSION = "1.18.0";
const DAGS_FOLDER = "/opt/airflow/dags/zerolake";
export const SCHEDULER_ACCOUNT = "airflow-scheduler";

/** Starts a step by a call and looks until it has ended, with the identity of the workflow. */
const DAG = `"""One task per arrow, one after the other; what they call stands in steps.json."""
from __future__ import annotations

import json
import pathlib
import time

import requests
from airflow import DAG
from airflow.operators.python import PythonOperator
from azure.identity import WorkloadIdentityCredential

CONFIGURATION = json.loads((pathlib.Path(__file__).parent / "steps.json").read_text())


def token_for(scope):
    return WorkloadIdentityCredential().get_token(scope).token

${STEP_PROGRAM}

with DAG(dag_id=CONFIGURATION["id"], schedule=CONFIGURATION["schedule"], catchup=False, max_active_runs=1, default_args={"retries": CONFIGURATION["retries"]}) as dag:
    before = None
    for entry in CONFIGURATION["steps"]:
        task = PythonOperator(task_id=entry["name"], python_callable=run, op_args=[entry["step"], "{{ ts_nodash }}"])
        if before:
            before >> task
        before = task
`;

export interface Airflow {
  /** Of the workflow, and namespace of what it runs in. */
  readonly id: string;
  readonly schedule: string;
  readonly retries: number;
  readonly steps: readonly NamedStep[];
  readonly clientId: Value;
}

/** Airflow's own chart and the workflow, as a list that is applied and kept. */
export function airflowManifests({ id, schedule, retries, steps, clientId }: Airflow): readonly Value[] {
  const configuration = {
    id,
    schedule,
    retries,
    steps: steps.map(({ name, step }) => ({ name, step: step as unknown as PropertyMap })),
  };
  const metadata = (name: string) => ({ name, namespace: id });
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: id } },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadata("dags"),
      data: { "workflow.py": DAG, "steps.json": jsonText(configuration) },
    },
    {
      apiVersion: "source.toolkit.fluxcd.io/v1",
      kind: "HelmRepository",
      metadata: metadata("airflow"),
      spec: { interval: "24h", url: "https://airflow.apache.org" },
    },
    {
      apiVersion: "helm.toolkit.fluxcd.io/v2",
      kind: "HelmRelease",
      metadata: metadata("airflow"),
      spec: {
        interval: "1h",
        chart: { spec: { chart: "airflow", version: CHART_VERSION, sourceRef: { kind: "HelmRepository", name: "airflow" } } },
        values: chartValues(clientId),
      },
    },
  ];
}

function chartValues(clientId: Value): PropertyMap {
  return {
    executor: "LocalExecutor",
    labels: { "azure.workload.identity/use": "true" },
    scheduler: {
      serviceAccount: { create: true, name: SCHEDULER_ACCOUNT, annotations: { "azure.workload.identity/client-id": clientId } },
    },
    volumes: [{ name: "workflow", configMap: { name: "dags" } }],
    volumeMounts: [{ name: "workflow", mountPath: DAGS_FOLDER }],
  };
}
