/// The style of the report: one place for colours, type and the page in print. Colours keep apart for every colour vision
/// (after Okabe and Ito); nothing is said by colour alone.
enum ReportStyle {
  static let head = """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">

    """

  static let style = """
    <style>
    :root { color-scheme: light dark; --ink: #16191d; --soft: #565f69; --faint: #8a929b; --line: #dfe3e8;
      --paper: #fff; --panel: #f5f6f8; --pro: #0067a8; --anti: #c24a00; --neutral: #8c949c;
      --ukraine: #0067a8; --russia: #c24a00; --west: #00805f; --other: #9b5fa5; --unknown: #b9c0c7; --band: #e8eef4; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a9b1ba; --faint: #7f8892; --line: #31383f;
      --paper: #121518; --panel: #1a1f24; --pro: #62b5f0; --anti: #ff9855; --neutral: #8c949c;
      --ukraine: #62b5f0; --russia: #ff9855; --west: #4cc9a4; --other: #cf9bd8; --unknown: #566069; --band: #20303d; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; }
    .skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
    header, main, footer { max-width: 58rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding-top: 3rem; border-bottom: 3px solid var(--ink); padding-bottom: 1.25rem; }
    h1 { font-size: clamp(1.9rem, 5vw, 2.9rem); line-height: 1.1; letter-spacing: -.015em; margin: 0 0 .6rem; }
    h2 { font-size: 1.55rem; line-height: 1.2; margin: 3.2rem 0 .35rem; letter-spacing: -.01em; }
    h3 { font: 600 1rem/1.35 system-ui, sans-serif; margin: 1.8rem 0 .5rem; }
    p { margin: .6rem 0; max-width: 44rem; }
    .lead { font-size: 1.15rem; color: var(--soft); margin: 0; }
    .note, figcaption, .meta, table, nav, .chart, .filters, summary, footer { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; }
    .note, figcaption { font-size: .84rem; line-height: 1.5; color: var(--soft); max-width: 44rem; }
    nav { margin: 1rem auto 0; font-size: .84rem; } nav a { margin-right: .9rem; display: inline-block; }
    a { color: inherit; text-decoration-color: var(--faint); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, input:focus-visible + label { outline: 3px solid var(--pro); outline-offset: 2px; }
    .findings { padding: 0; margin: 1rem 0; list-style: none; counter-reset: f; }
    .findings li { border-top: 1px solid var(--line); padding: .8rem 0; max-width: 46rem; }
    figure { margin: 1.2rem 0 0; }
    .chart { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr auto; gap: 0 .8rem; align-items: center; font-size: .84rem; }
    .chart .label { overflow-wrap: anywhere; line-height: 1.25; padding: .12rem 0; }
    .chart .n { color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
    .chart svg { width: 100%; height: 1.55rem; display: block; overflow: visible; }
    .chart .axis { position: relative; height: 1.3rem; color: var(--soft); font-size: .76rem; border-top: 1px solid var(--line); }
    .chart .axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
    .chart .axis span:first-child { transform: none; } .chart .axis span:last-child { transform: translateX(-100%); }
    .chart .head { color: var(--soft); font-size: .76rem; }
    svg .grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
    svg .zero { stroke: var(--faint); stroke-width: 1; vector-effect: non-scaling-stroke; }
    svg .whisker { stroke: var(--soft); stroke-width: 2; vector-effect: non-scaling-stroke; }
    svg .dot { stroke-width: 10; stroke-linecap: round; vector-effect: non-scaling-stroke; }
    .s-pro { stroke: var(--pro); } .s-anti { stroke: var(--anti); } .s-neutral { stroke: var(--neutral); }
    .f-pro { fill: var(--pro); } .f-anti { fill: var(--anti); } .f-neutral { fill: var(--neutral); }
    .f-ukraine { fill: var(--ukraine); } .f-russia { fill: var(--russia); } .f-west { fill: var(--west); }
    .f-other { fill: var(--other); } .f-unknown { fill: var(--unknown); }
    .f-whom { fill: var(--pro); } .f-what { fill: var(--other); }
    .map, .time { width: 100%; height: auto; display: block; font: 13px system-ui, sans-serif; }
    .map text, .time text { fill: var(--ink); } .map .tick, .time .tick { fill: var(--soft); font-size: 12px; }
    .map .cross { stroke: var(--faint); stroke-width: 1.3; opacity: .6; }
    .map .point { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; } .map .num { font-size: 11px; font-weight: 600; text-anchor: middle; }
    .map .corner { fill: var(--faint); font-size: 12px; font-style: italic; }
    .time .line { fill: none; stroke-width: 2.5; stroke-linecap: round; } .time .bar { opacity: .45; }
    .l-0 { stroke: var(--ukraine); } .l-1 { stroke: var(--russia); } .b-0 { fill: var(--ukraine); } .b-1 { fill: var(--russia); }
    .key { columns: 3 12rem; font: .82rem/1.5 system-ui, sans-serif; padding-left: 1.9rem; margin: .6rem 0; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font: .82rem system-ui, sans-serif; margin: .5rem 0; color: var(--soft); }
    .legend svg { width: .85rem; height: .85rem; vertical-align: -.1rem; margin-right: .3rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .84rem; font-variant-numeric: tabular-nums; margin: .8rem 0; }
    th, td { padding: .3rem .7rem .3rem 0; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; }
    th:first-child, td:first-child { text-align: left; } thead th { color: var(--soft); font-weight: 500; }
    .filters { display: flex; flex-wrap: wrap; gap: .4rem; margin: 1rem 0; font-size: .84rem; border: 0; padding: 0; }
    .filters legend { padding: 0 0 .3rem; color: var(--soft); }
    .filters input { position: absolute; opacity: 0; } .filters label { border: 1px solid var(--faint); border-radius: 1rem; padding: .2rem .8rem; cursor: pointer; }
    .filters input:checked + label { background: var(--ink); color: var(--paper); border-color: var(--ink); }
    details { border-top: 1px solid var(--line); } summary { padding: .55rem 0; cursor: pointer; font-weight: 600; font-size: .95rem; }
    summary span { color: var(--soft); font-weight: 400; }
    .variants td:last-child, .variants th:last-child { text-align: left; min-width: 16rem; line-height: 1.45; }
    .variants td:first-child { min-width: 5rem; } del { color: var(--soft); text-decoration-color: var(--anti); } ins { text-underline-offset: .15em; }
    .id { color: var(--soft); font-size: .9em; }
    .q { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 1rem 0 1.4rem; break-inside: avoid; }
    .q blockquote { margin: 0; font-size: 1.05rem; } .q .meta { font-size: .82rem; color: var(--soft); margin: .3rem 0 0; line-height: 1.5; }
    mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 3px; text-underline-offset: .2em; text-decoration-skip-ink: none; }
    mark.pro { text-decoration-color: var(--pro); } mark.anti { text-decoration-color: var(--anti); text-decoration-style: double; }
    mark sup { font: 600 .66rem system-ui, sans-serif; color: var(--soft); }
    .tag { border: 1px solid currentColor; border-radius: .2rem; padding: 0 .35rem; font-weight: 600; white-space: nowrap; }
    .tag.pro { color: var(--pro); } .tag.anti { color: var(--anti); } .tag.neutral { color: var(--soft); }
    footer { margin-top: 4rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--line); font-size: .84rem; color: var(--soft); }
    .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 40rem) { body { font-size: 1rem; } header { padding-top: 1.6rem; }
      .chart { grid-template-columns: 6.4rem 1fr auto; gap: 0 .5rem; font-size: .78rem; }
      .chart .axis .minor { display: none; }
      .map { font-size: 21px; } .map .tick, .map .corner { font-size: 19px; } .map .num { font-size: 15px; }
      .map .up { display: none; }
      .time { font-size: 23px; } .time .tick { font-size: 22px; } .key { columns: 1; } }
    @media print { :root { --paper: #fff; --ink: #000; --soft: #444; --line: #ccc; } body { font-size: 10.5pt; } nav, .filters, .skip { display: none; }
      header, main, footer { max-width: none; padding-left: 0; padding-right: 0; } h2 { break-after: avoid; } figure, tr, .q { break-inside: avoid; }
      details::details-content { content-visibility: visible; height: auto; } }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    </style>

    """
}
