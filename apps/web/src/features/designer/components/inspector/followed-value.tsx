"use client";

import type { NeighbourOffer } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { Link2, Unlink2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import type { FieldControlProps } from "@/components/ui/field.tsx";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";

interface NeighbourProps {
  readonly setting: SettingDefinition;
  readonly offer: NeighbourOffer;
  readonly sources: ReactNode;
  readonly isReadOnly: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

const ICON = { size: 14, strokeWidth: 1.5, "aria-hidden": true, className: "shrink-0" } as const;

/** The value that connected components give: not typed, so that it stays right when they change. */
export function FollowedValue({ setting, offer, sources, isReadOnly, onChange, control }: NeighbourProps & { control: FieldControlProps }) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-1.5 rounded-chip border border-hairline bg-hover py-0.5 pr-0.5 pl-2">
      <Link2 {...ICON} />
      <output {...control} className="text-primary">
        {wordsOfValue(setting, offer.value)}
      </output>
      <span className="text-secondary text-small">from {sources}</span>
      {isReadOnly ? null : (
        <Button size="small" variant="ghost" className="ml-auto" onClick={() => onChange(offer.value)}>
          Set by hand
        </Button>
      )}
    </div>
  );
}

/** Says that a link is broken on purpose, what it would give, and the way back. */
export function BrokenLink({ setting, offer, sources, isReadOnly, value, onChange }: NeighbourProps & { value: Value }) {
  const isSame = JSON.stringify(value) === JSON.stringify(offer.value);
  const verb = offer.from.length === 1 ? "gives" : "give";
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-secondary text-small">
      <Unlink2 {...ICON} />
      <span>
        Set by hand. {sources} {verb} {isSame ? "the same" : wordsOfValue(setting, offer.value)}.
      </span>
      {isReadOnly ? null : (
        <Button size="small" variant="ghost" onClick={() => onChange(undefined)}>
          Follow again
        </Button>
      )}
    </p>
  );
}
