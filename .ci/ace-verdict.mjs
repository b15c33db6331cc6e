// Reads a report.json of Ace: prints every violation, and exits with 1 where there
// is one or where Ace has looked at nothing. Ace's own exit code is not enough: it
// says whether Ace ran to its end.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const failed = (part) => part["earl:result"]?.["earl:outcome"] !== "pass";
const subjects = report.assertions ?? [];

for (const subject of subjects) {
  for (const assertion of (subject.assertions ?? []).filter(failed)) {
    const { "earl:test": test, "earl:result": result } = assertion;
    console.log(
      `${subject["earl:testSubject"].url}: ${test["dct:title"]} (${test["earl:impact"]})`,
    );
    console.log(`  ${result["dct:description"]}`.replaceAll("\n", "\n  "));
    if (result.html) console.log(`  ${result.html.slice(0, 200)}`);
  }
}

// The first document is the navigation, the package another: a book has more.
const looked = subjects.length > 2;
if (!looked) console.log("Ace has looked at no content document");
process.exit(looked && !failed(report) && !subjects.some(failed) ? 0 : 1);
