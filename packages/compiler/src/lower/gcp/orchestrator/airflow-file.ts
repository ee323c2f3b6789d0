import { join, type Value } from "@zerolake/resources";
import { jsonText } from "../../json-text.ts";
import type { RunStep } from "./run-step.ts";

export interface DagOptions {
  /** Name of the workflow, unique in its Airflow. */
  readonly id: string;
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  readonly retries: number;
}

/**
 * A workflow as an Airflow file: a fixed program and, as JSON inside it, what the arrows say. Steps run one after the other
 * in drawn order; each waits for the end of what it starts.
 */
export function airflowFile(steps: readonly RunStep[], { id, schedule, retries }: DagOptions): Value {
  const plan = { id, schedule, retries, steps: steps.map((step) => ({ ...step })) };
  return join(HEAD, jsonText(plan as unknown as Value), TAIL);
}

const HEAD = `"""Generated from the arrows of the blueprint: change the drawing, not this file."""
import json
import time
from datetime import datetime, timedelta

import google.auth
from airflow import DAG
from airflow.exceptions import AirflowException
from airflow.operators.python import PythonOperator
from google.auth.transport.requests import AuthorizedSession

PLAN = json.loads(r'''`;

const TAIL = `''')
POLL_SECONDS = 30


def session():
    credentials, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/cloud-platform"])
    return AuthorizedSession(credentials)


def at(answer, path):
    for key in path:
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer


def run(start, look, state, error_field=None, verdict=None):
    """Starts what the step names, and waits until it has ended."""
    http = session()
    started = http.post(start["url"], json=start["body"])
    started.raise_for_status()
    address = look["api"] + at(started.json(), look["at"]) + look["query"]
    while True:
        seen = http.get(address)
        seen.raise_for_status()
        answer = seen.json()
        value = at(answer, state["field"].split("."))
        if value in state["failed"] or (error_field and answer.get(error_field) is not None):
            raise AirflowException(f"ended without success: {json.dumps(answer)[:2000]}")
        if value in state["succeeded"]:
            if verdict and at(answer, verdict) is not True:
                raise AirflowException("a check did not pass")
            return
        time.sleep(POLL_SECONDS)


with DAG(
    dag_id=PLAN["id"],
    schedule=PLAN["schedule"],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": PLAN["retries"], "retry_delay": timedelta(minutes=1), "retry_exponential_backoff": True},
):
    before = None
    for step in PLAN["steps"]:
        arguments = {"start": step["start"], "look": step["look"], "state": step["state"]}
        arguments.update({"error_field": step.get("errorField"), "verdict": step.get("verdict")})
        task = PythonOperator(task_id=step["name"], python_callable=run, op_kwargs=arguments)
        if before is not None:
            before >> task
        before = task
`;
