package dev.chasitor.conformance.report;

/** The style sheet of all pages. It has no character that HTML must escape. */
final class StyleSheet {

  static final String TEXT =
      """

      :root { color-scheme: light dark; --paper: #ffffff; --card: #f6f8fa; --edge: #d0d7de;
        --ink: #1f2328; --soft: #59636e; --link: #0969da; --good: #1a7f37; --good-paper: #dafbe1;
        --bad: #c1121f; --bad-paper: #ffebe9; --idle-paper: #eaeef2; --glow: #fff8c5; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #0d1117; --card: #161b22; --edge: #30363d; --ink: #e6edf3;
          --soft: #9198a1; --link: #58a6ff; --good: #3fb950; --good-paper: #12261e;
          --bad: #ff7b72; --bad-paper: #2d1416; --idle-paper: #21262d; --glow: #302a10; }
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 1rem; max-width: 70rem; background: var(--paper);
        color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; }
      h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
      h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
      p { margin: 0.5rem 0; }
      a { color: var(--link); }
      code, pre, .mono { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.85em; }
      pre { margin: 0.5rem 0; padding: 0.75rem; background: var(--card);
        border: 1px solid var(--edge); border-radius: 8px; white-space: pre-wrap; }
      .soft { color: var(--soft); }
      .banner { padding: 0.75rem 1rem; border: 1px solid; border-radius: 8px; font-weight: 600; }
      .banner p { font-weight: 400; }
      .banner.kept, .badge.kept { color: var(--good); background: var(--good-paper); }
      .banner.broken, .badge.broken { color: var(--bad); background: var(--bad-paper); }
      .banner.idle, .badge.idle { color: var(--soft); background: var(--idle-paper); }
      .badge { display: inline-block; padding: 0 0.6em; border-radius: 1em; font-size: 0.85rem;
        font-weight: 600; white-space: nowrap; }
      .counts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.5rem 0; }
      .grid { display: grid; gap: 4px; margin: 0.75rem 0;
        grid-template-columns: repeat(auto-fill, minmax(6.6rem, 1fr)); }
      .cell { display: block; padding: 0.15rem 0.4rem; border-radius: 6px; font-size: 0.8rem;
        text-decoration: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .cell.kept { color: var(--good); background: var(--good-paper); }
      .cell.broken { color: var(--paper); background: var(--bad); font-weight: 600; }
      .cell.idle { color: var(--soft); background: var(--idle-paper); }
      ul.rules { list-style: none; margin: 0; padding: 0; }
      ul.rules li { padding: 0.6rem 0; border-top: 1px solid var(--edge); }
      ul.rules li:target { background: var(--glow); }
      .row { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
      summary { cursor: pointer; padding: 0.4rem 0; font-weight: 600; }
      .sides { display: grid; gap: 0.75rem; grid-template-columns: 1fr 1fr; }
      .sides pre { height: calc(100% - 2.5rem); }
      @media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } .sides pre { height: auto; } }
      .scroll { overflow-x: auto; border: 1px solid var(--edge); border-radius: 8px; }
      ol.log { list-style: none; margin: 0; padding: 0; }
      ol.log li { display: grid; grid-template-columns: 5.2rem 1fr; padding: 0.1rem 0.3rem; }
      ol.log li.blamed { background: var(--glow); }
      .diagram { display: block; }
      .diagram text { fill: var(--ink); stroke: none; font: 11px ui-monospace, Menlo, Consolas, monospace; }
      .diagram .head { font: 600 13px system-ui, sans-serif; text-anchor: middle; }
      .diagram .tag { fill: var(--soft); text-anchor: middle; }
      .diagram .time { fill: var(--soft); text-anchor: end; }
      .diagram .label { paint-order: stroke; stroke: var(--paper); stroke-width: 4px;
        stroke-linejoin: round; }
      .diagram .right { text-anchor: end; }
      .diagram .lane { stroke: var(--edge); stroke-width: 1.5; }
      .diagram .held { fill: var(--link); fill-opacity: 0.25; }
      .diagram .ring { fill: var(--glow); stroke: var(--bad); stroke-width: 1.2; }
      .diagram .blamed .label { stroke: var(--glow); }
      .diagram .shaft { stroke: var(--ink); stroke-width: 1.3; }
      .diagram .tip, .diagram circle { fill: var(--ink); }
      .diagram .dashed .shaft { stroke-dasharray: 5 4; }
      .diagram .lost .shaft { stroke: var(--bad); stroke-dasharray: 2 3; }
      .diagram .lost .tip { fill: var(--bad); }
      .diagram .fault .label, .diagram .lost .label { fill: var(--bad); }
      .diagram .cross { stroke: var(--bad); stroke-width: 2.2; fill: none; }
      .diagram .note .label { fill: var(--soft); }
      """;

  private StyleSheet() {}
}
