import { LitElement, html, svg, type TemplateResult } from "lit";
import { Language } from "./language.js";
import { LABEL_FONT, LABEL_HEIGHT, draw } from "./overlay.js";
import type { Part, Tile } from "./protocol.js";

/** A part's picture with its findings over it. Both change in the same frame or not at all. */
export class Picture extends LitElement {
  static override properties = {
    seen: { attribute: false },
    picture: { attribute: false },
    language: { attribute: false },
    room: { state: true },
  };

  declare seen: Part | null;
  declare picture: CanvasImageSource | null;
  declare language: Language;
  declare room: { readonly width: number; readonly height: number };

  private readonly watch = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect;
    if (box !== undefined) {
      this.room = { width: box.width, height: box.height };
    }
  });

  private readonly ruler = document.createElement("canvas").getContext("2d");

  constructor() {
    super();
    this.seen = null;
    this.picture = null;
    this.language = new Language("en");
    this.room = { width: 0, height: 0 };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch.observe(this);
  }

  override disconnectedCallback(): void {
    this.watch.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<canvas class="picture-pixels" width="0" height="0" aria-hidden="true"></canvas>${this.findings()}`;
  }

  /** Size of the shown picture: as large as fits, in the frame's proportions. */
  private fit(): { scale: number; width: number; height: number } {
    const part = this.seen;
    if (part === null || part.width === 0) {
      return { scale: 0, width: 0, height: 0 };
    }
    const scale = Math.min(this.room.width / part.width, this.room.height / part.height);
    return { scale, width: part.width * scale, height: part.height * scale };
  }

  private findings(): TemplateResult | string {
    const { scale, width, height } = this.fit();
    if (this.seen === null || scale === 0) {
      return "";
    }
    return html`<svg
      class="picture-findings"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      aria-hidden="true"
    >
      ${this.seen.views.map((tile, view) => this.view(tile, view, scale))}
    </svg>`;
  }

  /** One view with its name, where there are several, and its own findings. */
  private view(tile: Tile, view: number, scale: number): TemplateResult {
    const width = tile.width * scale;
    const height = tile.height * scale;
    const own = this.seen?.findings.filter((finding) => finding.view === view) ?? [];
    const measure = (text: string): number => this.lengthOf(text);
    const drawn = draw(own, scale, width, height, this.language, measure);
    return svg`<g class="view" transform="translate(${tile.x * scale} ${tile.y * scale})">
      ${tile.name === "" ? "" : this.caption(tile, width, height)}
      ${drawn.map((it) => svg`<polygon class="region ${it.mark}" points=${it.points} />`)}
      ${drawn.filter((it) => it.text !== "").map(
        (it) => svg`<g class="tag ${it.mark}">
          <path d="M${it.anchor.x} ${it.anchor.y} L${it.x} ${it.y + LABEL_HEIGHT / 2}" />
          <rect x=${it.x} y=${it.y} width=${it.width} height=${LABEL_HEIGHT} rx="2" />
          <text x=${it.x + 8} y=${it.y + 17}>${it.text}</text>
        </g>`,
      )}
    </g>`;
  }

  private caption(tile: Tile, width: number, height: number): TemplateResult {
    const sign = tile.picture ? "" : "? ";
    const text = `${sign}${tile.name}`;
    return svg`<rect class="view-frame" x="0.5" y="0.5" width=${width - 1} height=${height - 1} />
      <g class="tag ${tile.picture ? "free" : "blind"}">
        <rect x="4" y=${height - LABEL_HEIGHT - 4} width=${this.lengthOf(text) + 16}
          height=${LABEL_HEIGHT} rx="2" />
        <text x="12" y=${height - 11}>${text}</text>
      </g>`;
  }

  private lengthOf(text: string): number {
    if (this.ruler === null) {
      return 0;
    }
    this.ruler.font = LABEL_FONT;
    return this.ruler.measureText(text).width;
  }

  protected override updated(): void {
    const canvas = this.querySelector("canvas");
    const context = canvas?.getContext("2d", { alpha: false });
    const { width, height } = this.fit();
    if (!canvas || !context || this.picture === null || width === 0) {
      return;
    }
    const dense = window.devicePixelRatio;
    const wide = Math.round(width * dense);
    const high = Math.round(height * dense);
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    context.imageSmoothingQuality = "medium";
    context.drawImage(this.picture, 0, 0, wide, high);
  }
}

customElements.define("lw-picture", Picture);
