import type { QuotaQuestion } from "@zerolake/execution";

/**
 * All that a plan needs of the limit that a question asks about, over all questions about it. `sizes`: how many units of the limit a
 * machine of a type counts for; not a number when the cloud does not know one of them.
 */
export function totalNeeded(question: QuotaQuestion, asked: readonly QuotaQuestion[], sizes: ReadonlyMap<string, number>): number {
  return asked
    .filter(({ service, quota }) => service === question.service && quota === question.quota)
    .map(({ needed, machineType }) => (machineType === undefined ? needed : needed * (sizes.get(machineType) ?? Number.NaN)))
    .reduce((total, needed) => total + needed, 0);
}
