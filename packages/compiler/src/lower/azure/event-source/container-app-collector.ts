import { join } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { keyFieldOf } from "../../key-field.ts";
import { ref } from "../../part-address.ts";
import { receivingApp } from "../containers/receiving-app.ts";

const PORT = 8080;

/** Containers behind HTTPS that hand events to the stream. */
export const containerAppCollector: Lowering = {
  cloud: "azure",
  kind: "event-source",
  variant: "container-app-collector",
  service: "Azure Container Apps",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), "/events");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },

  lower: (context) => {
    reportStreams(context);
    const keyField = keyFieldOf(context.outgoing("events")[0]);
    return receivingApp(context, { mode: "collect", port: PORT, environment: { ZEROLAKE_KEY_FIELD: keyField } });
  },
};

/** One stream is written, so that an answer never stands for half of the copies. */
function reportStreams(context: LoweringContext): void {
  const [first, ...others] = context.outgoing("events");
  for (const { component } of others) {
    context.report({
      severity: "error",
      code: "ZL-AZURE-COLLECTOR-STREAMS",
      message: `“${context.component.title}” writes to “${first?.component.title}” and cannot write to “${component.title}” too.`,
      target: { component: context.component.id },
      hint: "Remove one of the arrows, or let a Stream processing job copy the events.",
    });
  }
}
