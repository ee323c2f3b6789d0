import { describe, expect, it } from "vitest";
import { EMPTY_ANALYSIS } from "./designer-state.ts";
import { overlayEntry, toneOf, worstTone } from "./node-tone.ts";
import type { Overlay } from "./overlay.ts";

const ILL = { role: "danger", word: "15 min", says: "Unhealthy. Oldest unread record: 15 min, limit 10 min" } as const;
const FINE = { role: "success", word: "Healthy", says: "Healthy" } as const;
const overlay: Overlay = { name: "health", components: { stream: ILL, lake: FINE } };

describe("the health overlay", () => {
  it("tells a component in words, beside its colour, and says nothing of what is not measured", () => {
    expect(toneOf(overlayEntry(overlay, "stream"))).toMatchObject({ status: "danger", words: ILL.says });
    expect(toneOf(overlayEntry(overlay, "elsewhere"))).toBeUndefined();
  });

  it("shows a folded frame by the worst of what lies in it", () => {
    expect(worstTone(["lake", "stream"], { overlay, analysis: EMPTY_ANALYSIS })).toBe("danger");
    expect(worstTone(["lake"], { overlay, analysis: EMPTY_ANALYSIS })).toBeUndefined();
  });
});
