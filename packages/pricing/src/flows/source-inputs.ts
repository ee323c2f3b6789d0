import { parameter } from "./evaluation.ts";
import { NO_EVENTS } from "./flow.ts";
import type { InputsOf } from "./input-context.ts";
import { figure } from "./settings.ts";

const events: InputsOf = (component, { outflows }) => {
  const { eps, eventBytes, peak } = outflows.get(component.id)?.events ?? NO_EVENTS;
  return { eps, eventBytes, peak, eventsPerRequest: Math.max(1, figure(component, "eventsPerRequest", 1)) };
};

export const SOURCE_INPUTS: Readonly<Record<string, InputsOf>> = {
  "device-source": (component, context) => {
    const { eps, eventBytes, peak } = context.outflows.get(component.id)?.events ?? NO_EVENTS;
    return {
      eps,
      eventBytes,
      peak,
      devices: figure(component, "devices", 1000),
      iotEdition: "S1",
    };
  },
  "event-source": events,
  "feed-source": events,
  "database-source": events,
  "log-source": (component, context) => ({
    ...events(component, context),
    gbDay: figure(component, "gbPerDay", 10) * parameter(context.evaluation, "volumeFactor"),
  }),
  "file-source": (component, { outflows }) => ({ gbDay: outflows.get(component.id)?.files?.gbDay ?? 0 }),
};
