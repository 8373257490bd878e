package dev.linewarden.station;

/// How the report looks. Blue and orange are told apart by every eye, and in grey print the place
/// (above, below) says the same.
final class ReportStyle {
  static final String CSS =
      """
      :root{--ink:#1b2430;--soft:#5c6b7a;--line:#d9e0e7;--good:#2166ac;--bad:#d95f0e;--wrong:#b3261e}
      *{box-sizing:border-box}
      body{font:15px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);
        max-width:1120px;margin:0 auto;padding:32px 24px;background:#fff}
      h1{font-size:26px;margin:0;overflow-wrap:anywhere}
      h2{font-size:18px;margin:36px 0 10px;border-bottom:2px solid var(--ink);padding-bottom:4px}
      h2 small{color:var(--soft);font-weight:400}
      header p,.hint{color:var(--soft);margin:4px 0 12px}
      .cards{display:flex;flex-wrap:wrap;gap:14px;margin:22px 0}
      .card{flex:1 1 140px;border:1px solid var(--line);border-left:6px solid var(--line);
        border-radius:6px;padding:12px 16px}
      .card b{display:block;font-size:34px;line-height:1.1;font-variant-numeric:tabular-nums}
      .card span{color:var(--soft)}
      .card.fine{border-left-color:#2e7d32}
      .card.wrong{border-left-color:var(--wrong)}
      .card.wrong b,td.wrong{color:var(--wrong);font-weight:700}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:right}
      th:first-child{text-align:left;font-weight:600;overflow-wrap:anywhere}
      td:first-child{text-align:left}
      thead th{color:var(--soft);font-weight:600;border-bottom:1px solid var(--soft)}
      .scores,.gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(310px,1fr));
        gap:20px}
      figure{margin:0;border:1px solid var(--line);border-radius:6px;padding:10px;
        break-inside:avoid}
      figcaption{font-size:13px;overflow-wrap:anywhere}
      .scores figcaption{margin-bottom:6px}
      .gallery figcaption{margin-top:8px}
      svg.histogram{display:block;width:100%;height:auto}
      .histogram .good,i.good{fill:var(--good);background:var(--good)}
      .histogram .bad,i.bad{fill:var(--bad);background:var(--bad)}
      .histogram .room{fill:#e6f0e6}
      .histogram .axis{stroke:var(--ink);stroke-width:.8}
      .histogram .limit{stroke:var(--ink);stroke-width:1.4;stroke-dasharray:4 3}
      .histogram text{font-size:10px;fill:var(--soft)}
      i.good,i.bad{display:inline-block;width:11px;height:11px;border-radius:2px}
      .frame{position:relative;line-height:0;background:#eef1f4}
      .frame img{width:100%;height:auto;display:block}
      .overlay{position:absolute;inset:0;width:100%;height:100%}
      .overlay rect,.overlay polygon,.overlay polyline{fill:none;vector-effect:non-scaling-stroke}
      .overlay .seen{stroke:#4fc3f7;stroke-width:1.2}
      .overlay .broken{stroke:#ff3d2e;stroke-width:2.6}
      .overlay text{fill:#fff;font-weight:700;paint-order:stroke;stroke:#b3261e;
        stroke-width:.28em;stroke-linejoin:round}
      table.values{margin-top:6px;font-size:12px}
      table.values th,table.values td{padding:2px 4px;border-bottom:1px solid #edf0f3}
      @media print{
        @page{margin:14mm}
        body{padding:0;max-width:none;font-size:11pt}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        h2{break-after:avoid}
        tr{break-inside:avoid}
        .gallery,.scores{grid-template-columns:repeat(2,1fr)}
      }
      """;

  private ReportStyle() {}
}
