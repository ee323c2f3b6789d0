import type { LoweringContext } from "../../../lowering.ts";
import { isOwnCode } from "../../jobs/job-code.ts";

/** Stream jobs of ours write tables on Azure: whoever believes that their vectors arrive is told. */
export function reportStreams(context: LoweringContext): void {
  for (const { component, edge } of context.incoming("vectors")) {
    if (component.kind !== "stream-processor" || isOwnCode({ component })) continue;
    context.report({
      severity: "warning",
      code: "ZL-AZURE-STREAM-VECTORS",
      message: `“${component.title}” writes tables and no vectors: nothing reaches “${context.component.title}” from it.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Let an Embedding pipeline read the tables and fill the vector database, or give the job code of your own.",
    });
  }
}
