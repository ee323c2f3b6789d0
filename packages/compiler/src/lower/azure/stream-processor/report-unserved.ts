import type { LoweringContext, Peer } from "../../../lowering.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import { isOwnCode } from "../../jobs/job-code.ts";

export interface ServedArrows {
  readonly stream: Peer;
  readonly lake: Peer;
  /** The clause that says who may already write features, for code of the user's own. */
  readonly featuresRight: string;
}

/** What our own job neither reads nor writes: it takes one stream into one store of tables. */
export function reportUnserved(context: LoweringContext, { stream, lake, featuresRight }: ServedArrows): void {
  reportFeaturesUnwritten(context, featuresRight);
  if (isOwnCode(context)) return;
  const { id, title } = context.component;
  const others = [
    ...(["events", "tables", "features", "endpoint"] as const).flatMap((data) => context.incoming(data)),
    ...(["events", "tables", "vectors"] as const).flatMap((data) => context.outgoing(data)),
  ].filter(({ edge }) => edge.id !== stream.edge.id && edge.id !== lake.edge.id);
  for (const { component, edge } of others) {
    context.report({
      severity: "info",
      code: "ZL-AZURE-STREAM-UNSERVED",
      message: `The generated job of “${title}” writes “${stream.component.title}” into “${lake.component.title}”; what “${component.title}” is for needs a job of your own.`,
      target: { component: id, edge: edge.id, setting: "job" },
      hint: "Choose “Own artefact” as the job and name your code, or draw a Stream processing of its own for each stream and each store.",
    });
  }
}
