// Loaded before a worker: its wall clock is wrong by CHAOS_SKEW_MS, its monotonic clock runs on as it should.
const skewMs = Number(process.env.CHAOS_SKEW_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + skewMs;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
