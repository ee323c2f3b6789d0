import { CloudRefusalError, type NameQuestion, type PreflightVerdict } from "@zerolake/execution";
import { isMap, type Value } from "@zerolake/resources";
import { failureOf } from "../arm-failure.ts";
import { type AzureCall, ask } from "../azure-call.ts";
import { classifyError } from "../classify-error.ts";

interface NameCheck {
  readonly apiVersion: string;
  /** What the service wants to hear as type; absent for one that has only one kind of names. */
  readonly type?: string;
}

/** Services that answer at `…/providers/<service>/checkNameAvailability`. */
const CHECKS: Readonly<Record<string, NameCheck>> = {
  "Microsoft.ContainerRegistry/registries": { apiVersion: "2023-07-01", type: "Microsoft.ContainerRegistry/registries" },
  "Microsoft.DBforPostgreSQL/flexibleServers": { apiVersion: "2025-08-01", type: "Microsoft.DBforPostgreSQL/flexibleServers" },
  "Microsoft.Devices/IotHubs": { apiVersion: "2023-06-30" },
  "Microsoft.EventHub/namespaces": { apiVersion: "2024-01-01" },
  "Microsoft.KeyVault/vaults": { apiVersion: "2023-07-01", type: "Microsoft.KeyVault/vaults" },
  "Microsoft.Purview/accounts": { apiVersion: "2021-12-01", type: "Microsoft.Purview/accounts" },
  "Microsoft.Search/searchServices": { apiVersion: "2023-11-01", type: "searchServices" },
  "Microsoft.Storage/storageAccounts": { apiVersion: "2023-05-01", type: "Microsoft.Storage/storageAccounts" },
};

export function freeNames(call: AzureCall, asked: readonly NameQuestion[]): Promise<readonly PreflightVerdict[]> {
  return Promise.all(asked.map((question) => askName(call, question)));
}

async function askName(call: AzureCall, { type, name }: NameQuestion): Promise<PreflightVerdict> {
  const check = CHECKS[type];
  if (!check) return { answer: "unknown", detail: "The service does not tell whether a name is free." };
  const path = `/subscriptions/${call.subscription}/providers/${type.split("/")[0]}/checkNameAvailability?api-version=${check.apiVersion}`;
  const answer = await ask(call, "POST", path, { name, ...(check.type === undefined ? {} : { type: check.type }) });
  if (answer.status !== 200) throw new CloudRefusalError(classifyError(failureOf(answer)));
  const body = answer.body as Value;
  if (isMap(body) && body["nameAvailable"] === true) return { answer: "yes" };
  const message = isMap(body) && typeof body["message"] === "string" ? body["message"] : "The name is taken.";
  return {
    answer: "no",
    detail: message,
    remedy: "Give the environment another name prefix, or remove what bears the name if it is yours.",
  };
}
