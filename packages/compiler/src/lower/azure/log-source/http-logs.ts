import { join } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { receivingApp } from "../containers/receiving-app.ts";

/** Where OpenTelemetry sends to. */
const PORT = 4318;
const PATH = "/v1/logs";

/** Containers behind HTTPS that take logs as OpenTelemetry sends them. */
export const httpLogs: Lowering = {
  cloud: "azure",
  kind: "log-source",
  variant: "http-logs",
  service: "Azure Container Apps",
  gap: "applications send in OpenTelemetry's form as JSON, not as protobuf",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), PATH);
    return { ports: { events: { protocol: "https POST", url, region: part.target.region } } };
  },
  lower: (context) => {
    const isWired = context.outgoing("events").length > 0;
    if (!isWired) reportNowhere(context);
    return receivingApp(context, { mode: "logs", port: PORT, waitsFor: isWired ? undefined : "an Event stream is wired to it" });
  },
};

function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-LOGS-NOWHERE",
    message: `The logs of “${context.component.title}” go nowhere.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from it to an Event stream.",
  });
}
