"use client";

import { EnvironmentDrift } from "@/features/drift/components/environment-drift.tsx";
import { EnvironmentFrame } from "@/features/environments/components/environment-frame.tsx";

/** The environment's frame around what differs there: two features that know nothing of each other. */
export function DriftTab({ at }: { at: { organization: string; project: string; environment: string } }) {
  return (
    <EnvironmentFrame at={at} tab="drift">
      {() => <EnvironmentDrift at={at} />}
    </EnvironmentFrame>
  );
}
