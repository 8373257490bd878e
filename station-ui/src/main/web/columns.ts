import { LitElement, html, type TemplateResult } from "lit";
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

/** Columns on a canvas; whoever shows them gives them a label and a table beside. */
export class Columns extends LitElement {
  static override properties = { columns: { attribute: false } };

  declare columns: ColumnSet | null;

  private plot: uPlot | null = null;
  private readonly watch = new ResizeObserver(() => this.redraw());
  private readonly look = new MutationObserver(() => this.redraw());

  constructor() {
    super();
    this.columns = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch.observe(this);
    this.look.observe(document.documentElement, { attributeFilter: ["data-look"] });
  }

  override disconnectedCallback(): void {
    this.watch.disconnect();
    this.look.disconnect();
    this.forget();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html``;
  }

  protected override updated(): void {
    this.redraw();
  }

  private forget(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  private redraw(): void {
    this.forget();
    const columns = this.columns;
    if (columns !== null && columns.values.length > 0 && this.clientWidth > 0) {
      const places = columns.values.map((_, i) => i);
      this.plot = new uPlot(this.options(columns), [places, [...columns.values]], this);
    }
  }

  private options(columns: ColumnSet): uPlot.Options {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    const axis: uPlot.Axis = {
      stroke: token("--text-3"),
      font: `11px ${style.fontFamily}`,
      ticks: { show: false },
    };
    const top = Math.max(...columns.values.map((value) => value ?? 0));
    return {
      width: this.clientWidth,
      height: this.clientHeight,
      padding: [10, 8, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [-0.6, columns.values.length - 0.4] },
        y: { range: [0, top === 0 ? 1 : top * 1.12] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 62,
          incrs: [1, 2, 4, 6, 12, 24, 48],
          values: (_plot, splits) =>
            splits.map((at) => (Number.isInteger(at) ? (columns.names[at] ?? "") : "")),
        },
        {
          ...axis,
          grid: { stroke: token("--line"), width: 1 },
          size: 58,
          values: (_plot, splits) => splits.map(columns.say),
        },
      ],
      series: [
        {},
        {
          fill: token(columns.colour),
          stroke: token(columns.colour),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.bars?.({ size: [0.72, 48] }) ?? (() => null),
        },
      ],
      hooks: { draw: [(plot) => drawMark(plot, columns.mark, token("--unjudged"))] },
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
