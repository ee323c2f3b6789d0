import type { Lowering, Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { artefactBucketArn, artefactUri, mlflowStore, readArtefacts, readVersions, trackRuns } from "./mlflow-store.ts";

const SERVER = "AWS::SageMaker::MlflowTrackingServer";

/** MLflow as its users know it, kept by the cloud; registered models appear in the cloud's own registry too. */
export const mlflowServer: Lowering = {
  cloud: "aws",
  kind: "model-registry",
  variant: "mlflow-server",
  service: "Amazon SageMaker managed MLflow",
  gap: "billed by the hour, also while nobody trains",
  minutes: [20, 30],

  outputs: (part) => ({
    ports: {
      model: {
        protocol: "mlflow",
        trackingServerArn: serverArn(part),
        trackingServerName: serverName(part),
        artifactBucketArn: artefactBucketArn(part),
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: { model: (self) => trackRuns(serverArn(self)) },
    out: { model: (self) => [...readVersions(serverArn(self)), readArtefacts(self)] },
  },

  lower: (context) => [
    ...mlflowStore(context),
    awsResource(context, {
      name: "server",
      type: SERVER,
      minutes: [20, 30],
      properties: {
        TrackingServerName: serverName(context),
        ArtifactStoreUri: artefactUri(context),
        RoleArn: ref(context, "role", "Arn"),
        TrackingServerSize: context.target.tier === "production" ? "Medium" : "Small",
        AutomaticModelRegistration: true,
        WeeklyMaintenanceWindowStart: "Sun:03:00",
      },
      dependsOn: [policyLogicalName()],
    }),
  ],
};

function serverName(part: Part): string {
  return nameOf(part, SERVER, "server");
}

function serverArn(part: Part): string {
  return arn(part, "sagemaker", `mlflow-tracking-server/${serverName(part)}`);
}
