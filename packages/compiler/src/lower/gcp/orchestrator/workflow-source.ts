import type { PropertyMap, Value } from "@zerolake/resources";
import type { RunStep } from "./run-step.ts";

const POLL_SECONDS = 30;
const RETRY_SECONDS = { first: 60, longest: 600 } as const;
const AUTH = { type: "OAuth2" } as const;
const END = "end";

/**
 * A workflow in the words of Google Workflows: the steps one after the other, in drawn order. Starting is tried again as
 * often as the settings say; the first step that fails ends the run.
 */
export function workflowSource(steps: readonly RunStep[], retries: number): PropertyMap {
  const rows = steps.flatMap((step, index) => rowsOf(step, steps[index + 1]?.name ?? END, retries));
  // A definition without a step is refused.
  return { main: { steps: rows.length === 0 ? [{ nothing: { return: "no arrows" } }] : rows } };
}

function rowsOf(step: RunStep, next: string, retries: number): readonly PropertyMap[] {
  const { name, start, look } = step;
  return [
    {
      [name]: {
        try: { call: "http.post", args: { url: start.url, body: start.body, auth: AUTH }, result: "started" },
        ...retry(retries),
      },
    },
    { [`${name}_wait`]: { call: "sys.sleep", args: { seconds: POLL_SECONDS } } },
    {
      [`${name}_look`]: {
        try: {
          call: "http.get",
          args: { url: `\${"${look.api}" + started.body.${look.at.join(".")} + "${look.query}"}`, auth: AUTH },
          result: "seen",
        },
        ...retry(Math.max(1, retries)),
      },
    },
    { [`${name}_ended`]: { switch: endings(step, next), next: `${name}_wait` } },
    { [`${name}_failed`]: { raise: `${name} did not succeed` } },
  ];
}

function retry(retries: number): PropertyMap {
  if (retries === 0) return {};
  return {
    retry: {
      predicate: "${http.default_retry_predicate}",
      max_retries: retries,
      backoff: { initial_delay: RETRY_SECONDS.first, max_delay: RETRY_SECONDS.longest, multiplier: 2 },
    },
  };
}

/** Missing fields are `null` here, and no mistake. */
function field(path: readonly string[]): string {
  return `map.get(seen.body, ${path.length === 1 ? JSON.stringify(path[0]) : JSON.stringify(path)})`;
}

function endings({ name, state, errorField, verdict }: RunStep, next: string): readonly Value[] {
  const failed = `${name}_failed`;
  const seen = field(state.field.split("."));
  const isOver = state.succeeded.map((value) => `${seen} == ${JSON.stringify(value)}`).join(" or ");
  return [
    ...(errorField === undefined ? [] : [{ condition: `\${${field([errorField])} != null}`, next: failed }]),
    ...state.failed.map((value) => ({ condition: `\${${seen} == ${JSON.stringify(value)}}`, next: failed })),
    ...(verdict === undefined ? [] : [{ condition: `\${(${isOver}) and ${field(verdict)} != true}`, next: failed }]),
    { condition: `\${${isOver}}`, next },
  ];
}
