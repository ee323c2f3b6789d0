import type { PreflightVerdict, ServiceQuestion } from "@zerolake/execution";
import { isList, isMap } from "@zerolake/resources";
import type { GoogleInspection } from "./google-inspection.ts";

/** `services.batchGet` takes this many at once. */
const AT_ONCE = 30;

/** Services that are off are switched on by the deployment: nothing to do, but worth knowing. */
export async function serviceVerdicts(at: GoogleInspection, asked: readonly ServiceQuestion[]): Promise<readonly PreflightVerdict[]> {
  const enabled = new Set<string>();
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    for (const service of await enabledAmong(at, asked.slice(start, start + AT_ONCE))) enabled.add(service);
  }
  return asked.map(({ service }) =>
    enabled.has(service) ? { answer: "yes" } : { answer: "yes", detail: "Off now: the deployment switches it on." },
  );
}

async function enabledAmong({ client, project, signal }: GoogleInspection, asked: readonly ServiceQuestion[]): Promise<readonly string[]> {
  const names = new URLSearchParams(asked.map(({ service }): [string, string] => ["names", `projects/${project}/services/${service}`]));
  const url = `https://serviceusage.googleapis.com/v1/projects/${project}/services:batchGet?${names}`;
  const { services } = await client.send({ method: "GET", url, signal });
  return (isList(services) ? services.filter(isMap) : [])
    .filter(({ state }) => state === "ENABLED")
    .map(({ name }) => String(name).split("/").at(-1) ?? "");
}
