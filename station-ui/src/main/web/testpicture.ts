import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { brightness } from "./brightness.js";
import type { SettingName, TestPicture } from "./maintenance.js";
import * as maintenance from "./maintenance.js";
import { StatusElement } from "./pageelement.js";

/** From one picture to the next while they follow each other. */
const PAUSE_MILLIS = 200;

/**
 * Pictures that show no part, with the light that is tried: one, or one after the other like a
 * film while somebody turns the lens. The recipe and its parts have nothing of it.
 */
export class TestPictures extends StatusElement {
  static override properties: PropertyDeclarations = {
    ...StatusElement.properties,
    view: { attribute: false },
    light: { attribute: false },
  };

  declare view: string;
  declare light: Readonly<Partial<Record<SettingName, number>>>;
  private taken: TestPicture | null = null;
  private address = "";
  private busy = false;
  private following = false;
  private timer = 0;

  constructor() {
    super();
    this.view = "";
    this.light = {};
  }

  protected override load(): void {}

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    URL.revokeObjectURL(this.address);
    this.address = "";
    this.taken = null;
  }

  private end(): void {
    this.following = false;
    clearTimeout(this.timer);
    this.requestUpdate();
  }

  private take(): void {
    this.busy = true;
    this.requestUpdate();
    const picture = maintenance.testPicture(this.view, this.light).catch((why: unknown) => {
      // What is refused once would be refused again.
      this.end();
      throw why;
    });
    this.ask(
      picture.finally(() => {
        this.busy = false;
        this.requestUpdate();
      }),
      (taken) => this.show(taken),
    );
  }

  private show(taken: TestPicture): void {
    URL.revokeObjectURL(this.address);
    const bytes = Uint8Array.from(atob(taken.jpeg), (each) => each.charCodeAt(0));
    this.address = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    this.taken = taken;
    if (this.following) {
      this.timer = window.setTimeout(() => this.take(), PAUSE_MILLIS);
    }
  }

  private follow(): void {
    this.following = true;
    this.take();
  }

  protected override render(): TemplateResult {
    const words = this.language.words.service.testPicture;
    const stands = this.status !== null && this.status.state !== "running";
    const locked = !this.store.access.may("edit_recipes");
    const barred = !stands || this.busy || this.following || locked;
    return html`<div class="test-picture" data-view=${this.view}>
      <div class="inline">
        <button class="chip" ?disabled=${barred} @click=${() => this.take()}>${words.one}</button>
        ${this.following
          ? html`<button class="chip" @click=${() => this.end()}>${words.end}</button>`
          : html`<button class="chip" ?disabled=${barred} @click=${() => this.follow()}>
              ${words.many}
            </button>`}
        <span class="quiet">${stands ? words.hint : words.runs}</span>
      </div>
      ${this.taken === null ? "" : this.picture(this.taken)}
    </div>`;
  }

  private picture(taken: TestPicture): TemplateResult {
    const { language } = this;
    const words = language.words.service.testPicture;
    const { focus } = taken;
    return html`<img alt=${words.alt} src=${this.address} />
      <p>
        ${taken.width} × ${taken.height} px · ${language.words.service.optics.sharpness}
        <b>${language.value(focus.sharpness)}</b>
      </p>
      ${brightness(focus, language)}`;
  }
}

customElements.define("lw-test-picture", TestPictures);
