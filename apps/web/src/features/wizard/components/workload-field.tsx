import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { WizardPageData, Workload } from "../server/wizard-page-data.ts";

const NONE = "none";

/** A shortcut: answers that a usual workload has, to be changed afterwards. */
export function WorkloadField({
  data,
  onStartFrom,
}: {
  data: Pick<WizardPageData, "workload" | "workloads">;
  onStartFrom: (workload: Workload | undefined) => void;
}) {
  return (
    <Field label="Start from a workload" help="Answers all questions at once; your answers so far are replaced." className="max-w-md">
      {(control) => (
        <Select
          {...control}
          value={data.workload?.id ?? NONE}
          onValueChange={(value) => onStartFrom(data.workloads.find(({ id }) => id === value))}
          options={[{ value: NONE, label: "None" }, ...data.workloads.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
    </Field>
  );
}
