// Tells how long citeproc-js takes over the references of benches/references.rs:
//   node bench.cjs STYLE LOCALES
// STYLE is a file, LOCALES a folder of locales-*.xml. `citeproc` is found through
// NODE_PATH.
const fs = require('fs');
const CSL = require('citeproc');

const [styleFile, locales] = process.argv.slice(2);
const FAMILIES = ['Roy', 'Côté', 'Gagnon', 'Tremblay', 'Bouchard', 'Gauthier', 'Li'];
const GIVEN = ['Anne', 'Marc-André', 'Zoé', 'J. P.', 'Émile'];
const KINDS = ['article-journal', 'book', 'chapter', 'report'];
const range = (count) => [...Array(count).keys()];
const author = (n) => ({
  family: FAMILIES[n % FAMILIES.length],
  given: GIVEN[Math.floor(n / 3) % GIVEN.length],
});

// The same works and cites as there.
const works = range(1000).map((n) => ({
  id: `w${n}`,
  type: KINDS[n % KINDS.length],
  title: `Une étude de cas numéro ${n} : ce qu’elle dit`,
  'container-title': 'Revue de criminologie',
  publisher: 'Presses de l’Université',
  author: range(n % 4 + 1).map((place) => author(n * 7 + place * 11)),
  issued: { 'date-parts': [[1990 + n % 30]] },
  volume: `${n % 40}`, issue: `${n % 6}`, page: `${n}-${n + 12}`,
  DOI: `10.1000/${n}`,
}));
const cite = (n) => ({ id: `w${n % 1000}`, locator: '12', label: 'page' });
const clusters = range(2000).map((n) =>
  range(n % 3 + 1).map((place) => cite(n * 13 + place * 101)));

const byKey = Object.fromEntries(works.map((work) => [work.id, work]));
const sys = {
  retrieveLocale(lang) {
    const file = `${locales}/locales-${lang}.xml`;
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false;
  },
  retrieveItem: (id) => JSON.parse(JSON.stringify(byKey[id])),
};
console.log = console.error;
CSL.debug = () => {};
const style = fs.readFileSync(styleFile, 'utf8');

const begin = process.hrtime.bigint();
const engine = new CSL.Engine(sys, style, 'en-US', true);
// All at once, as a document is read anew; one by one takes far longer.
const citations = clusters.map((citationItems, index) => ({
  citationID: `c${index}`,
  citationItems,
  properties: { noteIndex: engine.opt.xclass === 'note' ? index + 1 : 0 },
}));
const printed = engine.rebuildProcessorState(citations, 'html', []);
const [, entries] = engine.makeBibliography();
const took = Number(process.hrtime.bigint() - begin) / 1e6;
process.stdout.write(`${printed.length} citations, ${entries.length} references: ${took.toFixed(0)} ms\n`);
