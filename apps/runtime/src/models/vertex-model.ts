import * as z from "zod";
import { type AskGoogle, askGoogle } from "../google/ask-google.ts";

const predictionsSchema = z.object({ predictions: z.unknown() });
const embeddingSchema = z.object({ predictions: z.array(z.object({ embeddings: z.object({ values: z.array(z.number()) }) })).min(1) });
const textSchema = z.object({ inputs: z.string() });

export interface VertexModel {
  /** Texts go to our embedding containers and to Google's models in this form. */
  readonly family: "huggingface";
  invoke(input: unknown): Promise<unknown>;
}

/** Opens `vertex://<region>/<project>/<endpoint>` or `vertex-model://<region>/<project>/<publisher>/<model>`; `undefined` for another address. */
export function openVertexModel(address: string, ask: AskGoogle = askGoogle): VertexModel | undefined {
  const [, scheme, region = "", project = "", name = ""] = /^(vertex|vertex-model):\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(address) ?? [];
  if (scheme === undefined) return undefined;
  const location = `https://${region}-aiplatform.googleapis.com/v1/projects/${project}/locations/${region}`;
  if (scheme === "vertex") return name.includes("/") ? undefined : endpoint(`${location}/endpoints/${name}`, ask);
  const [publisher = "", model] = name.split("/");
  return model === undefined ? undefined : published(location, { publisher, model }, ask);
}

/** What was deployed answers a list with a list. */
function endpoint(url: string, ask: AskGoogle): VertexModel {
  return {
    family: "huggingface",
    async invoke(input) {
      const instances = Array.isArray(input) ? (input as readonly unknown[]) : [input];
      return predictionsSchema.parse(await ask({ url: `${url}:predict`, body: { instances } })).predictions;
    },
  };
}

interface Published {
  readonly publisher: string;
  readonly model: string;
}

/** Google's own models speak in their own form, models of partners in theirs; texts to embed are put into Google's. */
function published(location: string, { publisher, model }: Published, ask: AskGoogle): VertexModel {
  const url = `${location}/publishers/${publisher}/models/${model}`;
  return {
    family: "huggingface",
    async invoke(input) {
      const text = textSchema.safeParse(input);
      if (text.success) {
        const body = { instances: [{ content: text.data.inputs }] };
        const answer = embeddingSchema.parse(await ask({ url: `${url}:predict`, body }));
        return answer.predictions.map(({ embeddings }) => embeddings.values);
      }
      return ask({ url: `${url}:${publisher === "google" ? "generateContent" : "rawPredict"}`, body: input });
    },
  };
}
