import type { ServiceName } from "@/clouds/service-names.ts";

/** What is typed into the form of each service, while it is being typed. */
export type ServiceDraft =
  | { readonly service: "databricks"; readonly workspace: string; readonly clientId: string; readonly clientSecret: string }
  | { readonly service: "confluent"; readonly apiKey: string; readonly apiSecret: string };

export function emptyServiceDraft(service: ServiceName): ServiceDraft {
  return service === "databricks" ? { service, workspace: "", clientId: "", clientSecret: "" } : { service, apiKey: "", apiSecret: "" };
}

/** Whether everything is there; whether it is right, the server says. */
export function isServiceDraftFilled(draft: ServiceDraft): boolean {
  return Object.values(draft).every((text) => text.trim() !== "");
}
