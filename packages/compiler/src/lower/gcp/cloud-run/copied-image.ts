import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { type PublishedImage, publishedImage } from "../../published-image.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const REPOSITORY = "artifactregistry.repository";
/** The registry that Cloud Run does not ask by itself. */
const REGISTRY = "ghcr.io";

/** An image of GitHub's registry as Cloud Run can have it: through the project's own repository, which keeps a copy. */
export function copiedImage(context: LoweringContext, name: PublishedImage): string {
  const { region, account } = context.target;
  return publishedImage(context, name).replace(
    new RegExp(`^${REGISTRY}/`),
    `${region}-docker.pkg.dev/${account}/${repositoryName(context)}/`,
  );
}

/** The repository that fetches what is asked of it. */
export function imageCopies(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "images",
    type: REPOSITORY,
    at: { name: repositoryName(context) },
    properties: {
      format: "DOCKER",
      mode: "REMOTE_REPOSITORY",
      description: `Images of ${context.component.id}`,
      remoteRepositoryConfig: {
        description: REGISTRY,
        dockerRepository: { customRepository: { uri: `https://${REGISTRY}` } },
      },
    },
  });
}

function repositoryName(part: Part): string {
  return nameOf(part, REPOSITORY, "images");
}
