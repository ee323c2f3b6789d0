import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { actAs } from "../act-as.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { wishService } from "../enable-services.ts";
import { grant, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { TRAINING_IMAGE } from "./custom-job.ts";

/** Who trains: a run is an action of a person or a workflow, and nothing stands between two runs. */
export const vertexCustomJob: Lowering = {
  cloud: "gcp",
  kind: "model-training",
  variant: "vertex-custom-job",
  service: "Vertex AI custom training",
  gap: "a run is started by a workflow or by hand, as the account that is made here, in an image of yours",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: {
      model: { identity: identityEmail(part) },
      files: { identity: identityEmail(part) },
      runs: { protocol: "vertex-custom-job", identity: identityEmail(part) },
    },
  }),
  // Jobs have no policy of their own.
  grants: { in: { runs: (self) => [grant("roles/aiplatform.user", onProject(self)), actAs(self)] } },
  lower: (context) => {
    if (isStartedByAWorkflow(context)) containerImage(context, TRAINING_IMAGE);
    return [
      ...workloadIdentity(context, [grant("roles/aiplatform.user", onProject(context)), ...useWorkFolder(context)]),
      workFolder(context),
      wishService(context, "aiplatform.googleapis.com"),
    ];
  },
};

function isStartedByAWorkflow(context: LoweringContext): boolean {
  return context.incoming("runs").length > 0;
}
