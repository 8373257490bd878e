import { Chart } from "./chart.js";
import uPlot from "./vendor/uplot/uPlot.esm.js";

/** One value a column, one name below it. */
export interface ColumnSet {
  readonly names: readonly string[];
  readonly values: readonly (number | null)[];
  /** The colour's token, `--reject` for example. */
  readonly colour: string;
  /** How a value reads at the axis. */
  readonly say: (value: number) => string;
  /** A mark across, at a place between two columns (0 = left of the first); null without one. */
  readonly mark: number | null;
}

/** Columns side by side. */
export class Columns extends Chart {
  static override properties = { columns: { attribute: false } };

  declare columns: ColumnSet | null;

  constructor() {
    super();
    this.columns = null;
  }

  protected override draw(): void {
    this.forget();
    const columns = this.columns;
    if (columns !== null && columns.values.length > 0) {
      const places = columns.values.map((_, i) => i);
      this.plot = new uPlot(this.options(columns), [places, [...columns.values]], this);
    }
  }

  private options(columns: ColumnSet): uPlot.Options {
    const top = Math.max(...columns.values.map((value) => value ?? 0));
    return {
      ...this.frame(),
      padding: [10, 8, 0, 0],
      scales: {
        x: { time: false, range: [-0.6, columns.values.length - 0.4] },
        y: { range: [0, top === 0 ? 1 : top * 1.12] },
      },
      axes: [
        {
          ...this.axis(),
          grid: { show: false },
          space: 62,
          incrs: [1, 2, 4, 6, 12, 24, 48],
          values: (_plot, splits) =>
            splits.map((at) => (Number.isInteger(at) ? (columns.names[at] ?? "") : "")),
        },
        {
          ...this.axis(),
          size: 58,
          values: (_plot, splits) => splits.map(columns.say),
        },
      ],
      series: [
        {},
        {
          fill: this.token(columns.colour),
          stroke: this.token(columns.colour),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.bars?.({ size: [0.72, 48] }) ?? (() => null),
        },
      ],
      hooks: { draw: [(plot) => drawMark(plot, columns.mark, this.token("--unjudged"))] },
    };
  }
}

function drawMark(plot: uPlot, at: number | null, colour: string): void {
  if (at === null) {
    return;
  }
  const x = plot.valToPos(at - 0.5, "x", true);
  const { top, height } = plot.bbox;
  plot.ctx.fillStyle = colour;
  plot.ctx.fillRect(x - 1, top, 2 * devicePixelRatio, height);
}

customElements.define("lw-columns", Columns);
