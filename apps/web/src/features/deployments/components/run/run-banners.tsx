import type { RunView } from "@zerolake/execution";
import { Banner } from "@/components/ui/banner.tsx";
import { plural } from "@/format/number.ts";
import { formatClock } from "@/format/time.ts";
import type { Run } from "../../store/run-types.ts";

/** What is unusual about the run at this moment. */
export function RunBanners({ run, view }: { run: Run; view: RunView }) {
  const takeover = view.takeovers.at(-1);
  return (
    <>
      {takeover && (
        <Banner status={takeover.unexplained.length > 0 ? "warning" : "neutral"}>
          A worker stopped. Another took over at {formatClock(new Date(takeover.at))}
          {takeover.unexplained.length > 0
            ? ` and asks the cloud about ${plural(takeover.unexplained.length, "open call")}.`
            : takeover.openIntents > 0
              ? `: ${takeover.openIntents === 1 ? "its open call is" : `all ${takeover.openIntents} open calls are`} accounted for.`
              : "."}
        </Banner>
      )}
      {view.cancel && view.state === "applying" && (
        <Banner status="warning">Cancelling – nothing new starts. Calls in flight are followed to their end.</Banner>
      )}
      {view.state === "approved" && run.deployment.waitsBehind !== null && (
        <Banner status="waiting">
          Waits for #{run.deployment.waitsBehind}, which has {run.deployment.environment.name}. It starts by itself.
        </Banner>
      )}
    </>
  );
}
