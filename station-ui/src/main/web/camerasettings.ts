import { html, type TemplateResult } from "lit";
import type { Language } from "./language.js";
import type { Setting, SettingName } from "./maintenance.js";
import { StatusElement } from "./pageelement.js";
import type { Camera } from "./protocol.js";
import { keep, recipeText, type RecipeText } from "./recipetext.js";
import "./testpicture.js";

/** What an engineer may change from here: light alone needs no new taught pictures of another size. */
const CHANGEABLE: ReadonlySet<SettingName> = new Set<SettingName>(["exposure_us", "gain"]);

type Light = Readonly<Record<string, unknown>>;

/** The recipe with this light for a view; of the only one where it has one frame. */
export function withLight(recipe: RecipeText, view: string, light: Light): RecipeText {
  const views = recipe.views;
  if (views === undefined) {
    return { ...recipe, camera: { ...recipe.camera, ...light } };
  }
  const own = views[view];
  return own === undefined
    ? recipe
    : { ...recipe, views: { ...views, [view]: { ...own, camera: { ...own.camera, ...light } } } };
}

/** The settings of each camera, and another light for the recipe in use: as a revision, never at once. */
export class CameraSettingsPanel extends StatusElement {
  private readonly wanted = new Map<string, number>();
  private why = "";
  private kept = "";

  /** What is shown comes with every status. */
  protected override load(): void {}

  private want(view: string, what: SettingName, typed: string): void {
    const key = `${view}/${what}`;
    if (typed.trim() === "" || !Number.isFinite(Number(typed))) {
      this.wanted.delete(key);
    } else {
      this.wanted.set(key, Number(typed));
    }
    this.requestUpdate();
  }

  /** As it was typed for this view. */
  private light(view: string): Readonly<Partial<Record<SettingName, number>>> {
    return Object.fromEntries(
      [...CHANGEABLE]
        .map((what) => [what, this.wanted.get(`${view}/${what}`)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }

  private keepIt(camera: Camera): void {
    const base = this.status?.recipe;
    if (base === undefined) {
      return;
    }
    const changed = recipeText(base).then((recipe) =>
      keep(base, withLight(recipe, camera.view, this.light(camera.view)), this.why.trim()),
    );
    this.ask(changed, (kept) => {
      this.kept = `${kept.id} r${kept.revision}`;
      this.wanted.clear();
      this.why = "";
    });
  }

  protected override render(): TemplateResult {
    const words = this.language.words.service.cameraSettings;
    const cameras = this.status?.cameras ?? [];
    return html`<section class="panel wide scroll camera-settings" tabindex="0" aria-label=${words.title}>
      <h2>${words.title}</h2>
      ${cameras.map((camera) =>
        html`${camera.settings.length === 0
            ? html`<p class="quiet">${camera.view} ${words.none}</p>`
            : this.camera(camera)}
          <lw-test-picture
            .store=${this.store}
            .language=${this.language}
            .who=${this.who}
            .status=${this.status}
            .view=${camera.view}
            .light=${this.light(camera.view)}
          ></lw-test-picture>`,
      )}
      ${this.kept === "" ? "" : html`<p role="status">${words.kept(this.kept)}</p>`}
    </section>`;
  }

  private camera(camera: Camera): TemplateResult {
    const { language } = this;
    const words = language.words.service.cameraSettings;
    const wanted = Object.keys(this.light(camera.view)).length > 0;
    return html`${camera.view === "" ? "" : html`<h3>${camera.view}</h3>`}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.setting}</th>
            <th scope="col" class="num">${words.now}</th>
            <th scope="col">${words.allowed}</th>
            <th scope="col">${words.value}</th>
          </tr>
        </thead>
        <tbody>
          ${camera.settings.map((setting) => this.row(camera, setting))}
        </tbody>
      </table>
      <p class="quiet">${words.hint}</p>
      <div class="inline">
        <input
          aria-label=${words.why}
          placeholder=${words.why}
          .value=${this.why}
          @input=${(event: Event) => {
            this.why = (event.target as HTMLInputElement).value;
            this.requestUpdate();
          }}
        />
        <button
          class="chip primary"
          ?disabled=${!wanted || this.why.trim() === ""}
          @click=${() => this.keepIt(camera)}
        >
          ${words.keep}
        </button>
      </div>`;
  }

  private row(camera: Camera, setting: Setting): TemplateResult {
    const { language } = this;
    const words = language.words.service.cameraSettings;
    const name = words.names[setting.what];
    return html`<tr data-setting=${setting.what}>
      <td>${name} <small>${setting.what}</small></td>
      <td class="num">${setting.value} <small>${setting.unit}</small></td>
      <td>${range(setting, language)}</td>
      <td>
        ${CHANGEABLE.has(setting.what)
          ? html`<input
              type="number"
              step="any"
              inputmode="decimal"
              aria-label="${words.value}: ${name}"
              min=${setting.min ?? ""}
              max=${setting.max ?? ""}
              .value=${String(this.wanted.get(`${camera.view}/${setting.what}`) ?? "")}
              @change=${(event: Event) =>
                this.want(camera.view, setting.what, (event.target as HTMLInputElement).value)}
            />`
          : ""}
      </td>
    </tr>`;
  }
}

function range(setting: Setting, language: Language): string {
  return setting.min === null || setting.max === null
    ? "–"
    : `${language.value(setting.min)} – ${language.value(setting.max)} ${setting.unit}`;
}

customElements.define("lw-camera-settings", CameraSettingsPanel);
