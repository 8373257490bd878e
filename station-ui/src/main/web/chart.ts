import { LitElement, html, type TemplateResult } from "lit";
import uPlot from "./vendor/uplot/uPlot.esm.js";

/**
 * A drawing on a canvas, as large as its element and in the colours of the look. Whoever shows it gives it a label and
 * says in words or a table what it shows.
 */
export abstract class Chart extends LitElement {
  protected plot: uPlot | null = null;
  private readonly watch = new ResizeObserver(() => this.resized());
  private readonly look = new MutationObserver(() => {
    this.forget();
    this.requestUpdate();
  });

  /** Draws what there is, or follows it, after each change. */
  protected abstract draw(): void;

  protected resized(): void {
    this.requestUpdate();
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
    if (this.clientWidth > 0) {
      this.draw();
    }
  }

  protected forget(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  /** A colour's token, `--reject` for example. */
  protected token(name: string): string {
    return getComputedStyle(this).getPropertyValue(name).trim();
  }

  /** What both axes of every chart have. */
  protected axis(): uPlot.Axis {
    return {
      stroke: this.token("--text-3"),
      font: `11px ${getComputedStyle(this).fontFamily}`,
      grid: { stroke: this.token("--line"), width: 1 },
      ticks: { show: false },
    };
  }

  /** The same, without what uPlot shows on its own. */
  protected frame(): Pick<uPlot.Options, "width" | "height" | "legend" | "cursor"> {
    return {
      width: this.clientWidth,
      height: this.clientHeight,
      legend: { show: false },
      cursor: { show: false },
    };
  }
}
