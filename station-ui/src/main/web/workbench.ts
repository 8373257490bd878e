import { html, type TemplateResult } from "lit";
import * as api from "./api.js";
import { StatusElement } from "./pageelement.js";
import type { RecipeChoice } from "./protocol.js";
import { bundleOf, history, idOf, takeIn, type RecipeRef, type Revision } from "./recipetext.js";
import "./editor.js";

/** The recipes of the station: chosen, tried beside, changed, and their past. */
export class Workbench extends StatusElement {
  private choices: readonly RecipeChoice[] = [];
  private edited: RecipeRef | null = null;
  /** The name of a new recipe; empty where one that is there is changed. */
  private fresh = "";
  /** What was said of the file that was taken in last. */
  private notes: readonly string[] = [];
  private past: { readonly id: string; readonly revisions: readonly Revision[] } | null = null;

  protected override load(): void {
    const draft = this.store.draft;
    if (this.edited === null && draft !== null) {
      this.fresh = draft.fresh;
      this.edited = draft.base;
      this.requestUpdate();
    }
    this.ask(api.recipes(), (choices) => {
      this.choices = choices;
    });
  }

  protected override render(): TemplateResult {
    const { edited, store, language } = this;
    return html`<main class="page recipes-page">
      ${edited === null
        ? this.list()
        : html`<lw-editor
            .store=${store}
            .language=${language}
            .base=${edited}
            .fresh=${this.fresh}
            @kept=${(event: CustomEvent<RecipeRef>) => this.kept(event.detail)}
            @leave=${() => this.edit(null)}
          ></lw-editor>`}
    </main>`;
  }

  private list(): TemplateResult {
    const words = this.language.words;
    const newest = this.choices.filter(
      (choice, i) => this.choices.findIndex((each) => each.id === choice.id) === i,
    );
    return html`<div class="page-head">
        <h2>${words.editor.recipes}</h2>
        <p class="lead">${words.editor.recipesHint}</p>
        ${this.newRecipe()} ${this.fileIn()}
        <button class="chip" @click=${() => this.store.openRecipes()}>${words.chooseRecipe}</button>
      </div>
      ${this.notes.map((note) => html`<p class="lead" role="status">${note}</p>`)}
      <ul class="recipe-list">
        ${newest.map((choice) => html`<li class="panel">${this.one(choice)}</li>`)}
      </ul>`;
  }

  /** Over the views of the recipe in use: that is what the cameras show. */
  private newRecipe(): TemplateResult {
    const words = this.language.words.editor;
    return html`<form
      class="inline"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const said = new FormData(event.target as HTMLFormElement).get("name");
        this.begin(String(said).trim());
      }}
    >
      <input name="name" type="text" maxlength="60" required aria-label=${words.newName} placeholder=${words.newName} />
      <button class="chip primary">${words.create}</button>
    </form>`;
  }

  private fileIn(): TemplateResult {
    return html`<label class="chip file">
      ${this.language.words.editor.fromFile}
      <input
        type="file"
        accept=".lwr"
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          const file = field.files?.[0];
          field.value = "";
          if (file !== undefined) {
            this.take(file);
          }
        }}
      />
    </label>`;
  }

  private take(file: Blob): void {
    this.notes = [this.language.words.editor.trying];
    this.requestUpdate();
    this.ask(
      takeIn(file).finally(() => {
        this.notes = [];
        this.requestUpdate();
      }),
      (taken) => {
        this.notes = taken.notes;
        this.load();
      },
    );
  }

  private begin(name: string): void {
    const running = this.status?.recipe;
    const id = idOf(name);
    if (running === undefined || id === "") {
      return;
    }
    if (this.choices.some((choice) => choice.id === id)) {
      this.store.tell(this.language.words.editor.taken(id));
      return;
    }
    this.edit(running, name);
  }

  private one(choice: RecipeChoice): TemplateResult {
    const words = this.language.words;
    const running = this.status?.recipe;
    const inUse = running?.id === choice.id;
    return html`<div class="recipe-row">
        <div>
          <b>${choice.name}</b>
          <small>${choice.id} · ${words.revision(choice.revision)}</small>
          ${inUse ? html`<span class="badge good">✓ ${words.inUse} (${words.revision(running.revision)})</span>` : ""}
          ${choice.usable ? "" : html`<span class="choice-problem">✕ ${choice.problem}</span>`}
        </div>
        <button class="act" ?disabled=${!choice.usable} @click=${() => this.edit(choice)}>${words.editor.edit}</button>
        <button class="act" aria-expanded=${this.past?.id === choice.id} @click=${() => this.openPast(choice.id)}>
          ${words.editor.history}
        </button>
      </div>
      ${this.past?.id === choice.id ? this.revisions(this.past.revisions) : ""}`;
  }

  private revisions(revisions: readonly Revision[]): TemplateResult {
    const { language } = this;
    const words = language.words.editor;
    return html`<ol class="revisions">
      ${revisions.map(
        (revision) => html`<li>
          <div>
            <b>${language.words.revision(revision.revision)}</b>
            ${revision.wallMillis === 0 ? "" : language.dateTime(revision.wallMillis)} · ${revision.author}
            <small>${revision.signer === "" ? words.unsigned : words.signedBy(revision.signer)}</small>
            <p>${revision.reason}</p>
            <ul class="changes">
              ${revision.changes.map((change) => html`<li>${change}</li>`)}
            </ul>
            ${revision.problem === "" ? "" : html`<p class="choice-problem">✕ ${revision.problem}</p>`}
          </div>
          <a class="chip" href=${bundleOf(revision)} download>${words.toFile}</a>
          <button class="chip" ?disabled=${revision.problem !== ""} @click=${() => this.edit(revision)}>
            ${words.edit}
          </button>
        </li>`,
      )}
    </ol>`;
  }

  private openPast(id: string): void {
    if (this.past?.id === id) {
      this.past = null;
      this.requestUpdate();
      return;
    }
    this.ask(history(id), (revisions) => {
      this.past = { id, revisions };
    });
  }

  private edit(ref: RecipeRef | null, fresh = ""): void {
    if (ref !== null && !this.store.access.may("edit_recipes")) {
      this.store.access.open("on", this.language.words.signOnHint);
      return;
    }
    this.fresh = fresh;
    this.edited = ref === null ? null : { id: ref.id, revision: ref.revision };
    this.load();
    this.requestUpdate();
  }

  private kept(ref: RecipeRef): void {
    this.edited = ref;
    this.fresh = "";
    this.load();
  }
}

customElements.define("lw-recipes", Workbench);
