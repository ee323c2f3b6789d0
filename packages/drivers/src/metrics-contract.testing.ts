import { type CloudDriver, type MetricAnswer, type MetricPoint, type MetricQuestion, NoAnswerError } from "@zerolake/execution";
import { beforeEach, describe, expect, it } from "vitest";

/** A driver on a cloud in which one resource has been measured for hours. */
export interface MetricsHarness {
  readonly driver: CloudDriver;
  /** A metric of that resource that goes up when it is ill; five-minute periods, three hours. */
  readonly question: MetricQuestion;
  /** The same of something that nobody measures. */
  readonly unmeasured: MetricQuestion;
  /** A question that belongs to another service. */
  readonly foreign: MetricQuestion;
  /** Makes the resource ill, or well again. */
  setIll(isIll: boolean): Promise<unknown>;
  /** Refuses the next question in this way. */
  refuse(how: "permission" | "throttled"): Promise<unknown>;
  /** How the missing right is called. */
  readonly right: string;
}

const CALL = { timeLimitMs: 20_000 };
const MANY = 600;

/** What those who judge health may rely on with every driver. */
export function metricsContract(name: string, makeHarness: () => Promise<MetricsHarness>): void {
  describe(`metrics contract: ${name}`, () => {
    let harness: MetricsHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });

    const read = (...questions: readonly MetricQuestion[]) => harness.driver.readMetrics(questions, CALL);
    async function valuesOf(question: MetricQuestion): Promise<readonly number[]> {
      const [answer] = await read(question);
      return pointsOf(answer).map(({ value }) => value);
    }

    it("tells values oldest first, one for each whole period of the window at most", async () => {
      const nowMs = Date.now();
      const [answer] = await read(harness.question);
      const times = pointsOf(answer).map(({ atMs }) => atMs);
      const { periodSeconds, windowSeconds } = harness.question;
      expect(times.length).toBeGreaterThan(0);
      expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
      expect(times.filter((atMs) => atMs % (periodSeconds * 1_000) !== 0)).toEqual([]);
      const earliestMs = nowMs - (windowSeconds + periodSeconds) * 1_000;
      expect(times.filter((atMs) => atMs < earliestMs || atMs > Date.now())).toEqual([]);
    });

    it("answers each question at its place, whatever becomes of the others", async () => {
      const { question, unmeasured, foreign } = harness;
      const [first, strange, other, again] = await read(question, unmeasured, foreign, question);
      expect(pointsOf(first).length).toBeGreaterThan(0);
      expect(again).toEqual(first);
      expect(strange && "points" in strange ? strange.points : []).toEqual([]);
      expect(other && "unavailable" in other ? other.unavailable : "").toMatch(/^[A-Z].*\.$/);
    });

    it("answers no question with nothing, and very many with as many answers", async () => {
      expect(await read()).toEqual([]);
      const answers = await read(...Array.from({ length: MANY }, () => harness.question));
      expect(answers).toHaveLength(MANY);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });

    it("shows an illness while it lasts", async () => {
      const well = Math.max(...(await valuesOf(harness.question)));
      await harness.setIll(true);
      expect((await valuesOf(harness.question)).at(-1)).toBeGreaterThan(10 * well);
      await harness.setIll(false);
      expect((await valuesOf(harness.question)).at(-1)).toBeLessThanOrEqual(10 * well);
    });

    it("says which right is missing, and that there is no answer when it asked too much", async () => {
      await harness.refuse("permission");
      const [denied] = await read(harness.question);
      expect(denied).toMatchObject({ unavailable: expect.stringContaining(harness.right) });
      await harness.refuse("throttled");
      await expect(read(harness.question)).rejects.toThrow(NoAnswerError);
    });
  });
}

function pointsOf(answer: MetricAnswer | undefined): readonly MetricPoint[] {
  if (answer && "points" in answer) return answer.points;
  throw new Error(answer ? answer.unavailable : "there is no answer");
}
