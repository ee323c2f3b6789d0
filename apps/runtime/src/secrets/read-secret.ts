import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import { askAzure } from "../azure/identity-token.ts";
import { askGoogle } from "../google/ask-google.ts";

const AZURE_VAULT = "https://vault.azure.net";
const AZURE_VERSION = "7.4";
const azureReply = z.object({ value: z.string() });
const googleReply = z.object({ payload: z.object({ data: z.string() }) });

/**
 * The text of a secret, read with the identity of the container. `place` is `https://<vault>.vault.azure.net/secrets/<name>`, an ARN of
 * Secrets Manager or `projects/<project>/secrets/<name>`; anything else is an error.
 */
export function readSecret(place: string): Promise<string> {
  if (/^https:\/\/[a-z0-9-]+\.vault\.azure\.net\/secrets\/[\w-]+$/.test(place)) return readVault(place);
  const region = /^arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):/.exec(place)?.[1];
  if (region !== undefined) return readSecretsManager(place, region);
  if (/^projects\/[\w-]+\/secrets\/[\w-]+$/.test(place)) return readSecretManager(place);
  throw new Error(`"${place}" is no place of a secret that this program knows`);
}

async function readVault(place: string): Promise<string> {
  const response = await askAzure(`${place}?api-version=${AZURE_VERSION}`, { resource: AZURE_VAULT });
  if (!response.ok) throw new Error(`The vault did not give the secret ${place}: it answered ${response.status}`);
  return azureReply.parse(await response.json()).value;
}

async function readSecretsManager(arn: string, region: string): Promise<string> {
  const { SecretString: text } = await new SecretsManagerClient({ region }).send(new GetSecretValueCommand({ SecretId: arn }));
  if (text === undefined) throw new Error(`The secret ${arn} holds no text`);
  return text;
}

async function readSecretManager(name: string): Promise<string> {
  const url = `https://secretmanager.googleapis.com/v1/${name}/versions/latest:access`;
  const { payload } = googleReply.parse(await askGoogle({ url, method: "GET" }));
  return Buffer.from(payload.data, "base64").toString("utf8");
}
