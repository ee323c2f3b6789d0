import { GetSecretValueCommand, PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { SecretSafe } from "../secret-safe.ts";
import { AwsAnswerError, lookUp, toFailure } from "./ask-aws.ts";
import type { AwsClients } from "./aws-clients.ts";
import { classifyError } from "./classify-error.ts";

/** Secrets Manager as the place of texts; a place is a secret's ARN. */
export function secretsManagerSafe(clients: AwsClients): SecretSafe {
  return {
    async write(place, text, abortSignal) {
      try {
        await clients.secretsManager().send(new PutSecretValueCommand({ SecretId: place, SecretString: text }), { abortSignal });
      } catch (error) {
        throw new AwsAnswerError(classifyError(toFailure(error)));
      }
    },
    async read(place, abortSignal) {
      const found = await lookUp(() => clients.secretsManager().send(new GetSecretValueCommand({ SecretId: place }), { abortSignal }));
      return found?.SecretString;
    },
  };
}
