import { type CallOptions, type CloudMetrics, type MetricAnswer, type MetricQuestion, NoAnswerError } from "@zerolake/execution";

interface Asked {
  readonly cloud: CloudMetrics;
  readonly driverOf: (via: string) => CloudMetrics;
}

type Share = readonly [CloudMetrics, readonly number[]];

const LEFT_OUT: MetricAnswer = { unavailable: "The service left the question out." };

/**
 * Each is asked its own questions, all at once; the answers are put back into the order of the questions. A service beside the cloud that does
 * not answer hides nothing of what the cloud measures.
 */
export async function readEverywhere(
  { cloud, driverOf }: Asked,
  questions: readonly MetricQuestion[],
  call: Pick<CallOptions, "timeLimitMs">,
): Promise<readonly MetricAnswer[]> {
  const answers = questions.map(() => LEFT_OUT);
  const read = async ([driver, places]: Share) => {
    const own = await answersOf(
      driver,
      places.flatMap((place) => questions[place] ?? []),
    );
    for (const [index, place] of places.entries()) answers[place] = own[index] ?? LEFT_OUT;
  };
  const answersOf = async (driver: CloudMetrics, asked: readonly MetricQuestion[]): Promise<readonly MetricAnswer[]> => {
    try {
      return await driver.readMetrics(asked, call);
    } catch (error) {
      if (driver === cloud || !(error instanceof NoAnswerError)) throw error;
      return asked.map(() => ({ unavailable: `The service did not answer: ${error.message}` }));
    }
  };
  await Promise.all(sharesOf(questions, driverOf).map(read));
  return answers;
}

/** Many ways lead to one cloud: its questions stay together. */
function sharesOf(questions: readonly MetricQuestion[], driverOf: Asked["driverOf"]): readonly Share[] {
  const drivers = new Map<string, CloudMetrics>();
  const places = new Map<CloudMetrics, number[]>();
  for (const [place, { via }] of questions.entries()) {
    const driver = drivers.get(via) ?? driverOf(via);
    drivers.set(via, driver);
    places.set(driver, [...(places.get(driver) ?? []), place]);
  }
  return [...places];
}
