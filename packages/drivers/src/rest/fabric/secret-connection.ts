import type { ResourceRequest } from "@zerolake/execution";
import { CloudRefusalError } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import type { SecretSafe } from "../../secret-safe.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, updateRow } from "../write-resource.ts";

/** Property with the credentials whose texts lie in secrets of the cloud: name → `{ keptIn, field }`, or `{ keptIn }` for the whole text. */
const SECRETS = "secrets";

/** A connection signs in with a text that lies in a secret of the cloud: it is read just before the call and is in no plan and no record. */
export function secretConnection(safe: SecretSafe): TypeSteps {
  return {
    create: async (call, request, token) => createRow(call, await withTexts(safe, request, call.signal), token),
    // What it signs in with is fixed by where it signs in: only its other fields change.
    update: (call, identity, { prior, request }) =>
      updateRow(call, identity, {
        prior: withoutSecrets(prior),
        request: { ...request, properties: withoutSecrets(request.properties) },
        token: "",
      }),
  };
}

function withoutSecrets({ [SECRETS]: _secrets, ...properties }: PropertyMap): PropertyMap {
  return properties;
}

async function withTexts(safe: SecretSafe, request: ResourceRequest, signal: AbortSignal): Promise<ResourceRequest> {
  const { [SECRETS]: secrets, credentialDetails, ...properties } = request.properties;
  if (!isMap(secrets) || !isMap(credentialDetails)) return request;
  const texts: Record<string, string> = {};
  for (const [name, source] of Object.entries(secrets)) if (isMap(source)) texts[name] = await textOf(safe, source, signal);
  const credentials = { ...(isMap(credentialDetails["credentials"]) ? credentialDetails["credentials"] : {}), ...texts };
  return { ...request, properties: { ...properties, credentialDetails: { ...credentialDetails, credentials } } };
}

/** The whole text, or one entry of a connection string: `Endpoint=…;SharedAccessKeyName=…;SharedAccessKey=…`. */
async function textOf(safe: SecretSafe, { keptIn, field }: PropertyMap, signal: AbortSignal): Promise<string> {
  const text = await safe.read(String(keptIn), signal);
  if (field === undefined && text !== undefined && text !== "") return text;
  const begin = `${String(field)}=`;
  const entry = text?.split(";").find((part) => part.startsWith(begin));
  if (entry !== undefined && entry.length > begin.length) return entry.slice(begin.length);
  throw new CloudRefusalError({
    class: "invalid",
    code: "SecretMissing",
    message: `The secret ${String(keptIn)} has no ${field === undefined ? "text" : String(field)} yet`,
    remedy: "Deploy again once what it signs in with lies in its vault.",
  });
}
