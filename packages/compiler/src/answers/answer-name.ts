/** Answers of which there is one per environment. */
export type SingleAnswer =
  | "adminRoleArns"
  | "allowedOrigins"
  | "auroraPostgresVersion"
  | "billingAccount"
  | "certificateArn"
  | "confluentIntegration"
  | "confluentOrganization"
  | "confluentOwner"
  | "confluentPlan"
  | "confluentPrincipal"
  | "databricksWorkspace"
  | "debeziumPlugin"
  | "deployerRoleArn"
  | "emrRelease"
  | "fabricAdministrators"
  | "flinkConnectors"
  | "groupObjectIds"
  | "googleGroups"
  | "groupPrincipals"
  | "hyperpodChart"
  | "inferenceImage"
  | "jwtAudience"
  | "jwtIssuer"
  | "kafkaVersion"
  | "permissionsBoundaryArn"
  | "replicaBucketArn"
  | "replicaKeyArn"
  | "senderGroups"
  | "trainingImage"
  | "trainingInstance"
  | "zones";

/** Answers of which there is one per image or component: `images.<image>`, the others `<family>.<component>`. */
export type AnswerFamily = "databases" | "images" | "logGroups" | "models" | "modelVersions" | "shadowModels" | "unityModelVersions";

export type AnswerName = SingleAnswer | AnswerFamily;

/** Everything that a lowering may read from the target's choices; each has a definition, so that a person can give it. */
export type AnswerKey = SingleAnswer | `${AnswerFamily}.${string}`;
