import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { type PolicyLine, type PolicyVerdict, policyLines } from "../../store/policy-lines.ts";
import type { PlanPolicies } from "../../store/run-types.ts";

const LOOKS: Readonly<Record<PolicyVerdict, { readonly status: StatusRole; readonly word: string }>> = {
  block: { status: "danger", word: "Blocks the plan" },
  ask: { status: "waiting", word: "Wants a reason" },
  warn: { status: "warning", word: "Warns" },
  notJudged: { status: "neutral", word: "Not judged" },
};

/** What the guardrails of the organisation say about the plan, and the reason for which it was approved all the same. */
export function PoliciesBox({ policies: { report, reason }, titleOf }: { policies: PlanPolicies; titleOf: (component: string) => string }) {
  const lines = policyLines(report);
  if (lines.length === 0 && report.passed.length === 0) return null;
  return (
    <section aria-label="Guardrails" className="rounded-card border border-line bg-surface px-4 py-3">
      <h2 className="text-title">Guardrails</h2>
      <p className="pb-1 text-secondary text-small">What your organisation's rules say about this plan.</p>
      <ul className="divide-y divide-hairline">
        {lines.map((line) => (
          <PolicyRow key={`${line.policyId} ${line.verdict}`} line={line} titleOf={titleOf} />
        ))}
        {report.passed.length > 0 && <Passed names={report.passed} />}
      </ul>
      {reason && (
        <p className="border-hairline border-t pt-2">
          <span className="text-secondary">Approved all the same by {reason.by}: </span>“{reason.text}”
        </p>
      )}
    </section>
  );
}

function PolicyRow({ line, titleOf }: { line: PolicyLine; titleOf: (component: string) => string }) {
  const { status, word } = LOOKS[line.verdict];
  return (
    <li className="py-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={classNames("self-center", STATUS_CLASSES[status].solidText)}>
          <StatusIcon status={status} />
        </span>
        <span className="font-medium">{line.policy}</span>
        <span className={STATUS_CLASSES[status].solidText}>{word}</span>
        {line.owner && <span className="text-muted text-small">set by {line.owner}</span>}
      </p>
      <ul className="space-y-1 py-1 pl-6">
        {line.said.map(({ message, remedy, components }) => (
          <li key={message}>
            {message} {components.length > 0 && <Components components={components} titleOf={titleOf} />}
            {remedy && <span className="block text-secondary text-small">{remedy}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

const NAMED_MAX = 3;

function Components({ components, titleOf }: { components: readonly string[]; titleOf: (component: string) => string }) {
  const others = components.length - NAMED_MAX;
  const named = [...components.slice(0, NAMED_MAX).map(titleOf), ...(others > 0 ? [plural(others, "other component")] : [])];
  return <span className="text-secondary">({named.join(", ")})</span>;
}

function Passed({ names }: { names: readonly string[] }) {
  return (
    <li className="py-1.5">
      <details>
        <summary className="w-fit cursor-pointer">
          <span className={classNames("mr-2 inline-flex align-middle", STATUS_CLASSES.success.solidText)}>
            <StatusIcon status="success" />
          </span>
          {plural(names.length, "guardrail")} met
        </summary>
        <ul className="pt-1 pl-6 text-secondary">
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}
