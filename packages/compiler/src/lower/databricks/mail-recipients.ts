import { type EnvironmentView, listSetting } from "../../lowering.ts";

/** Who is told by the workspace itself: nothing of the cloud's own monitoring sees what happens in it. */
export function mailRecipients(view: EnvironmentView): readonly string[] {
  return view.components("monitoring").flatMap((part) => listSetting(part, "recipients"));
}
