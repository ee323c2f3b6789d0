import { reportAwaited } from "../../../answers/report-awaited.ts";
import { answerList, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { forwarderOutputs, forwardLines, refusesDelivery } from "./forward-lines.ts";

/** Lines of log groups that exist already, each as one event of a stream. */
export const logsSubscription: Lowering = {
  cloud: "aws",
  kind: "log-source",
  variant: "logs-subscription",
  service: "Amazon CloudWatch Logs subscription filters",
  gap: "two subscriptions per log group, other tools included; lines are lost when the stream is away for longer than the retries",
  minutes: [0, 2],
  outputs: forwarderOutputs,
  refuses: refusesDelivery,
  lower: (context) =>
    forwardLines(
      context,
      logGroups(context).map((name) => ({ name })),
    ),
};

/** The blueprint's own list, else what the environment answers. */
function logGroups(context: LoweringContext): readonly string[] {
  const answer = `logGroups.${context.component.id}` as const;
  const groups = [...new Set(answerList(context, answer, "logGroups"))];
  if (groups.length === 0)
    reportAwaited(context, {
      answer,
      severity: "warning",
      message: `“${context.component.title}” collects nothing yet: nobody has named a log group.`,
    });
  return groups;
}
