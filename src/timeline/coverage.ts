/** How much of a pixel a shape covers, 0..1: corners and stripes without jagged edges. */

const SAMPLES = 4;

/** Rows of the upper left corner of a rectangle whose corners have this radius. */
export function cornerCoverage(radius: number): Float64Array {
  const coverage = new Float64Array(radius * radius);
  for (let y = 0; y < radius; y += 1) {
    for (let x = 0; x < radius; x += 1) {
      let inside = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const dx = radius - (x + ((sample % SAMPLES) + 0.5) / SAMPLES);
        const dy = radius - (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES);
        if (dx * dx + dy * dy <= radius * radius) inside += 1;
      }
      coverage[y * radius + x] = inside / (SAMPLES * SAMPLES);
    }
  }
  return coverage;
}

/** One period of slanted stripes: position (x + y) modulo `period`, a third of it covered. */
export function stripeCoverage(period: number): Float64Array {
  return Float64Array.from({ length: period }, (_, at) => {
    const fromMiddle = Math.abs(at + 0.5 - period / 2);
    return Math.min(1, Math.max(0, period / 6 - fromMiddle + 0.5));
  });
}
