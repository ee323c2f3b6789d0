"use client";

import { ROLE_DESCRIPTIONS, type Role } from "@zerolake/access";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { areSingleKeysOn, onSingleKeysChange, setSingleKeysOn } from "@/shell/single-keys.ts";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** The person's own settings in this browser, and who they are here. */
export function OwnSettings({ user, role, organization }: { user: { name: string; email: string }; role: Role; organization: string }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title="Appearance">
        <AppearanceFields />
      </Card>
      <Card title="Account">
        <KeyValue
          items={[
            { label: "Name", value: user.name },
            { label: "E-mail", value: user.email },
            { label: "Organisation", value: organization },
            { label: "Role", value: `${ROLE_DESCRIPTIONS[role].title} – ${ROLE_DESCRIPTIONS[role].purpose}` },
          ]}
        />
      </Card>
    </div>
  );
}

function AppearanceFields() {
  const { theme, setTheme } = useTheme();
  const isInBrowser = useIsInBrowser();
  const singleKeys = useSyncExternalStore(onSingleKeysChange, areSingleKeysOn, () => true);
  return (
    <div className="space-y-5">
      <Field label="Theme">
        {(control) => (
          <SegmentedControl
            {...control}
            label="Theme"
            value={isInBrowser ? (theme ?? "system") : undefined}
            onValueChange={setTheme}
            segments={THEMES}
          />
        )}
      </Field>
      <Field
        label="Single-letter keys"
        help="Such as G P for projects or A to add a component. Switch them off when letters reach the page by speech or a switch device."
      >
        {(control) => <Switch {...control} isChecked={singleKeys} onCheckedChange={setSingleKeysOn} />}
      </Field>
    </div>
  );
}

/** The server cannot know the theme: what depends on it is rendered after the page has arrived. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
