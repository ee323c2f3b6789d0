import { MiniCanvas } from "@/canvas/mini-canvas.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import type { WizardPageData } from "../server/wizard-page-data.ts";
import { ChoiceReasons } from "./choice-reasons.tsx";

/** What the answers lead to so far: the drawing, what does not fit, and what was decided without a question. */
export function WizardPreview({ data, isPending }: { data: WizardPageData; isPending: boolean }) {
  const { drawing, layout, findings } = data;
  const counts = `${plural(drawing.components.length, "component")}, ${plural(drawing.edges.length, "connection")}`;
  const decided = data.choices.filter(({ question }) => question === undefined);
  return (
    <div className="space-y-4">
      <Card title="Your design so far" isFlush>
        <div
          className={classNames(
            "overflow-hidden rounded-t-none border-hairline border-b bg-canvas transition-opacity",
            isPending && "opacity-60",
          )}
        >
          <MiniCanvas blueprint={drawing} layout={layout} label={`The drawing so far: ${counts}`} className="h-56 w-full p-3" />
        </div>
        <div className="space-y-2 px-4 py-3">
          <p role="status" className="text-secondary text-small">
            {counts}
          </p>
          <ul aria-label="Components" className="flex flex-wrap gap-1">
            {drawing.components.map(({ id, title }) => (
              <li key={id}>
                <Chip>{title}</Chip>
              </li>
            ))}
          </ul>
        </div>
      </Card>
      {findings.length > 0 && <Findings findings={findings} />}
      {decided.length > 0 && (
        <Card title="Follows from your answers">
          <div className="space-y-3">
            {decided.map((choice) => (
              <ChoiceReasons key={choice.id} choice={choice} isTitled />
            ))}
          </div>
        </Card>
      )}
    </div>
  );
}

const SHOWN_MAX = 6;

function Findings({ findings }: Pick<WizardPageData, "findings">) {
  const rest = findings.length - SHOWN_MAX;
  return (
    <Card title="What will not fit">
      <ul className="space-y-3">
        {findings.slice(0, SHOWN_MAX).map((finding) => {
          const isError = finding.severity === "error";
          return (
            <li key={finding.code} className="flex gap-2">
              <StatusIcon
                status={isError ? "danger" : "warning"}
                className={classNames("mt-0.5 shrink-0", isError ? "text-danger" : "text-warning")}
              />
              <div className="min-w-0">
                <p>
                  <span className="sr-only">{isError ? "Error: " : "Warning: "}</span>
                  {finding.message}
                  {finding.places > 1 && <span className="text-secondary"> In {finding.places} places.</span>}
                </p>
                <p className="text-secondary text-small">
                  {finding.hint} <span className="font-mono text-code text-muted">{finding.code}</span>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p className="mt-3 text-secondary text-small">{plural(rest, "more finding")} on the canvas.</p>}
    </Card>
  );
}
