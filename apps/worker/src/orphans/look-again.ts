import { type FoundOrphan } from "@zerolake/db";
import type { ObservedResource } from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { type Finding, goneFinding, keyOf, type RecordedThere } from "@zerolake/orphans";
import type { OpenCloud } from "../connections/cloud-access.ts";

const READ = { timeLimitMs: 15_000 };
/** Deployments over the connection come first: a scan never has more than this many questions under way. */
const IN_FLIGHT = 4;

type Answer = { readonly is: "there"; readonly observed: ObservedResource } | { readonly is: "gone" } | { readonly is: "refused" };

export interface Asked {
  readonly what: Pick<RecordedThere, "address" | "type" | "via" | "identifier">;
  readonly cloud: OpenCloud | undefined;
}

/** What the cloud says of each now. A refusal proves nothing, and neither does what there is no time for. */
async function askEach<T extends Asked>(asked: readonly T[], isOver: () => boolean): Promise<ReadonlyMap<T, Answer>> {
  const answers = new Map<T, Answer>();
  const queue = [...asked];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) answers.set(next, isOver() ? { is: "refused" } : await ask(next));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return answers;
}

async function ask({ what: { address, type, via, identifier }, cloud }: Asked): Promise<Answer> {
  if (!cloud) return { is: "refused" };
  for (let waitMs = cloud.rate.tryTake(performance.now()); waitMs > 0; waitMs = cloud.rate.tryTake(performance.now()))
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  try {
    const observed = await cloud.driver.read({ address, type, via, identifier }, READ);
    return observed ? { is: "there", observed } : { is: "gone" };
  } catch (error) {
    if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return { is: "refused" };
    throw error;
  }
}

export interface Confirmed {
  readonly findings: readonly FoundOrphan[];
  readonly unsure: ReadonlySet<string>;
}

/**
 * Lists lag behind, so each resource is asked for by itself: what is listed and not there has just gone, what is recorded and not there is gone.
 * What the cloud refuses to show stays as it was listed.
 */
export async function lookAgain(
  input: {
    readonly findings: readonly Finding[];
    readonly unseen: readonly RecordedThere[];
    readonly cloudOfFinding: (finding: Finding) => OpenCloud | undefined;
    readonly cloudOf: ReadonlyMap<string, OpenCloud>;
  },
  isOver: () => boolean,
): Promise<Confirmed> {
  const listed = input.findings.map((what) => ({ what, cloud: input.cloudOfFinding(what) }));
  const recorded = input.unseen.map((what) => ({ what, cloud: input.cloudOf.get(what.environment) }));
  const [ofListed, ofRecorded] = [await askEach(listed, isOver), await askEach(recorded, isOver)];
  const there = listed.flatMap((one): FoundOrphan[] => {
    const answer = ofListed.get(one);
    if (answer?.is === "gone") return [];
    return [answer?.is === "there" ? { ...one.what, attributes: answer.observed.attributes } : one.what];
  });
  const verdictsOn = (is: Answer["is"]) => recorded.filter((one) => ofRecorded.get(one)?.is === is).map(({ what }) => goneFinding(what));
  return { findings: [...there, ...verdictsOn("gone")], unsure: new Set(verdictsOn("refused").map(keyOf)) };
}
