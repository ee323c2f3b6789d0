"use client";

import { useMemo, useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { LoadFigure } from "../../store/cost/load-settings.ts";
import { placeOf, sliderValues } from "../../store/cost/slider-scale.ts";
import { setSetting } from "../../store/edit/set.ts";
import { textOfValue, valueOfText, wordsOfValue } from "../../store/inspector/setting-text.ts";
import { TextControl } from "../inspector/text-control.tsx";

/** One figure of a load, as a number and as a slider. Letting go of the slider is one step of undo. */
export function FigureField({
  component,
  figure: { setting, value, isWritten },
}: {
  readonly component: string;
  readonly figure: LoadFigure;
}) {
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const [error, setError] = useState<string>();
  const [slid, setSlid] = useState<number>();
  const values = useMemo(() => sliderValues(setting), [setting]);
  const set = (next: LoadFigure["value"]) => setSetting(store, { components: [component], setting, value: next });
  const letGo = () => {
    if (slid === undefined) return;
    setError(undefined);
    setSlid(undefined);
    set(slid);
  };
  return (
    <Field label={setting.label} error={error}>
      {(control) => (
        <>
          <TextControl
            control={control}
            value={slid === undefined ? (isWritten ? textOfValue(value) : "") : textOfValue(slid)}
            placeholder={textOfValue(value) || "not said"}
            unit={setting.unit}
            form="line"
            isReadOnly={!canEdit}
            onRestore={() => setError(undefined)}
            onCommit={(text) => {
              const read = valueOfText(setting, text);
              setError(read.ok ? undefined : read.error);
              if (read.ok) set(read.value);
              return read.ok;
            }}
          />
          <input
            type="range"
            aria-label={`${setting.label}, slider`}
            aria-valuetext={wordsOfValue(setting, slid ?? value) || "not said"}
            className="h-6 w-full cursor-pointer accent-accent-solid disabled:cursor-default disabled:opacity-60"
            disabled={!canEdit}
            min={0}
            max={values.length - 1}
            value={placeOf(values, slid ?? (typeof value === "number" ? value : setting.min))}
            onChange={(event) => setSlid(values[event.target.valueAsNumber])}
            onPointerUp={letGo}
            onKeyUp={letGo}
            onBlur={letGo}
          />
        </>
      )}
    </Field>
  );
}
