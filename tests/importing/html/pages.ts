/** A made-up page, what its text is to be in Markdown, and what of it is to be listed as left out. */
export type Page = {
  readonly what: string;
  readonly html: string;
  readonly text: string;
  /** Each as "what: first words", or what alone. */
  readonly leftOut: readonly string[];
};

/** Pages as different makers make them. */
export const PAGES: readonly Page[] = [
  {
    what: 'a page with a main part among navigation, scripts and a cookie banner',
    html: `<!doctype html><html lang="en"><head><title>Pier | Haven</title><style>p { color: red }</style>
<script>document.write('no')</script></head><body>
<a class="skip-link" href="#main">Skip to the main part</a>
<div id="cookie-banner" role="alert"><p>We use cookies.</p><button>Accept</button></div>
<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<main id="main"><h1>The pier opens</h1><p>The pier opens on&nbsp;Monday.</p>
<p>Harbour master Ann Roe said:</p><blockquote><p>“We are glad.”</p></blockquote></main>
<footer><p>© Town of Haven</p></footer></body></html>`,
    text: `The pier opens on\u00a0Monday.

Harbour master Ann Roe said:

> “We are glad.”
`,
    leftOut: [
      'title, which the front matter has: The pier opens',
      'navigation: Skip to the main part',
      'notice: We use cookies. Accept',
      'page header: Home News',
      'page footer: © Town of Haven',
    ],
  },
  {
    what: 'an article beside teasers, with a share bar, a form and an aside',
    html: `<body><div class="wrap"><article class="teaser"><h2>Other news</h2><p>Short.</p></article>
<article><h2>Boats race</h2><ul class="share-links"><li><a href="#">Post</a></li><li><a href="#">Mail</a></li></ul>
<p>Forty boats raced round the island on Sunday, and thirty of them came back before the rain began to fall.</p>
<form><label>Your e-mail <input type="email"></label><button>Subscribe</button></form>
<aside><h3>Read more</h3><p>Last year’s race</p></aside>
<p>The next race is in May.</p></article></div></body>`,
    text: `## Boats race

Forty boats raced round the island on Sunday, and thirty of them came back before the rain began to fall.

The next race is in May.
`,
    leftOut: [
      'sharing: Post Mail',
      'form: Your e-mail Subscribe',
      'aside: Read more Last year’s race',
      'outside the main part: Other news Short.',
    ],
  },
  {
    what: 'div soup without a main part, words set directly among line breaks',
    html: `<html><body><div id="nav"><a href="/">Home</a></div><div><div><div>
HAVEN, 2 April &ndash; The harbour board has bought two boats.<br><br>
They cost &pound;5 million &amp; will arrive in May.<br>
Crews are being trained.<br /><br />Contact:<br>Press office<br>01234 567890
</div></div></div><div class="footer-links">Imprint</div></body></html>`,
    text: `HAVEN, 2 April – The harbour board has bought two boats.

They cost £5 million & will arrive in May.
Crews are being trained.

Contact:
Press office
01234 567890
`,
    leftOut: ['navigation: Home', 'outside the main part: Imprint'],
  },
  {
    what: 'tables: of data with a caption and a head, without a head, and one that arranges the page',
    html: `<main><table role="presentation"><tr><td><p>The fleet has grown.</p></td></tr></table>
<table><caption>Boats by year</caption><thead><tr><th>Year</th><th>Boats</th></tr></thead>
<tbody><tr><th>2030</th><td>12</td></tr><tr><th>2031</th><td>14 | 15</td></tr></tbody></table>
<table><tr><td>Open</td><td>Monday<br>Tuesday</td></tr><tr><td>Shut</td><td></td></tr></table></main>`,
    text: `The fleet has grown.

Boats by year

| Year | Boats |
| --- | --- |
| 2030 | 12 |
| 2031 | 14 \\| 15 |

|  |  |
| --- | --- |
| Open | Monday Tuesday |
| Shut |  |
`,
    leftOut: [],
  },
  {
    what: 'lists within lists, numbered from another number, in letters, and of several paragraphs',
    html: `<main><p>The plan:</p><ul><li>boats<ul><li>two ferries</li><li>one tug</li></ul></li>
<li><p>a pier</p><p>It is 90 m long.</p></li></ul>
<ol start="9"><li>Ninth</li><li>Tenth<ol type="a"><li>first part</li><li>second part</li></ol></li><li value="20">Twentieth</li></ol></main>`,
    text: `The plan:

- boats
  - two ferries
  - one tug
- a pier

  It is 90 m long.

9. Ninth
10. Tenth
    a) first part
    b) second part
20. Twentieth
`,
    leftOut: [],
  },
  {
    what: 'a list of terms, and one whose terms are explained at length',
    html: `<main><dl><dt>Cost</dt><dd>£5 million</dd><div><dt>Length</dt><dd>90 m</dd></div></dl>
<dl><dt>History</dt><dd><p>The pier is old.</p><ul><li>It burnt in 1931.</li></ul></dd></dl></main>`,
    text: `|  |  |
| --- | --- |
| Cost | £5 million |
| Length | 90 m |

History

The pier is old.

- It burnt in 1931.
`,
    leftOut: [],
  },
  {
    what: 'quotations: within each other, one after the other, with their source, and short ones',
    html: `<main><blockquote>First.<blockquote>Inner.</blockquote></blockquote><blockquote><p>Second.</p>
<p>Still second.</p><footer>Ann Roe</footer></blockquote><p>She called it <q>a start</q>.</p></main>`,
    text: `> First.
>
> > Inner.

> Second.
>
> Still second.
>
> Ann Roe

She called it “a start”.
`,
    leftOut: [],
  },
  {
    what: 'pictures with captions, a film and a drawing',
    html: `<main><figure><img src="pier.jpg" alt="The pier"><figcaption>The pier in 1931 [archive]</figcaption></figure>
<p>It burnt down.<img src="x.png"></p><video><p>No film.</p></video><svg><text>12</text></svg></main>`,
    text: `![The pier in 1931 \\[archive\\]]()

It burnt down.
`,
    leftOut: ['picture: The pier', 'picture (2)', 'media'],
  },
  {
    what: 'footnotes, their marks and their ways back',
    html: `<main><p>The pier cost £5 million<sup><a href="#fn1">1</a></sup> in
all.<a href="#fn2" role="doc-noteref">[footnote 2]</a></p><p>H<sub>2</sub>O at 10<sup>3</sup> bar on 2<sup>nd</sup> May.</p>
<ol><li id="fn1">Before tax. <a href="#ref1">↩</a></li><li id="fn2">As of May.</li></ol></main>`,
    text: `The pier cost £5 million[^1] in all.[^2]

H2O at 103 bar on 2nd May.

1. Before tax.
2. As of May.
`,
    leftOut: ['way back within the page: ↩'],
  },
  {
    what: 'hidden parts: for screen readers, closed, not displayed',
    html: `<main><p>Opens <span class="visually-hidden">that is,</span> in May.</p><div style="color:red; display: none">No.</div>
<div hidden>Not.</div><dialog>Closed.</dialog><template><p>Later.</p></template><details><summary>Notes</summary>Kept.</details>
<div class="social-care">Care homes stay open.</div><div aria-hidden="true">❦ Ornament</div></main>`,
    text: `Opens in May.

Notes

Kept.

Care homes stay open.
`,
    leftOut: ['hidden: that is,', 'hidden: No.', 'hidden: Not.', 'hidden: Closed.', 'hidden: ❦ Ornament'],
  },
  {
    what: 'words that look like Markdown, and entities that stand for signs',
    html: `<main><p># 1 in the list</p><p>&gt; 5 % &lt;b&gt;bold&lt;/b&gt; *stars* _under_ snake_case [sic](http://x) a\\b \`code\`</p>
<p>---</p><p>+ plus</p><p>~~gone~~ &amp;amp; &#8220;curly&#x201d; &hellip;</p><ul><li>1. one</li><li># two</li></ul>
<p>https://haven.example/a_b_c?d=*&amp;copy=1</p></main>`,
    text: `\\# 1 in the list

\\> 5 % \\<b>bold\\</b> \\*stars\\* \\_under\\_ snake_case \\[sic](http://x) a\\\\b \\\`code\\\`

\\---

\\+ plus

\\~\\~gone\\~\\~ \\&amp; “curly” …

- 1\\. one
- \\# two

https://haven.example/a_b_c?d=\\*&copy=1
`,
    leftOut: [],
  },
  {
    what: 'preformatted text, addresses, own elements, bold lines and text that is struck out',
    html: `<x-page><main><pre>HAVEN
The pier   opens.

It is new.</pre><address>Town Hall<br>Haven</address><x-note>Mind the step.</x-note>
<p><strong>Notes to editors</strong></p><p><b>Ann Roe said:</b></p><p>It costs <s>£4</s> £5.</p></main></x-page>`,
    text: `HAVEN
The pier opens.

It is new.

Town Hall
Haven

Mind the step.

**Notes to editors**

Ann Roe said:

It costs £4 £5.
`,
    leftOut: [],
  },
];
