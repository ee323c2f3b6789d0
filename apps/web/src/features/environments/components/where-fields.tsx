"use client";

import type { Cloud } from "@zerolake/resources";
import Link from "next/link";
import { CLOUD_NAMES, CLOUD_SEGMENTS } from "@/clouds/cloud-names.ts";
import { regionOptions } from "@/clouds/regions/regions-of.ts";
import { Combobox } from "@/components/ui/combobox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { paths } from "@/shell/navigation.ts";
import { type ConnectionChoice, connectionHelp } from "../store/suggest-connection.ts";

export interface Where {
  readonly cloud: Cloud;
  readonly connection?: string | undefined;
  readonly region?: string | undefined;
}

/** Cloud, connection and region of a new environment. Another cloud has other connections and regions. */
export function WhereFields({
  organization,
  where,
  choices,
  isLoading,
  onChange,
}: {
  organization: string;
  where: Where;
  /** Connections of the chosen cloud. */
  choices: readonly ConnectionChoice[];
  isLoading: boolean;
  onChange: (where: Where) => void;
}) {
  const { cloud, connection, region } = where;
  return (
    <>
      <Field label="Cloud">
        {(control) => (
          <span className="block">
            <SegmentedControl
              {...control}
              label="Cloud"
              value={cloud}
              onValueChange={(next) => onChange({ cloud: next as Cloud })}
              segments={CLOUD_SEGMENTS}
            />
          </span>
        )}
      </Field>
      {choices.length === 0 && !isLoading ? (
        <p className="text-secondary">
          No connection to {CLOUD_NAMES[cloud]} yet.{" "}
          <Link href={paths.newConnection(organization, cloud)} className="text-accent underline">
            Connect {CLOUD_NAMES[cloud]}
          </Link>
        </p>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Connection" isRequired>
            {(control) => (
              <Select
                {...control}
                value={connection}
                onValueChange={(next) => onChange({ cloud, connection: next })}
                placeholder={isLoading ? "Loading…" : "Choose"}
                options={choices.map((choice) => ({ value: choice.id, label: choice.name, help: connectionHelp(choice) }))}
              />
            )}
          </Field>
          <Field label="Region" isRequired>
            {(control) => (
              <Combobox
                {...control}
                label="Region"
                value={region}
                onValueChange={(next) => onChange({ cloud, connection, region: next })}
                options={regionOptions(cloud)}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
