import type { PreflightVerdict, ServiceQuestion } from "@zerolake/execution";
import { type AzureCall, look } from "../azure-call.ts";

const API_VERSION = "2021-04-01";

/** Providers that the subscription has not registered are registered by the deployment: nothing to do, but worth knowing. */
export function providerVerdicts(call: AzureCall, asked: readonly ServiceQuestion[]): Promise<readonly PreflightVerdict[]> {
  return Promise.all(
    asked.map(async ({ service }): Promise<PreflightVerdict> => {
      const provider = await look(call, `/subscriptions/${call.subscription}/providers/${service}?api-version=${API_VERSION}`);
      if (!provider) return { answer: "no", detail: "Azure knows no such provider.", remedy: "Choose another engine for this component." };
      if (provider["registrationState"] === "Registered") return { answer: "yes" };
      return { answer: "yes", detail: "Not registered yet: the deployment registers it, which takes one to ten minutes." };
    }),
  );
}
