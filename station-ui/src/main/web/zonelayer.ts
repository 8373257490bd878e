import { LitElement, html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Finding } from "./protocol.js";
import type { ToolText } from "./recipetext.js";
import {
  cornersOf,
  handlesOf,
  inside,
  moved,
  nearest,
  pulled,
  withZone,
  zoneOf,
  type Point,
  type Zone,
} from "./zone.js";

/** Around a handle, in CSS pixels: across it 15 mm, as of everything that a finger in a glove has to hit. */
const REACH_PX = 28.5;

/** What a finger holds while it moves. */
interface Grip {
  readonly pointer: number;
  readonly zone: Zone;
  /** -1: the zone itself. */
  readonly handle: number;
  readonly from: Point;
}

export interface ZoneDetail {
  readonly tool: ToolText;
  /** False while the finger still moves. */
  readonly done: boolean;
}

/** Zones over a picture: tapped to be chosen, dragged to be moved and sized, by finger and mouse. */
export class ZoneLayer extends LitElement {
  static override properties = {
    tools: { attribute: false },
    chosen: { attribute: false },
    findings: { attribute: false },
    frame: { attribute: false },
    src: { attribute: false },
    label: { attribute: false },
  };

  declare tools: readonly ToolText[];
  declare chosen: string;
  declare findings: readonly Finding[];
  declare frame: { readonly width: number; readonly height: number };
  declare src: string;
  declare label: string;
  private grip: Grip | null = null;
  /** CSS pixels for each pixel of the frame; 0 until it is drawn. */
  private scale = 0;
  private readonly watch = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.tools = [];
    this.chosen = "";
    this.findings = [];
    this.frame = { width: 1, height: 1 };
    this.src = "";
    this.label = "";
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

  protected override updated(): void {
    this.measure();
  }

  private measure(): void {
    const scale = this.querySelector("svg")?.getScreenCTM()?.a ?? 0;
    if (scale !== this.scale) {
      this.scale = scale;
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const { width, height } = this.frame;
    return html`<svg
      class="zones"
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${this.label}
      @pointermove=${(event: PointerEvent) => this.drag(event, false)}
      @pointerup=${(event: PointerEvent) => this.drag(event, true)}
      @pointercancel=${() => this.letGo()}
    >
      ${this.src === ""
        ? ""
        : svg`<image href=${this.src} width=${width} height=${height} preserveAspectRatio="none" />`}
      ${this.seen()}
      ${this.tools.map((tool) => this.oneZone(tool))}
    </svg>`;
  }

  /** What the tools found, thin, below the zones. */
  private seen(): SVGTemplateResult[] {
    return this.findings
      .filter((finding) => finding.corners.length > 1)
      .map((finding) => {
        const points = finding.corners.map(([x, y]) => `${x},${y}`).join(" ");
        return svg`<polygon class="seen seen-${finding.mark}" points=${points} />`;
      });
  }

  private oneZone(tool: ToolText): SVGTemplateResult {
    const zone = zoneOf(tool);
    if (zone === null) {
      return svg``;
    }
    const chosen = tool.name === this.chosen;
    const marks = this.findings.filter((finding) => finding.tool === tool.name);
    const mark = marks.some((finding) => finding.mark === "bad")
      ? "bad"
      : marks.some((finding) => finding.mark === "blind")
        ? "blind"
        : marks.some((finding) => finding.mark === "good")
          ? "good"
          : "free";
    const unit = this.frame.width / 100;
    return svg`<g
      class="zone zone-${mark} ${chosen ? "zone-chosen" : ""}"
      @pointerdown=${(event: PointerEvent) => this.take(event, tool, zone, -1)}
    >
      ${outline(zone)}
      ${chosen ? handlesOf(zone).map((at) => this.oneHandle(tool, zone, at, unit)) : svg``}
    </g>`;
  }

  private oneHandle(tool: ToolText, zone: Zone, [x, y]: Point, unit: number): SVGTemplateResult {
    const reach = this.scale === 0 ? unit * 3 : REACH_PX / this.scale;
    return svg`<circle class="handle-reach" cx=${x} cy=${y} r=${reach}
        @pointerdown=${(event: PointerEvent) => this.take(event, tool, zone, nearest(zone, this.place(event)))} />
      <circle class="handle" cx=${x} cy=${y} r=${unit} />`;
  }

  private take(event: PointerEvent, tool: ToolText, zone: Zone, handle: number): void {
    event.stopPropagation();
    event.preventDefault();
    if (tool.name !== this.chosen) {
      this.dispatchEvent(new CustomEvent("choose", { detail: tool.name }));
      return;
    }
    this.grip = { pointer: event.pointerId, zone, handle, from: this.place(event) };
    this.querySelector("svg")?.setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent, done: boolean): void {
    const grip = this.grip;
    const tool = this.tools.find((each) => each.name === this.chosen);
    if (grip === null || tool === undefined || event.pointerId !== grip.pointer) {
      return;
    }
    const at = this.place(event);
    const zone =
      grip.handle < 0
        ? moved(grip.zone, at[0] - grip.from[0], at[1] - grip.from[1])
        : pulled(grip.zone, grip.handle, at);
    if (done) {
      this.letGo();
    }
    const kept = inside(zone, this.frame.width, this.frame.height);
    const detail: ZoneDetail = { tool: withZone(tool, kept, this.frame), done };
    this.dispatchEvent(new CustomEvent("zone", { detail }));
  }

  private letGo(): void {
    this.grip = null;
  }

  /** In pixels of the frame. */
  private place(event: PointerEvent): Point {
    const svgElement = this.querySelector("svg");
    const matrix = svgElement?.getScreenCTM()?.inverse();
    if (matrix === undefined) {
      return [0, 0];
    }
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [at.x, at.y];
  }
}

function outline(zone: Zone): SVGTemplateResult {
  if (zone.kind === "ring") {
    const [cx, cy, inner, outer] = zone.at;
    return svg`<circle class="outline" cx=${cx} cy=${cy} r=${outer} />
      <circle class="outline inner" cx=${cx} cy=${cy} r=${inner} />`;
  }
  const points = cornersOf(zone).map(([x, y]) => `${x},${y}`).join(" ");
  return svg`<polygon class="outline" points=${points} />`;
}

customElements.define("lw-zones", ZoneLayer);
