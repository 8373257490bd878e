import { html, type TemplateResult } from "lit";

/** One of a page's parts at a time. */
export function tabBar<Tab extends string>(
  tabs: readonly Tab[],
  shown: Tab,
  names: Readonly<Record<Tab, string>>,
  show: (tab: Tab) => void,
): TemplateResult {
  return html`<div class="tabs" role="tablist">
    ${tabs.map(
      (tab) => html`<button role="tab" class="tab" aria-selected=${tab === shown} @click=${() => show(tab)}>
        ${names[tab]}
      </button>`,
    )}
  </div>`;
}
