/** Pixels of the drawing, and room for its stroke. */
const WIDTH = 160;
const HEIGHT = 36;
const EDGE = 3;

/** A line from zero, without figures: the words beside it say what it is. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const points = values.map((value, index) => {
    const x = EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
    return [x, HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)].map((pixel) => pixel.toFixed(1)).join(',');
  });
  const [x, y] = points.at(-1)?.split(',') ?? [];
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={points.join(' ')} />
      {x !== undefined && <circle cx={x} cy={y} r={EDGE} />}
    </svg>
  );
}
