import { CloudRefusalError, type NameQuestion, type PreflightVerdict } from "@zerolake/execution";
import type { GoogleInspection } from "./google-inspection.ts";

/** Names of buckets are taken in the whole world; reading one tells by its refusal whose it is. */
export function freeBucketNames(at: GoogleInspection, asked: readonly NameQuestion[]): Promise<readonly PreflightVerdict[]> {
  return Promise.all(asked.map(({ name }) => askBucket(at, name)));
}

async function askBucket({ client, signal }: GoogleInspection, name: string): Promise<PreflightVerdict> {
  try {
    await client.send({ method: "GET", url: `https://storage.googleapis.com/storage/v1/b/${name}`, query: { fields: "name" }, signal });
    return taken("The project can see a bucket of that name already, which no deployment of this environment recorded.");
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    if (error.error.class === "notFound") return { answer: "yes" };
    if (error.error.class === "permission" && error.error.code !== "SERVICE_DISABLED")
      return taken("A bucket of that name belongs to somebody else.");
    return { answer: "unknown", detail: error.error.message };
  }
}

function taken(detail: string): PreflightVerdict {
  return { answer: "no", detail, remedy: "Give the environment another name prefix, or remove the bucket if it is yours." };
}
