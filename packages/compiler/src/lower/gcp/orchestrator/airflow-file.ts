import type { Value } from "@zerolake/resources";
import { type DagOptions, type DagProgram, dagFile } from "../../airflow/dag-file.ts";
import type { RunStep } from "./run-step.ts";

/** A workflow as a file of Airflow that starts each step by a call and looks until it has ended. */
export function airflowFile(steps: readonly RunStep[], options: DagOptions): Value {
  const plan = steps.map((step) => ({ ...step }));
  return dagFile(plan as unknown as Value, options, PROGRAM);
}

const PROGRAM: DagProgram = {
  imports: `import json
import time
from datetime import datetime, timedelta

import google.auth
from airflow import DAG
from airflow.exceptions import AirflowException
from airflow.operators.python import PythonOperator
from google.auth.transport.requests import AuthorizedSession
`,
  definitions: `POLL_SECONDS = 30


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
`,
  task: `        arguments = {"start": step["start"], "look": step["look"], "state": step["state"]}
        arguments.update({"error_field": step.get("errorField"), "verdict": step.get("verdict")})
        task = PythonOperator(task_id=step["name"], python_callable=run, op_kwargs=arguments)`,
};
