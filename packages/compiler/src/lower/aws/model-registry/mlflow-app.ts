import type { Lowering, Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { allow, policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { artefactBucketArn, artefactUri, mlflowStore, readArtefacts } from "./mlflow-store.ts";

const APP = "AWS::SageMaker::MlflowApp";

/** MLflow without a server: nothing is billed while nobody trains. */
export const mlflowApp: Lowering = {
  cloud: "aws",
  kind: "model-registry",
  variant: "mlflow-app",
  service: "Amazon SageMaker serverless MLflow",
  gap: "not in every region",
  minutes: [2, 6],

  outputs: (part) => ({
    ports: {
      model: {
        protocol: "mlflow",
        mlflowAppArn: appArn(part),
        trackingServerArn: appArn(part),
        artifactBucketArn: artefactBucketArn(part),
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: { model: (self) => [callApp(self)] },
    out: { model: (self) => [callApp(self), readArtefacts(self)] },
  },

  lower: (context) => [
    ...mlflowStore(context),
    awsResource(context, {
      name: "app",
      type: APP,
      minutes: [2, 6],
      properties: {
        Name: nameOf(context, APP, "app"),
        ArtifactStoreUri: artefactUri(context),
        RoleArn: ref(context, "role", "Arn"),
        ModelRegistrationMode: "AutoModelRegistrationEnabled",
      },
      dependsOn: [policyLogicalName()],
    }),
  ],
};

/** All of MLflow's API is one action of the app; the finer ones belong to tracking servers. */
function callApp(self: Part) {
  return allow(["sagemaker:CallMlflowAppApi"], [appArn(self)]);
}

/** Its ARN ends in an id that only the service knows. */
function appArn(part: Part) {
  return ref(part, "app", "Arn");
}
