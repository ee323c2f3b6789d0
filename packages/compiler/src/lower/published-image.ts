import { chosenText, type LoweringContext } from "../lowering.ts";

/** Programs of others that run as their makers publish them; a new version is one line here and a look at its release notes. */
export const PUBLISHED_IMAGES = {
  qdrant: "docker.io/qdrant/qdrant:v1.17.0",
  polaris: "docker.io/apache/polaris:1.6.0",
  "polaris-admin-tool": "docker.io/apache/polaris-admin-tool:1.6.0",
  // The full one speaks to databases and stores of files.
  mlflow: "ghcr.io/mlflow/mlflow:v3.16.1-full",
  "cloud-sql-proxy": "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.0",
} as const;

export type PublishedImage = keyof typeof PUBLISHED_IMAGES;

/** The image as it is published, unless the target names a copy by its digest (`images.<name>`): nothing waits for an answer. */
export function publishedImage(context: Pick<LoweringContext, "target">, name: PublishedImage): string {
  return chosenText(context, `images.${name}`) ?? PUBLISHED_IMAGES[name];
}

export function isPublished(name: string): name is PublishedImage {
  return Object.hasOwn(PUBLISHED_IMAGES, name);
}
