import { type Lowering, type Part, textSetting } from "../../../lowering.ts";
import { isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { wishService } from "../enable-services.ts";
import { grant, onProject } from "../iam.ts";

/** Names that people use, with who publishes the model. Source: the model garden of Vertex AI, 2026-09. */
const PUBLISHED: Readonly<Record<string, string>> = {
  "default-chat": "google/gemini-2.5-flash",
  "claude-haiku-4.5": "anthropic/claude-haiku-4-5@20251001",
  "claude-sonnet-4.6": "anthropic/claude-sonnet-4-6",
  "llama-3.3-70b": "meta/llama-3.3-70b-instruct-maas",
};
const PUBLISHER_DEFAULT = "google";

/** A model that Google answers for in the region; there is nothing to create but the right to ask. */
export const vertexModels: Lowering = {
  cloud: "gcp",
  kind: "foundation-model",
  variant: "vertex-models",
  service: "Vertex AI models",
  gap: "which models there are depends on the region; terms of partners are accepted once, in the console",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {
      endpoint: {
        protocol: "vertex-generate",
        uri: `vertex-model://${part.target.region}/${part.target.account}/${modelOf(part)}`,
        task: isEmbeddingModel(modelOf(part)) ? "embedding" : "chat",
        region: part.target.region,
      },
    },
  }),
  // Models of publishers have no policy of their own.
  grants: { out: { endpoint: (self) => [grant("roles/aiplatform.user", onProject(self))] } },
  lower: (context) => [wishService(context, "aiplatform.googleapis.com")],
};

/** `publisher/model`, with the version when one is chosen. */
function modelOf(part: Part): string {
  const named = textSetting(part, "model");
  const known = PUBLISHED[named] ?? (named.includes("/") ? named : `${PUBLISHER_DEFAULT}/${named}`);
  const version = textSetting(part, "modelVersion", "");
  return version === "" ? known : `${known}@${version}`;
}
