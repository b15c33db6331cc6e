// Prints what citeproc-js makes of works and clusters, as JSON:
//   node citeproc.cjs STYLE LOCALES LOCALE WORKS CLUSTERS
// LOCALES is a folder of locales-*.xml. `citeproc` is found through NODE_PATH.
const fs = require('fs');
const CSL = require('citeproc');

const [style, locales, locale, worksFile, clustersFile] = process.argv.slice(2);
const works = JSON.parse(fs.readFileSync(worksFile, 'utf8'));
const clusters = JSON.parse(fs.readFileSync(clustersFile, 'utf8'));
const byKey = Object.fromEntries(works.map((work) => [work.id, work]));

const sys = {
  retrieveLocale(lang) {
    const file = `${locales}/locales-${lang}.xml`;
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false;
  },
  // The processor writes into what it is given.
  retrieveItem: (id) => JSON.parse(JSON.stringify(byKey[id])),
};
// Where it finds something odd, it prints to the standard output.
console.log = console.error = () => {};
CSL.debug = () => {};

const engine = new CSL.Engine(sys, fs.readFileSync(style, 'utf8'), locale, true);
engine.opt.development_extensions.wrap_url_and_doi = false;
engine.updateItems(works.map((work) => work.id));

const citations = [];
const before = [];
clusters.forEach((cluster, index) => {
  const id = `cluster-${index}`;
  const note = engine.opt.xclass === 'note' ? index + 1 : 0;
  const citation = {
    citationID: id,
    citationItems: cluster.map((cite) => ({ ...cite })),
    properties: { noteIndex: note },
  };
  const [, changed] = engine.processCitationCluster(citation, before, []);
  changed.forEach(([at, text]) => { citations[at] = text; });
  before.push([id, note]);
});
const [meta, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
// A work of which nothing is printed has an id there, but no entry.
const empty = new Set((meta.bibliography_errors || []).map((error) => String(error.itemID)));
const ids = meta.entry_ids.map(([id]) => String(id)).filter((id) => !empty.has(id));
const references = entries.map((html, index) => ({ id: ids[index], html }));
process.stdout.write(JSON.stringify({ references, citations }));
