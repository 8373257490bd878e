import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { disagreedOf, type RecipeDesk } from "./api.js";
import { hold } from "./hold.js";
import { icon } from "./icons.js";
import type { Language } from "./language.js";
import type {
  Disagreement,
  ModelPlace,
  Portion,
  RecipeChoice,
  Said,
  Shadow,
  Status,
  ToolReport,
} from "./protocol.js";
import type { Store } from "./store.js";

const DISAGREEMENTS_SHOWN = 6;

/** Recipes to choose from, what is tried beside the one in use, and how its tools do. */
export function recipeView(desk: RecipeDesk, status: Status | null, store: Store): TemplateResult {
  const words = store.language.words;
  return html`<h2>${words.recipes}</h2>
    <div class="desk">
      <p class="lead">${desk.choices.length === 0 ? words.noRecipes : words.recipesHint}</p>
      ${shadowView(desk.shadow, store)}
      <ul class="choices">
        ${repeat(
          desk.choices,
          (choice) => `${choice.id} ${choice.revision}`,
          (choice) => html`<li>${oneChoice(choice, desk, status, store)}</li>`,
        )}
      </ul>
      <label class="reason">
        <span>${words.reason}</span>
        <input
          type="text"
          maxlength="400"
          autocomplete="off"
          @input=${(event: InputEvent) => {
            store.why = (event.target as HTMLInputElement).value;
          }}
        />
        <small>${words.reasonHint}</small>
      </label>
      ${toolTable(desk.tools, store.language)} ${modelList(status?.models ?? [], store.language)}
    </div>`;
}

function oneChoice(
  choice: RecipeChoice,
  desk: RecipeDesk,
  status: Status | null,
  store: Store,
): TemplateResult {
  const words = store.language.words;
  const inUse = choice.id === status?.recipe.id && choice.revision === status.recipe.revision;
  const mayTry = choice.usable && !inUse && !desk.shadow.running;
  return html`<div class="choice-row">
    <button
      class="choice ${inUse ? "in-use" : ""}"
      ?disabled=${!choice.usable || inUse}
      ${hold(words, () => store.choose(choice))}
    >
      <span class="choice-name">${choice.name}</span>
      <span class="choice-key">${choice.id} · ${words.revision(choice.revision)}</span>
      ${choice.usable ? "" : html`<span class="choice-problem">✕ ${choice.problem}</span>`}
      ${choice.usable
        ? html`<span class="choice-act">${inUse ? `✓ ${words.inUse}` : words.use}</span>`
        : ""}
    </button>
    ${mayTry
      ? html`<button
          class="act try"
          aria-label="${words.tryBeside}: ${choice.name}, ${words.revision(choice.revision)}"
          @click=${() => store.follow(choice)}
        >
          ${words.tryBeside}
        </button>`
      : ""}
  </div>`;
}

/** What looks on, and how it compares. */
function shadowView(shadow: Shadow, store: Store): TemplateResult | string {
  const { language } = store;
  const words = language.words;
  const draft = shadow.draft;
  if (draft === null) {
    return "";
  }
  return html`<section class="shadow">
    <h3>${draft.former ? words.standsBy(draft.base) : words.lookingOn(draft.base, draft.changed)}</h3>
    <dl class="shadow-counts">
      <div><dt>${words.comparedParts}</dt><dd>${language.number(draft.compared)}</dd></div>
      <div><dt>${words.agreed}</dt><dd>${language.number(draft.agreed)}</dd></div>
      <div><dt>${words.onlyLivePasses}</dt><dd>${language.number(draft.onlyLivePasses)}</dd></div>
      <div><dt>${words.onlyDraftPasses}</dt><dd>${language.number(draft.onlyDraftPasses)}</dd></div>
      <div><dt>${words.draftRemoves}</dt><dd>${portion(draft.draftRemoves, language)}</dd></div>
      <div><dt>${words.liveRemoves}</dt><dd>${portion(draft.liveRemoves, language)}</dd></div>
    </dl>
    <ol class="disagreements">
      ${shadow.disagreements
        .slice(0, DISAGREEMENTS_SHOWN)
        .map((each) => html`<li>${disagreement(each, language)}</li>`)}
    </ol>
    ${draft.former
      ? ""
      : html`<div class="shadow-acts">
          <button class="act" ${hold(words, () => store.promote(draft))}>${words.promote}</button>
          <button class="act" @click=${() => store.drop()}>${words.drop}</button>
        </div>`}
  </section>`;
}

function portion(share: Portion, language: Language): string {
  const interval = `${language.percent(share.low)} – ${language.percent(share.high)}`;
  return share.seen === null ? "–" : `${language.percent(share.seen)} (${interval})`;
}

function disagreement(each: Disagreement, language: Language): TemplateResult {
  const words = language.words;
  return html`<figure>
    ${each.picture
      ? html`<img src=${disagreedOf(each.part)} alt=${words.partNumber(each.part)} loading="lazy" />`
      : html`<p class="no-picture">${icon("unjudged")}</p>`}
    <figcaption>
      <b>${words.partNumber(each.part)}</b>
      ${side(words.live, each.live, language)} ${side(words.draft, each.draft, language)}
    </figcaption>
  </figure>`;
}

function side(who: string, said: Said, language: Language): TemplateResult {
  return html`<p class="said said-${said.verdict}">
    ${who}: ${icon(said.verdict)} ${language.fault(said.label)}
    ${said.why.map((sentence) => html`<small>${sentence}</small>`)}
  </p>`;
}

function toolTable(tools: readonly ToolReport[], language: Language): TemplateResult | string {
  const words = language.words;
  return tools.length === 0
    ? ""
    : html`<h3>${words.tools}</h3>
        <table class="tools">
          <thead>
            <tr>
              <th scope="col">${words.what}</th>
              <th scope="col" class="num">${words.nowMillis}</th>
              <th scope="col" class="num">${words.leastMillis}</th>
              <th scope="col" class="num">${words.mostMillis}</th>
            </tr>
          </thead>
          <tbody>
            ${tools.map((tool) => toolRow(tool, language))}
          </tbody>
        </table>`;
}

function toolRow(tool: ToolReport, language: Language): TemplateResult {
  return html`<tr>
    <td>
      <b>${tool.name}</b> <small>${tool.kind}</small>
      ${tool.why.map((sentence) => html`<small class="tool-why">${sentence}</small>`)}
    </td>
    <td class="num">${language.value(tool.nowMillis)}</td>
    <td class="num">${language.value(tool.minMillis)}</td>
    <td class="num">${language.value(tool.maxMillis)}</td>
  </tr>`;
}

/** What each model runs on, and what would have to change for a faster one. */
function modelList(models: readonly ModelPlace[], language: Language): TemplateResult | string {
  const words = language.words;
  return models.length === 0
    ? ""
    : html`<h3>${words.models}</h3>
        ${modelPlaces(models, language)}`;
}

export function modelPlaces(models: readonly ModelPlace[], language: Language): TemplateResult {
  return html`<ul class="models">
    ${models.map(
      (place) => html`<li>
        <span class="view-name">${place.model}</span> ${language.words.providers[place.provider]}
        ${place.why === "" ? "" : html`<p class="model-why">${place.why}</p>`}
      </li>`,
    )}
  </ul>`;
}
