import { HeadBucketCommand } from "@aws-sdk/client-s3";
import type { NameQuestion, PreflightVerdict } from "@zerolake/execution";
import { toFailure } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

const AT_ONCE = 8;

/** Names of buckets are taken in the whole world; `HeadBucket` tells by its status whose it is. */
export async function takenNames(call: AwsCall, asked: readonly NameQuestion[]): Promise<readonly PreflightVerdict[]> {
  const verdicts: PreflightVerdict[] = [];
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    verdicts.push(...(await Promise.all(asked.slice(start, start + AT_ONCE).map(({ name }) => askBucket(call, name)))));
  }
  return verdicts;
}

async function askBucket({ clients, abortSignal }: AwsCall, Bucket: string): Promise<PreflightVerdict> {
  try {
    await clients.s3().send(new HeadBucketCommand({ Bucket }), { abortSignal });
    return taken("This account has a bucket of that name already, which no deployment of this environment recorded.");
  } catch (error) {
    const { status, code } = toFailure(error);
    if (status === 404) return { answer: "yes" };
    // Another region's bucket answers with a redirection.
    if (status === 403 || status === 301) return taken("A bucket of that name belongs to somebody else, or is in another region.");
    return { answer: "unknown", detail: `S3 answered ${code}.` };
  }
}

function taken(detail: string): PreflightVerdict {
  return { answer: "no", detail, remedy: "Give the environment another name prefix, or remove the bucket if it is yours." };
}
