import { CloudRefusalError } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArtefactSource } from "../aws/artefact-source.ts";
import type { ArmAnswer, ArmClient, ArmMethod } from "./arm-client.ts";
import { failureOf } from "./arm-failure.ts";
import { classifyError } from "./classify-error.ts";
import type { DataClient, DataQuestion } from "./data-client.ts";

/** One call of the engine: where to ask, and until when. */
export interface AzureCall {
  readonly client: ArmClient;
  readonly data: DataClient;
  /** What the project has built, to upload it. */
  readonly artefacts: ArtefactSource | undefined;
  readonly subscription: string;
  readonly region: string;
  readonly abortSignal: AbortSignal;
}

/** A resource as ARM addresses it. */
export interface ArmTarget {
  readonly id: string;
  readonly apiVersion: string;
}

export function ask({ client, abortSignal }: AzureCall, method: ArmMethod, path: string, body?: unknown): Promise<ArmAnswer> {
  return client.ask({ method, path, abortSignal, ...(body === undefined ? {} : { body }) });
}

export function pathOf({ id, apiVersion }: ArmTarget, action = ""): string {
  return `${id}${action}?api-version=${apiVersion}`;
}

/** The same at a service's own address. */
export function askService({ data, abortSignal }: AzureCall, question: Omit<DataQuestion, "abortSignal">): Promise<ArmAnswer> {
  return data.ask({ ...question, abortSignal });
}

/** What a GET returns; `undefined` for what does not exist. Throws `CloudRefusalError` when the cloud refuses to show it. */
export async function look(call: AzureCall, path: string): Promise<PropertyMap | undefined> {
  const answer = await ask(call, "GET", path);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new CloudRefusalError(classifyError(failureOf(answer)));
  return isMap(answer.body as Value) ? (answer.body as PropertyMap) : {};
}

/** `arm@2024-01-01`: the version that a resource was written with is the one that it is read with. */
export function apiVersionOf(via: string): string {
  const [route, version] = via.split("@");
  if (route !== "arm" || version === undefined) throw new Error(`"${via}" is no route of the Azure driver`);
  return version;
}
