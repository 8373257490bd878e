import { Chart } from "./chart.js";
import uPlot from "./vendor/uplot/uPlot.esm.js";

const POINTS = 300;

/** The rate of the last five minutes as a small curve; the newest second at the right edge. */
export class Rate extends Chart {
  static override properties = { rates: { attribute: false }, tick: { attribute: false } };

  declare rates: readonly number[];
  /** Changes when a point was added: the array itself stays the same. */
  declare tick: number;

  private drawnAt = -1;

  constructor() {
    super();
    this.rates = [];
    this.tick = 0;
  }

  protected override draw(): void {
    if (this.plot === null) {
      this.plot = new uPlot(this.options(), this.data(), this);
    } else if (this.tick !== this.drawnAt) {
      this.plot.setData(this.data());
    }
    this.drawnAt = this.tick;
  }

  private data(): uPlot.AlignedData {
    const seconds = Array.from({ length: POINTS }, (_, i) => i - POINTS + 1);
    const gap = POINTS - this.rates.length;
    return [seconds, seconds.map((_, i) => (i < gap ? null : (this.rates[i - gap] ?? null)))];
  }

  protected override resized(): void {
    if (this.plot === null) {
      this.requestUpdate();
    } else {
      this.plot.setSize({ width: this.clientWidth, height: this.clientHeight });
    }
  }

  private options(): uPlot.Options {
    const axis = this.axis();
    return {
      ...this.frame(),
      padding: [8, 4, 7, 0],
      scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, ceiling(max)] } },
      axes: [
        { ...axis, show: false },
        { ...axis, size: 34, gap: 4, splits: (_plot, _axis, _min, max) => [0, max / 2, max] },
      ],
      series: [
        {},
        { stroke: this.token("--signal"), width: 2, fill: this.token("--signal-veil"), points: { show: false } },
      ],
    };
  }
}

/** A round number above the curve, so that the scale rests while the rate moves a little. */
function ceiling(max: number | null): number {
  const top = Math.max(60, (max ?? 0) * 1.15);
  const step = 10 ** Math.floor(Math.log10(top)) / 2;
  return Math.ceil(top / step) * step;
}

customElements.define("lw-rate", Rate);
