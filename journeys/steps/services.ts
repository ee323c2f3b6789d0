/** PostgreSQL and Redis of the journeys; whoever runs the journeys owns both and answers on this address. */
const CONTROL = process.env["ZEROLAKE_SERVICE_CONTROL"] ?? "";

/** `cloud` is the way from the worker to what it takes for AWS, `cloudProcess` that itself: `kill` ends it as a power cut would. */
export type ServiceName = "postgres" | "redis" | "cloud" | "cloudProcess";

/** Whether this run may take services away; a run against a console that somebody else started may not. */
export const ownsServices = CONTROL !== "";

/** Returns once it is gone, back, silent or answering again. */
export async function tellService(service: ServiceName, action: "stop" | "start" | "freeze" | "thaw" | "kill"): Promise<void> {
  const response = await fetch(`${CONTROL}/${service}/${action}`, { method: "POST" });
  if (!response.ok) throw new Error(`${service} did not ${action}: ${await response.text()}`);
}
