import type { JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";

const SECRET = "AWS::SecretsManager::Secret";

/** The text of a secret: what it was created with, or what was put into it later. */
export const secretsManager = jsonService({
  signingName: "secretsmanager",
  subject: (input) => ({ type: SECRET, identifier: String(input["SecretId"]) }),
  operations: {
    GetSecretValue: (call, input) => {
      const secret = found(call, input);
      const text = secret.serviceState["text"];
      if (typeof text === "string") return { ARN: secret.identifier, SecretString: text, VersionStages: ["AWSCURRENT"] };
      throw new AwsError(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      );
    },
    PutSecretValue: async (call, input) => {
      const secret = found(call, input);
      const serviceState = { ...secret.serviceState, text: textIn(input, "SecretString") };
      await call.sandbox.store.resources.put({ ...secret, serviceState });
      return { ARN: secret.identifier, VersionStages: ["AWSCURRENT"] };
    },
  },
});

function found(call: AwsCall, input: JsonObject): StoredResource {
  const id = textIn(input, "SecretId");
  const secret = call.sandbox.store.resources
    .list(placeOf(call.caller, SECRET), SECRET)
    .find(({ identifier, model }) => identifier === id || model["Name"] === id);
  if (secret) return secret;
  throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}
