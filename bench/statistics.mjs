// Medians and percentiles of measured times.

export function median(values) {
  return percentile(values, 50);
}

/** Linear between the two nearest values. */
export function percentile(values, percent) {
  const sorted = [...values].sort((left, right) => left - right);
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}
