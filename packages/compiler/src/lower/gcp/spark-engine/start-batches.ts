import type { Part, Statement } from "../../../lowering.ts";
import { actAs } from "../act-as.ts";
import { grant, onProject } from "../iam.ts";

/** What whoever starts Spark needs: batches have no policy of their own. */
export function startBatches(self: Part): readonly Statement[] {
  return [grant("roles/dataproc.serverlessEditor", onProject(self)), actAs(self)];
}
