import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenList, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { assignRoles } from "../access.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";

/** Senders write to the stream themselves, with tokens of the company's directory: nothing stands in between. */
export const eventHubsRest: Lowering = {
  cloud: "azure",
  kind: "event-source",
  variant: "event-hubs-rest",
  service: "Azure Event Hubs over HTTPS",
  gap: "no web pages and nobody without a token: every sender needs an application in your directory; nothing checks what an event looks like",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { events: { protocol: "https POST", region: part.target.region } } }),
  refuses: (_self, data, direction, peer) => {
    if (data === "schema" && direction === "in")
      return `Nothing checks events against “${peer.component.title}”: senders write to Event Hubs themselves. Switch off “Senders sign in with Microsoft Entra”, and the collector checks them.`;
    return data === "events" && direction === "out" && !peer.variant.startsWith("event-hubs")
      ? `Senders with Microsoft Entra tokens write to Event Hubs only, not to “${peer.component.title}”.`
      : undefined;
  },
  lower: (context) => {
    reportAddress(context);
    return senderGroups(context).flatMap((group) =>
      assignRoles(context, {
        name: "sender",
        to: group,
        subject: group,
        principalId: group,
        principalType: "Group",
        grants: context.grants,
      }),
    );
  },
};

/** Object ids of the groups whose members may send. */
function senderGroups(context: LoweringContext): readonly string[] {
  const groups = [...new Set(chosenList(context, "senderGroups"))];
  if (groups.length === 0)
    reportAwaited(context, {
      answer: "senderGroups",
      severity: "warning",
      message: `Nobody may send to “${context.component.title}” yet: no group of senders is named.`,
    });
  return groups;
}

/** Senders have to be told where; one topic per stream takes their events. */
function reportAddress(context: LoweringContext): void {
  for (const { outputs, edge } of context.outgoing("events")) {
    context.report({
      severity: "info",
      code: "ZL-AZURE-SENDERS-ADDRESS",
      message: `Senders of “${context.component.title}” POST to https://${String(outputs["host"])}/${writtenTopic(context, outputs) ?? ""}/messages.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Each request bears a token of the sender's application for https://eventhubs.azure.net.",
    });
  }
}
