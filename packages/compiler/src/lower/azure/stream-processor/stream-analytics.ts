import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { queryStreamingUnits } from "../../../sizing/stream-analytics-units.ts";
import { workloadIdentity } from "../access.ts";
import { analyticsJob, analyticsJobId } from "./analytics-job.ts";
import { inputsOf, outputsOf, type QueryEnd } from "./query-route.ts";
import { reportUnwired } from "./report-unwired.ts";

/** A query over events that never ends. */
export const streamAnalytics: Lowering = {
  cloud: "azure",
  kind: "stream-processor",
  variant: "stream-analytics",
  service: "Azure Stream Analytics",
  gap: "its own dialect of SQL, whose ends are [input] and [output]; appends only, no code of yours",
  minutes: [2, 5],
  outputs: (part) => {
    const job = { jobId: analyticsJobId(part), region: part.target.region };
    return { ports: { events: job, tables: job, metrics: job } };
  },
  refuses: (_self, data, direction, peer) =>
    data === "events" && peer.component.kind === "event-stream" && !peer.variant.startsWith("event-hubs")
      ? `Stream Analytics ${direction === "in" ? "reads" : "writes"} Event Hubs only, not “${peer.component.title}”.`
      : undefined,
  lower: (context) => {
    const inputs = inputsOf(context);
    const outputs = outputsOf(context);
    if (inputs.length === 0 || outputs.length === 0) {
      reportUnwired(context);
      return workloadIdentity(context);
    }
    return [
      ...workloadIdentity(context),
      ...analyticsJob(context, {
        inputs,
        outputs,
        query: queryOf(context, inputs, outputs),
        streamingUnits: queryStreamingUnits(context.target.tier, context.figures.mbPerSecond),
        stopsOnErrors: context.component.settings["exactlyOnce"] === true,
      }),
    ];
  },
};

/** The user's query; without one every event goes to every end as it came. */
function queryOf(context: LoweringContext, inputs: readonly QueryEnd[], outputs: readonly QueryEnd[]): string {
  const own = textSetting(context, "sql", "").trim();
  if (own !== "") return own;
  return inputs.flatMap((input) => outputs.map((output) => `SELECT * INTO [${output.name}] FROM [${input.name}]`)).join(";\n");
}
