import { LitElement, html, type TemplateResult } from "lit";
import { Language } from "./language.js";
import type { Part } from "./protocol.js";
import "./picture.js";

/** A kept picture, fetched once, with its findings over it. */
export class Still extends LitElement {
  static override properties = {
    seen: { attribute: false },
    language: { attribute: false },
    src: { type: String },
    picture: { state: true },
  };

  declare seen: Part | null;
  declare language: Language;
  declare src: string;
  declare picture: HTMLImageElement | null;

  constructor() {
    super();
    this.seen = null;
    this.language = new Language("en");
    this.src = "";
    this.picture = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("src") && this.src !== "") {
      const image = new Image();
      image.addEventListener("load", () => {
        this.picture = image;
      });
      image.src = this.src;
    }
  }

  protected override render(): TemplateResult {
    return html`<lw-picture
      .seen=${this.picture === null ? null : this.seen}
      .picture=${this.picture}
      .language=${this.language}
    ></lw-picture>`;
  }
}

customElements.define("lw-still", Still);
