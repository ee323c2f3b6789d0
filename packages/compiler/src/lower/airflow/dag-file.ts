import { join, type Value } from "@zerolake/resources";
import { jsonText } from "../json-text.ts";

export interface DagOptions {
  /** Name of the workflow, unique in its Airflow. */
  readonly id: string;
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  readonly retries: number;
}

/** What a cloud writes of the program, in Python. */
export interface DagProgram {
  /** The frame itself uses `json`, `datetime`, `timedelta` and `DAG`. */
  readonly imports: string;
  /** What stands between the plan and the workflow. */
  readonly definitions: string;
  /** Body of the loop that makes a `task` of a `step`, with its indentation. */
  readonly task: string;
}

/**
 * A workflow as an Airflow file: a fixed program and, as JSON inside it, what the arrows say. Steps run one after the other
 * in drawn order; each waits for the end of what it starts.
 */
export function dagFile(steps: Value, { id, schedule, retries }: DagOptions, program: DagProgram): Value {
  return join(head(program), jsonText({ id, schedule, retries, steps }), tail(program));
}

function head({ imports }: DagProgram): string {
  return `"""Generated from the arrows of the blueprint: change the drawing, not this file."""
${imports}
PLAN = json.loads(r'''`;
}

function tail({ definitions, task }: DagProgram): string {
  return `''')
${definitions}

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
${task}
        if before is not None:
            before >> task
        before = task
`;
}
