import type { PlanStep } from "@zerolake/planner";
import { showAfter, showValue } from "../../store/plan-value.ts";

/** Old and new, property by property. */
export function ChangeTable({ step }: { step: PlanStep }) {
  const isNew = step.action === "create" || step.action === "adopt";
  return (
    <div className="overflow-x-auto rounded-chip border border-hairline">
      <table className="w-full border-collapse text-left font-mono text-code">
        <caption className="sr-only">Properties of {step.address}</caption>
        <thead className="font-sans text-muted text-small">
          <tr>
            <th scope="col" className="px-2 py-1 font-medium">
              Property
            </th>
            {!isNew && (
              <th scope="col" className="px-2 py-1 font-medium">
                Now
              </th>
            )}
            <th scope="col" className="px-2 py-1 font-medium">
              {isNew ? "Value" : "After"}
            </th>
          </tr>
        </thead>
        <tbody>
          {step.changes.map((change) => (
            <tr key={change.path} className="border-hairline border-t align-top">
              <th scope="row" className="px-2 py-1 font-normal text-secondary">
                {change.path}
                {change.forcesReplacement && <span className="block text-replace"># forces replacement</span>}
              </th>
              {!isNew && <td className="max-w-md break-words px-2 py-1 text-muted">{showValue(change, change.before)}</td>}
              <td className="max-w-md break-words px-2 py-1">{showAfter(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
