import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { checkInWords, type PreflightLine, preflightLines } from "../../store/preflight-lines.ts";
import type { PreflightCheck, PreflightReport } from "../../store/run-types.ts";

const LOOKS: Readonly<Record<PreflightCheck["answer"], { readonly status: StatusRole; readonly word: string }>> = {
  yes: { status: "success", word: "Met" },
  no: { status: "danger", word: "Not met" },
  unknown: { status: "neutral", word: "Can't be checked here" },
};

/** What the cloud said when it was asked before the deployment. What stands in the way is open; what is fine folds out. */
export function PreflightBox({ report, titleOf }: { report: PreflightReport; titleOf: (component: string) => string }) {
  const lines = preflightLines(report);
  if (lines.length === 0) return null;
  return (
    <section aria-label="Preflight" className="rounded-card border border-line bg-surface px-4 py-3">
      <h2 className="text-title">Preflight</h2>
      <p className="pb-1 text-secondary text-small">What the cloud says before anything is created.</p>
      <ul className="divide-y divide-hairline">
        {lines.map((line) => (
          <AreaLine key={line.area} line={line} titleOf={titleOf} />
        ))}
      </ul>
    </section>
  );
}

function AreaLine({ line, titleOf }: { line: PreflightLine; titleOf: (component: string) => string }) {
  const look = LOOKS[line.answer];
  const open = line.checks.filter(({ answer }) => answer !== "yes");
  const folded = line.checks.filter(({ answer }) => answer === "yes");
  return (
    <li className="py-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={classNames("flex items-center gap-2 self-center", STATUS_CLASSES[look.status].solidText)}>
          <StatusIcon status={look.status} />
          <span className="sr-only">{look.word}:</span>
        </span>
        <span className="font-medium">{line.title}</span>
        <span className="text-secondary">{line.summary}</span>
      </p>
      <Checks checks={open} titleOf={titleOf} />
      {folded.length > 0 && (
        <details className="pl-6">
          <summary className="w-fit cursor-pointer text-secondary text-small">{plural(folded.length, "detail")}</summary>
          <Checks checks={folded} titleOf={titleOf} />
        </details>
      )}
    </li>
  );
}

function Checks({ checks, titleOf }: { checks: readonly PreflightCheck[]; titleOf: (component: string) => string }) {
  if (checks.length === 0) return null;
  return (
    <ul className="space-y-1 py-1 pl-6">
      {checks.map((check) => (
        <li key={check.subject}>
          <span className="font-mono text-code">{check.subject}</span>{" "}
          <span className="text-secondary">{[...checkInWords(check), `Needed by ${neededBy(check, titleOf)}.`].join(" ")}</span>
        </li>
      ))}
    </ul>
  );
}

const NAMED_MAX = 3;

function neededBy({ addresses }: PreflightCheck, titleOf: (component: string) => string): string {
  const titles = [...new Set(addresses.map((address) => titleOf(address.split(".")[0] ?? address)))];
  const others = titles.length - NAMED_MAX;
  return [...titles.slice(0, NAMED_MAX), ...(others > 0 ? [plural(others, "other component")] : [])].join(", ");
}
