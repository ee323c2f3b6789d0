import { MiniCanvas } from "@/canvas/mini-canvas.tsx";
import { Card } from "@/components/ui/card.tsx";
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
          <MiniCanvas blueprint={drawing} layout={layout} label={`The drawing so far: ${counts}`} className="h-72 w-full p-3" />
        </div>
        <p role="status" className="px-4 py-2 text-secondary text-small">
          {counts}
        </p>
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
        {findings.slice(0, SHOWN_MAX).map((finding, index) => {
          const isError = finding.severity === "error";
          return (
            <li key={`${finding.code} ${index}`} className="flex gap-2">
              <StatusIcon
                status={isError ? "danger" : "warning"}
                className={classNames("mt-0.5 shrink-0", isError ? "text-danger" : "text-warning")}
              />
              <div className="min-w-0">
                <p>
                  <span className="sr-only">{isError ? "Error: " : "Warning: "}</span>
                  {finding.message}
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
