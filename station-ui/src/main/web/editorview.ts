import { html, type TemplateResult } from "lit";
import type { Editor } from "./editor.js";
import { hold } from "./hold.js";
import { icon } from "./icons.js";
import { named } from "./language.js";
import * as past from "./past.js";
import { frameOf, outlookKey, without, withTool, type RecipeText, type Trial } from "./recipetext.js";
import { TOOL_KINDS } from "./toolkinds.js";
import { toolPanel } from "./toolpanel.js";
import type { ZoneDetail } from "./zonelayer.js";
import "./zonelayer.js";

/** How the editor looks; what it does is its own. */
export function editorView(it: Editor): TemplateResult {
  const recipe = it.recipe;
  if (recipe === null) {
    return html`<p class="quiet">${it.language.words.editor.loading}</p>`;
  }
  return html`<div class="editor">
    ${head(it, recipe)}
    <div class="editor-left">${canvas(it, recipe)} ${strip(it)}</div>
    <div class="editor-right">${toolList(it, recipe)} ${panel(it, recipe)}</div>
  </div>`;
}

function head(it: Editor, recipe: RecipeText): TemplateResult {
  const words = it.language.words.editor;
  const changed = recipe !== it.stored;
  return html`<div class="page-head">
    <h2>${recipe.name} <small>${recipe.id} · ${it.fresh === "" ? it.language.words.revision(it.base.revision) : words.isNew}</small></h2>
    ${changed ? html`<span class="badge bad">${words.changed}</span>` : ""}
    <button class="chip" ?disabled=${it.undo.length === 0} @click=${() => it.back()}>${words.undo}</button>
    <button class="chip" @click=${() => it.tryAll()}>${words.tryAll}</button>
    <input
      class="why"
      type="text"
      maxlength="400"
      aria-label=${it.language.words.reason}
      placeholder=${words.whyHint}
      .value=${it.why}
      @input=${(event: Event) => {
        it.why = (event.target as HTMLInputElement).value;
        it.requestUpdate();
      }}
    />
    <button class="chip primary" ?disabled=${!changed || it.why.trim() === ""} @click=${() => it.keepIt()}>
      ${words.keep}
    </button>
    ${changed
      ? html`<button class="chip" ${hold(it.language.words, () => it.discard())}>${words.discard}</button>`
      : html`<button class="chip" @click=${() => it.leave()}>${words.leave}</button>`}
  </div>`;
}

function canvas(it: Editor, recipe: RecipeText): TemplateResult {
  const part = it.samples.find((each) => each.part === it.sample);
  const tool = recipe.tools.find((each) => each.name === it.chosen);
  const view = typeof tool?.["view"] === "string" ? tool["view"] : "";
  const place = part?.pictures.findIndex((picture) => !picture.overlay && (view === "" || picture.view === view)) ?? -1;
  const frame = frameOf(recipe, view);
  const shown = recipe.tools.filter((each) => view === "" || each["view"] === view);
  const result = it.sample === null ? undefined : it.trials.results.get(it.sample);
  return html`<div class="canvas">
    <lw-zones
      .tools=${shown}
      .chosen=${it.chosen}
      .findings=${result?.findings ?? []}
      .frame=${frame}
      .label=${it.language.words.editor.zones}
      .src=${part === undefined || place < 0 ? "" : past.pictureOf(part.part, place)}
      @choose=${(event: CustomEvent<string>) => it.choose(event.detail)}
      @zone=${(event: CustomEvent<ZoneDetail>) => it.zone(event.detail)}
    ></lw-zones>
    ${verdict(it, result)}
  </div>`;
}

function verdict(it: Editor, result: Trial | undefined): TemplateResult {
  const words = it.language.words;
  if (it.trials.problem !== "") {
    return html`<p class="trial-verdict bad" role="status">${icon("faulted")} ${it.trials.problem}</p>`;
  }
  if (result === undefined) {
    return html`<p class="trial-verdict" role="status">
      ${it.samples.length === 0
        ? words.editor.noSamples
        : it.recipe?.limits.length === 0
          ? words.editor.begin
          : words.editor.trying}
    </p>`;
  }
  const millis = result.times.reduce((sum, time) => sum + time.millis, 0);
  const said = result.verdict === "pass" ? words.pass : it.language.fault(result.label);
  return html`<p class="trial-verdict said-${result.verdict}" role="status">
    ${icon(result.verdict)} <b>${said}</b> ${result.faults.slice(1).map((fault) => html`, ${it.language.fault(fault)}`)}
    ${result.detail} <small>${it.language.millis(millis)} ${words.millis}</small>
  </p>`;
}

function strip(it: Editor): TemplateResult {
  const { language } = it;
  const words = language.words.editor;
  return html`<ol class="samples" aria-label=${words.samples}>
    <li><button class="chip" @click=${() => it.takeOne()}>${words.takeOne}</button></li>
    ${it.samples.map((part) => {
      const result = it.trials.results.get(part.part);
      return html`<li>
        <button
          class="thumb thumb-${part.verdict}"
          aria-current=${part.part === it.sample ? "true" : "false"}
          aria-label=${language.words.partNumber(part.part)}
          @click=${() => it.look(part.part)}
        >
          <img src=${past.thumbOf(part.part)} alt="" loading="lazy" />
          <span class="thumb-fault">${part.verdict === "pass" ? language.words.pass : language.fault(part.label)}</span>
          <span class="thumb-result said-${result?.verdict ?? "none"}">${result === undefined ? "" : icon(result.verdict)}</span>
        </button>
      </li>`;
    })}
  </ol>`;
}

function toolList(it: Editor, recipe: RecipeText): TemplateResult {
  const words = it.language.words.editor;
  const result = it.sample === null ? undefined : it.trials.results.get(it.sample);
  return html`<section class="panel tool-list">
    <div class="head">
      <h3>${words.tools}</h3>
      <button class="chip small" aria-expanded=${it.palette} @click=${() => it.openPalette()}>${words.addTool}</button>
    </div>
    ${it.palette ? kindPalette(it) : ""}
    <ul>
      ${recipe.tools.map((tool) => {
        const millis = result?.times.find((time) => time.tool === tool.name)?.millis;
        const marks = (result?.findings ?? []).filter((finding) => finding.tool === tool.name);
        const bad = marks.some((finding) => finding.mark === "bad" || finding.mark === "blind");
        return html`<li>
          <button
            class="tool-row"
            aria-pressed=${tool.name === it.chosen}
            @click=${() => it.choose(tool.name)}
          >
            <span class=${bad ? "bad-sign" : "good-sign"}>${marks.length === 0 ? "" : bad ? "✕" : "✓"}</span>
            <b>${tool.name}</b> <small>${named(words.kinds, tool.kind)}</small>
            <span class="num">${millis === undefined ? "" : `${it.language.value(millis)} ${it.language.words.millis}`}</span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

function kindPalette(it: Editor): TemplateResult {
  const words = it.language.words.editor;
  return html`<div class="palette">
    ${TOOL_KINDS.map(
      (kind) => html`<button class="chip" @click=${() => it.add(kind)}>${named(words.kinds, kind.kind)}</button>`,
    )}
  </div>`;
}

function panel(it: Editor, recipe: RecipeText): TemplateResult | string {
  const tool = recipe.tools.find((each) => each.name === it.chosen);
  if (tool === undefined) {
    return "";
  }
  return toolPanel(
    {
      tool,
      limits: recipe.limits.map((limit, at) => ({ limit, at })).filter(({ limit }) => limit.tool === tool.name),
      current: it.sample === null ? undefined : it.trials.results.get(it.sample),
      all: it.samples.flatMap((part) => {
        const result = it.trials.results.get(part.part);
        return result === undefined ? [] : [{ part, result }];
      }),
      outlook: (limit) => it.outlooks.get(outlookKey(it.base, limit)),
      bands: it.bands,
      language: it.language,
      frame: frameOf(recipe, typeof tool["view"] === "string" ? tool["view"] : ""),
      locators: recipe.tools
        .slice(0, recipe.tools.indexOf(tool))
        .filter((each) => each.kind === "locate")
        .map((each) => each.name),
    },
    {
      teach: () => it.teach(tool),
      tool: (changed) => it.change(withTool(recipe, tool.name, changed), changed.name),
      remove: () => it.change(without(recipe, tool.name), recipe.tools[0]?.name ?? ""),
      limit: (at, limit) => it.moveLimit(at, limit),
      addLimit: (finding) => it.addLimit(recipe, tool, finding),
      removeLimit: (at) =>
        it.change({ ...recipe, limits: recipe.limits.filter((_, i) => i !== at) }, tool.name),
    },
  );
}

