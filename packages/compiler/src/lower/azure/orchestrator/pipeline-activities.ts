import { join, type Value } from "@zerolake/resources";
import type { LooseMap } from "../../loose-map.ts";
import { FACTORY_CREDENTIAL } from "../data-factory/factory.ts";
import { type NamedStep, type RunStep, STARTED_ID } from "./run-steps.ts";

const LOOK_SECONDS = 30;
const RETRY_SECONDS = 60;
const START_TIMEOUT = "0.00:10:00";
const RUN_TIMEOUT = "2.00:00:00";

interface Sequence {
  readonly retries: number;
  /** Name of the step before. */
  readonly after: string | undefined;
}

/** The activities of one step: start, look until it has ended, and fail when it did not end well. */
export function activitiesOf({ name: id, step }: NamedStep, { retries, after }: Sequence): readonly LooseMap[] {
  const name = `Start ${id}`;
  return [
    {
      name,
      type: "WebActivity",
      dependsOn: after === undefined ? [] : [{ activity: lastActivity(after), dependencyConditions: ["Succeeded"] }],
      policy: { timeout: START_TIMEOUT, retry: retries, retryIntervalInSeconds: RETRY_SECONDS },
      typeProperties: {
        ...call(step),
        method: step.start.method,
        url: step.start.url,
        body: step.start.body,
        headers: { "Content-Type": "application/json" },
      },
    },
    waitUntilEnded(id, step),
    {
      name: lastActivity(id),
      type: "IfCondition",
      dependsOn: [{ activity: `Wait for ${id}`, dependencyConditions: ["Succeeded"] }],
      typeProperties: {
        expression: { type: "Expression", value: `@equals(variables('${variableOf(id)}'), '${step.status.succeeded}')` },
        ifFalseActivities: [
          {
            name: `Fail ${id}`,
            type: "Fail",
            typeProperties: { message: `@concat('${id} ended as ', variables('${variableOf(id)}'))`, errorCode: "RunFailed" },
          },
        ],
      },
    },
  ];
}

/** What the next step waits for. */
function lastActivity(id: string): string {
  return `Check ${id}`;
}

/** Keeps the last word that was heard of a run: what happens inside a loop is not seen outside of it. */
export function variableOf(id: string): string {
  return `status_${id.replaceAll("-", "_")}`;
}

function waitUntilEnded(id: string, step: RunStep): LooseMap {
  const look = `Look at ${id}`;
  const words = step.status.running.map((word) => `'${word}'`).join(", ");
  return {
    name: `Wait for ${id}`,
    type: "Until",
    dependsOn: [{ activity: `Start ${id}`, dependencyConditions: ["Succeeded"] }],
    typeProperties: {
      timeout: RUN_TIMEOUT,
      expression: { type: "Expression", value: `@not(contains(createArray(${words}), variables('${variableOf(id)}')))` },
      activities: [
        { name: `Pause for ${id}`, type: "Wait", typeProperties: { waitTimeInSeconds: LOOK_SECONDS } },
        {
          name: look,
          type: "WebActivity",
          dependsOn: [{ activity: `Pause for ${id}`, dependencyConditions: ["Succeeded"] }],
          policy: { timeout: START_TIMEOUT, retry: 3, retryIntervalInSeconds: RETRY_SECONDS },
          typeProperties: { ...call(step), method: "GET", url: statusUrl(id, step) },
        },
        {
          name: `Note ${id}`,
          type: "SetVariable",
          dependsOn: [{ activity: look, dependencyConditions: ["Succeeded"] }],
          typeProperties: { variableName: variableOf(id), value: `@string(activity('${look}').output.${step.status.path})` },
        },
      ],
    },
  };
}

/** With the workflow's own identity. */
function call({ audience }: RunStep): LooseMap {
  return {
    authentication: {
      type: "UserAssignedManagedIdentity",
      resource: audience,
      credential: FACTORY_CREDENTIAL,
    },
  };
}

function statusUrl(id: string, { status, idPath, idHeader }: RunStep): Value {
  const place = idHeader === undefined ? (idPath ?? "name") : `ADFWebActivityResponseHeaders.${idHeader}`;
  const started = `@{activity('Start ${id}').output.${place}}`;
  return typeof status.url === "string" ? status.url.replace(STARTED_ID, started) : joined(status.url, started);
}

/** Addresses that are known only after a deployment are put together then. */
function joined(url: Value, started: string): Value {
  const parts = (url as { readonly $join?: readonly Value[] }).$join ?? [url];
  return join(...parts.map((part) => (typeof part === "string" ? part.replace(STARTED_ID, started) : part)));
}
