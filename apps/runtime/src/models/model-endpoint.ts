import { BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { askAzure } from "../azure/identity-token.ts";
import { cloudRunLogin } from "../google/cloud-run-login.ts";
import { openDatabricksModel } from "./databricks-model.ts";
import { openVertexModel } from "./vertex-model.ts";

/** Whose form of request an embedding model takes; the vendors refuse keys that they do not know. */
export type EmbeddingFamily = "titan" | "cohere" | "huggingface" | "openai";

/** Something that answers JSON with JSON. */
export interface ModelEndpoint {
  invoke(input: unknown): Promise<unknown>;
  readonly family: EmbeddingFamily;
}

/** Opens `vertex://<region>/<project>/<endpoint>`, `vertex-model://<region>/<project>/<publisher>/<model>`, `sagemaker://<region>/<endpoint>`, `bedrock://<region>/<model id>[?guardrail=<id>]`, `azureopenai://<host>/<deployment>`, `azureml://<host>/<path>`, `databricks-model://<host>/<endpoint>` or an `https://` address. */
export function openModel(address: string): ModelEndpoint {
  const known = openVertexModel(address) ?? openDatabricksModel(address);
  if (known) return known;
  const separator = address.indexOf("://");
  const scheme = address.slice(0, separator);
  const [region = "", ...rest] = address.slice(separator + 3).split("/");
  const name = rest.join("/");
  if (scheme === "sagemaker" && name !== "") return sageMaker(new SageMakerRuntimeClient({ region }), name);
  if (scheme === "bedrock" && name !== "") return bedrock(new BedrockRuntimeClient({ region }), name);
  if (scheme === "azureopenai" && name !== "") return azureOpenAi(region, name);
  if (scheme === "azureml" && name !== "") return azureMl(`https://${region}/${name}`);
  if (scheme === "https" || scheme === "http") return overHttp(address);
  throw new Error(`"${address}" is not the address of a model endpoint that this program knows`);
}

function sageMaker(client: SageMakerRuntimeClient, EndpointName: string): ModelEndpoint {
  return {
    family: "huggingface",
    async invoke(input) {
      const reply = await client.send(
        new InvokeEndpointCommand({ EndpointName, ContentType: "application/json", Body: JSON.stringify(input) }),
      );
      return JSON.parse(new TextDecoder().decode(reply.Body));
    },
  };
}

/** `address` is the model, and behind a question mark the guardrail in its current draft. */
function bedrock(client: BedrockRuntimeClient, address: string): ModelEndpoint {
  const [modelId = "", query] = address.split("?");
  const guardrailIdentifier = new URLSearchParams(query).get("guardrail");
  const guarded = guardrailIdentifier === null ? {} : { guardrailIdentifier, guardrailVersion: "DRAFT" };
  return {
    family: modelId.includes("cohere.") ? "cohere" : "titan",
    async invoke(input) {
      const reply = await client.send(
        new InvokeModelCommand({ modelId, ...guarded, contentType: "application/json", body: JSON.stringify(input) }),
      );
      return JSON.parse(new TextDecoder().decode(reply.body));
    },
  };
}

/** Questions with messages are chats; everything else becomes vectors. */
function azureOpenAi(host: string, model: string): ModelEndpoint {
  return {
    family: "openai",
    invoke(input) {
      const asked = typeof input === "object" && input !== null ? input : { input };
      const path = "messages" in asked ? "chat/completions" : "embeddings";
      return askModel(`https://${host}/openai/v1/${path}`, "https://cognitiveservices.azure.com", { ...asked, model });
    },
  };
}

function azureMl(url: string): ModelEndpoint {
  return { family: "huggingface", invoke: (input) => askModel(url, "https://ml.azure.com", input) };
}

async function askModel(url: string, resource: string, input: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await askAzure(url, { method: "POST", resource, headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(`The model endpoint answered ${response.status}`);
  return response.json();
}

const TIME_LIMIT_MS = 60_000;

function overHttp(address: string): ModelEndpoint {
  return {
    family: "huggingface",
    async invoke(input) {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json", ...(await cloudRunLogin(address)) },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
      });
      if (!response.ok) throw new Error(`The model endpoint answered ${response.status}`);
      return await response.json();
    },
  };
}
