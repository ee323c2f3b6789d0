import { findDefinition, settingOf } from "@zerolake/catalog";
import type { Cloud, Value } from "@zerolake/resources";
import type { ComparedRow } from "@zerolake/retarget";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { FindingSources } from "@/components/finding-sources.tsx";
import { formatEstimate } from "@/format/time.ts";

/** Why each cloud has what it has, setting by setting, and what checks say with their sources. */
export function RowDetails({ row, clouds }: { readonly row: ComparedRow; readonly clouds: readonly Cloud[] }) {
  const definition = findDefinition(row.kind);
  return (
    <div className="space-y-4">
      <ul className="space-y-1">
        {clouds.map((cloud) => {
          const part = row.parts[cloud];
          if (!part || part.because === "") return null;
          return (
            <li key={cloud} className="text-secondary">
              <span className="text-primary">{CLOUD_NAMES[cloud]}</span>: {part.variant}, because {part.because}
              {part.minutes && part.minutes[1] > 0 ? `; ready in ${formatEstimate(part.minutes)}` : ""}.
            </li>
          );
        })}
      </ul>
      {row.settings.length > 0 ? (
        <table className="border-collapse text-left">
          <caption className="pb-1 text-left text-label">Settings that were written, or that differ</caption>
          <thead>
            <tr>
              <th scope="col" className="py-1 pr-8 font-medium text-muted text-small">
                Setting
              </th>
              {clouds.map((cloud) => (
                <th key={cloud} scope="col" className="py-1 pr-8 font-medium text-muted text-small">
                  {CLOUD_NAMES[cloud]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row.settings.map(({ key, label, values, isDifferent }) => (
              <tr key={key}>
                <th scope="row" className="py-0.5 pr-8 font-normal text-secondary">
                  {label}
                </th>
                {clouds.map((cloud) => (
                  <td key={cloud} className={`py-0.5 pr-8 ${isDifferent ? "font-medium" : ""}`}>
                    {valueWords(values[cloud], definition && settingOf(definition, key))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Findings row={row} clouds={clouds} />
    </div>
  );
}

function Findings({ row, clouds }: { readonly row: ComparedRow; readonly clouds: readonly Cloud[] }) {
  const told = clouds.flatMap((cloud) => (row.parts[cloud]?.findings ?? []).map((finding) => ({ cloud, finding })));
  if (told.length === 0) return null;
  return (
    <div>
      <h3 className="pb-1 text-label">Findings</h3>
      <ul className="space-y-1">
        {told.map(({ cloud, finding }) => (
          <li key={`${cloud} ${finding.code} ${finding.message}`}>
            {CLOUD_NAMES[cloud]}: {finding.message}{" "}
            <span className="text-secondary">{[finding.why, finding.hint].filter(Boolean).join(" ")}</span>{" "}
            <FindingSources sources={finding.sources} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function valueWords(value: Value | undefined, setting: ReturnType<typeof settingOf>): string {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (setting?.type === "choice") return setting.options.find((option) => option.value === value)?.label ?? String(value);
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return setting && "unit" in setting && setting.unit ? `${value} ${setting.unit}` : String(value);
}
