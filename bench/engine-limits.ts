/** Set on connections, so that the worker's own defaults have no say. */
export function engineLimits(requestsPerSecond: number) {
  return {
    callsInFlightMax: 64,
    createsOpenMax: 64,
    createsOpenPerServiceMax: 64,
    requestsPerSecond,
    requestBurst: requestsPerSecond,
  };
}

export function limitsInWords(limits: ReturnType<typeof engineLimits>): string {
  return Object.entries(limits)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
