"use client";

import { EnvironmentFrame } from "@/features/environments/components/environment-frame.tsx";
import { SchedulePanel } from "@/features/schedules/components/schedule-panel.tsx";

/** The frame belongs to the environment, its content to the schedules: they meet here. */
export function ScheduleRoute({ at }: { at: { organization: string; project: string; environment: string } }) {
  return (
    <EnvironmentFrame at={at} tab="schedule">
      {() => <SchedulePanel at={at} />}
    </EnvironmentFrame>
  );
}
