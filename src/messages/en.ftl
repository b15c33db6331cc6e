# The messages in English.
#
# One line says what is wrong, in the words of the people who write; "hint" says what to
# do; "related" names the other place that is shown. Lower case at the start, no full stop.
# Words: file, field, value, text, record (fields that have an id), panel (of the
# brochure), face (of the card), layout.

label-error = error
label-warning = warning
label-hint = to do

## The disk

no-project = `{ $path }` is not a project: there is no `sources` folder
    .hint = go to the project’s folder, or name it with --project
file-missing = the file `{ $path }` is not there
    .hint = put the file back, or correct its name
not-a-file = `{ $path }` should be a file, and is not
    .hint = put a file in this place, or correct the name
broken-link = the link `{ $path }` { $kind ->
        [loop] leads back to the folder that it is in
       *[nowhere] leads to no file
    }
    .hint = delete this link, or replace it with the file itself
bad-name = the name `{ $name }` does not suit a file or folder of the project
    .hint = rename it in lower-case letters without accents, with hyphens: `{ $suggestion }`
# Why the system refuses something.
io-cause = { $cause ->
        [denied] access denied
        [full] the disk is full
        [read-only] the folder is write-protected
        [in-the-way] something else has this name
        [folder] it is a folder
        [missing] no such folder
        [name] the name is too long or not allowed
        [encoding] it is not UTF-8
       *[other] { $cause }
    }
cannot-read = `{ $path }` cannot be read ({ io-cause })
    .hint = { $cause ->
        [in-the-way] put the folder that is expected in this place
        [folder] give this folder another name
       *[other] check that you may open this file
    }
cannot-write = `{ $path }` cannot be saved ({ io-cause })
    .hint = { $cause ->
        [full] free some space on the disk
        [in-the-way] rename or move what is in this place
        [folder] rename or move the folder that is in this place
       *[other] choose a folder where you may write
    }
output-busy = another build is under way in `{ $path }`
    .hint = wait until it has finished, then start again
output-in-sources = `{ $path }` is a folder that the project is read from: nothing can be built in it
    .hint = choose another folder, such as `out`
source-changed = `{ $path }` was changed while the build was under way
    .hint = start again; nothing has been published
file-there = `{ $path }` is there already, and nothing in it has changed
    .hint = give another name, or move this file first
shard-missing = `{ $path }` holds no part of a build
    .hint = name the folder in which a part was built (`depliant build --shard 1/4 --out …`)
shard-foreign = `{ $path }` is a part of another build than `{ $other }`
    .hint = build the parts from the same sources, with the same options and the same number of parts
shard-twice = `{ $path }` and `{ $other }` are the same part
    .hint = name only one of them
shards-incomplete = of { $count } parts, some are missing: { $numbers }
    .hint = name the folders of all parts
shard-damaged = `{ $path }` is not as it was built
    .hint = build this part again
folder-not-empty = the folder `{ $path }` is not empty
    .hint = choose an empty folder, or a new name
outside-project = `{ $path }` leads out of the project’s folder
    .hint = copy the file into the project’s folder
file-too-large = this file is too large ({ $size } MB)
    .hint = keep it under { $limit } MB: remove what is not needed
not-utf8 = this file is not saved as UTF-8
    .hint = save it again with the encoding “UTF-8”
byte-order-mark = this file begins with an invisible mark (BOM)
    .hint = save it again as “UTF-8” without the mark (no BOM)
empty-file = this file is empty
    .hint = fill it in, or delete it if it is not needed
guide-file-missing = the folder `{ $path }` has no file guide.yaml
    .hint = add this file, or correct its name; without it, nothing of this folder is built
duplicate-file = two files of this folder have the name `{ $name }`
    .hint = rename one of the two
    .related = the first file
stray-file = the file `{ $path }` is not read under this name
    .hint = { $suggestion ->
        [none] correct its name, or move it out of the `sources` folder
       *[other] did you mean to name it `{ $suggestion }`?
    }
translation-stray = the file `{ $path }` is not read: the guide has no translation into this language
    .hint = first write the translation of the guide itself, in `{ $guide }`

## YAML files

yaml-syntax = { $cause ->
        [tab] a tab indents this line
        [colon] this colon with a space after it cuts the text in two
        [colon-space] there is no space after this colon
        [no-colon] this line is not a field: it has no colon
        [quote-open] this quotation mark ({ $sign }) is never closed
        [quote-after] the text goes on after the quotation mark ({ $sign }) that closes it
        [apostrophe] this straight apostrophe ({ $sign }) closes the text, which goes on all the same
        [escape] between straight quotation marks, this backslash (\) means something special
        [sign] a text without quotation marks cannot begin with `{ $sign }`
        [bracket-open] the sign `{ $sign }` is never closed
        [bracket-close] the sign `{ $sign }` closes nothing
        [comma] a comma is missing here, or the sign that closes the list
        [indent] this line is not aligned with the others
        [document] this line cuts the file in two
        [comment] the rest of this line is taken for a comment and would be lost
        [comment-inside] a comment cuts the text in two
       *[other] this file is not written correctly here
    }
    .hint = { $cause ->
        [tab] replace the tab with spaces
        [colon-space] add a space after the colon
        [no-colon] indent it if it continues the text before; otherwise write it in the form `field: value`
        [quote-open] add the same quotation mark at the end of the text
        [quote-after] inside the text, use the quotation marks “ and ”
        [apostrophe] inside the text, use the curved apostrophe (’)
        [escape] write it twice (\\)
        [bracket-open] close it, or put the text between straight quotation marks if it is not a list
        [bracket-close] delete it, or put the whole text between straight quotation marks
        [comma] separate the items with commas
        [indent] align it with the lines of the same group, with spaces
        [document] delete this line
        [comment] put the whole text between straight quotation marks ("); if it is a comment, write a space after the #
        [comment-inside] move the comment above the field
        [other] check the indentation, colons and quotation marks of this line and the one before
       *[text] { $remedy ->
            [block] write `|` in place of the text, then the text on the next lines, indented
            [quotes] put the whole text between straight quotation marks (")
           *[other] put the whole text between straight quotation marks: { $remedy }
        }
    }
invisible-character = this text has a character that is invisible or lost ({ $codepoint })
    .hint = delete this word and type it again, without copying it from another program
yaml-too-complex = this file has too many levels, shortcuts (& and *) or items
    .hint = remove what is too much, from here on
duplicate-key = the field `{ $key }` is written twice
    .hint = keep only one of these lines
    .related = the first time
unknown-key = there is no field `{ $key }` here
    .hint = { $suggestion ->
        [none] use one of these fields: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
missing-key = the field `{ $key }` is missing
    .hint = add a line `{ $key }:` followed by its value
empty-field = the field `{ $key }` has no value
    .hint = write its value after the colon
empty-product = the product `{ $key }` is named, but nothing is said of it
    .hint = to make it as it is, write `{ $key }: {"{"}{"}"}`; otherwise delete the line
bad-number = the number `{ $value }` does not suit here
    .hint = write a whole number, in digits only, as 2026 for a year
wrong-type = { $expected ->
        [text] a text
        [list] a list
        [record] a group of fields
        [number] a number
        [boolean] `true` or `false`
       *[other] another kind of value
    } is needed here, but there is { $found ->
        [text] a text
        [list] a list
        [items] a list
        [record] a group of fields
        [number] a number
        [boolean] `true` or `false`
        [nothing] nothing
       *[other] something else
    }
    .hint = { $expected ->
        [text] { $found ->
            [nothing] write a text
            [items] write `|` after the colon, and keep the lines indented
           *[other] put the whole text between straight quotation marks (")
        }
        [list] write one item on each line, after a hyphen and a space
        [record] write the fields indented, one on each line, in the form `field: value`
        [number] write a number in digits, without quotation marks
        [boolean] write true (yes) or false (no), without quotation marks
       *[other] follow the example of a similar record
    }
needs-quotes = a text is needed here, and `{ $value }` is not one without quotation marks
    .hint = put the value between straight quotation marks: "{ $value }"
unknown-value = there is no value `{ $value }` here
    .hint = { $suggestion ->
        [none] use one of these values: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
bad-date = `{ $value }` is not a date of the calendar
    .hint = write a date that exists: the year, the month and the day, as 2026-11-24
bad-length = `{ $value }` is not a length
    .hint = write a number and its unit, as 6 mm, 9.5 pt or 1/16 in
bad-colour = `{ $value }` is not a colour
    .hint = write a number sign and six hexadecimal digits, between quotes: "#12505e"
bad-inks = these inks are not four percentages
    .hint = write cyan, magenta, yellow and black, from 0 to 100: [90, 45, 40, 35]
too-much-ink = the colour `{ $name }` asks for { $total }% of ink; paper takes up { $limit }% at most
    .hint = reduce cyan, magenta and yellow first
bad-fold = `{ $value }` is not a fold
    .hint = use half, roll-3, z-3, gate, roll-4, double-parallel or accordion-4 (3 to 10 panels)
bad-id = `{ $value }` cannot be an id
    .hint = use lower-case letters without accents, digits and hyphens (60 characters at most)
bad-language = `{ $value }` is not the code of a language
    .hint = write a code such as fr-CA, en-CA, ar (Arabic) or iu (Inuktitut)
bad-phone = `{ $value }` is not a telephone number
    .hint = write a complete number, as 514 555-0101 or 9-1-1
bad-isbn = `{ $value }` is not a valid ISBN
    .hint = copy the 13 digits of the ISBN again: one of them is wrong or missing
empty-text = this field has no text
    .hint = write a text

## Texts

unsupported-markup = { $kind ->
        [heading] a text cannot contain a heading
        [list] this field cannot contain a list
        [paragraph] this field cannot contain more than one paragraph
        [link] the title of a guide cannot contain a link
        [citation] this field cannot contain a citation
        [code] a text cannot contain code
        [html] a text cannot contain an HTML tag
        [footnote] a text cannot contain a footnote
        [task-list] a text cannot contain a check box
        [math] a text cannot contain a formula
        [image] a text cannot contain an image
        [strikethrough] a text cannot contain words struck through
        [rule] a text cannot contain a horizontal line
        [quote-block] a text cannot contain an indented quotation
        [table] a text cannot contain a table
        [link-title] a link cannot have a title
        [reference] a text cannot contain an address set apart
        [nesting] this text has too many levels inside one another
       *[other] this text contains a form that is not allowed ({ $kind })
    }
    .hint = { $kind ->
        [heading] remove the sign (# or a line of hyphens) that makes it a heading
        [list] write it all on one line
        [paragraph] remove the empty line
        [link] keep the words of the link, without the address
        [citation] cite the reference in another text
        [code] remove the backticks, or the indentation at the start of the line
        [html] remove the signs < and >
        [task-list] remove the square brackets
        [strikethrough] remove the tildes (~)
        [rule] remove this line
        [quote-block] remove the sign > at the start of the line
        [link-title] remove the words in quotation marks after the address
        [reference] write the address in the link itself, as [text](https://example.org)
        [nesting] use fewer levels
       *[other] keep to paragraphs, lists, *italics*, **bold** and links
    }
bad-link = this link has no words or does not lead to an address
    .hint = write the words, then the complete address: [text](https://example.org)
tracking-link = this address follows the person who uses it ({ $names })
    .hint = remove what comes after the question mark: a person in danger must leave no trace
bad-citation = this citation is not complete
    .hint = write it like this: [@spvm2014] or [@spvm2014, p. 3]
unknown-reference = the reference `{ $key }` is not in the bibliography
    .hint = { $suggestion ->
        [none] add it to the file bibliography.yaml
       *[other] did you mean `{ $suggestion }`?
    }

## Translations

translation-language = the language `{ $language }` is not the one in the name of this file (`{ $suffix }`)
    .hint = correct the language (`{ $suffix }`, or with a country: `{ $suffix }-CA`), or rename the file
translation-unknown = the translation `{ $id }` has no original
    .hint = { $suggestion ->
        [none] give it the id of the original, or delete it
       *[other] did you mean `{ $suggestion }`?
    }
translation-missing = `{ $id }` is not translated: the translated version prints it in the language of the original
    .hint = translate it in `{ $file }`, under the same id, with `translates: { $version }`
translation-older = `{ $id }` has changed since it was translated
    .hint = read the translation again, then write `translates: { $version }`
    .related = the original
translation-unmarked = nothing says of which text `{ $id }` is the translation
    .hint = compare the translation with the original, then add `translates: { $version }`; a change of the original will show
    .related = the original

## Records

duplicate-id = two records have the id `{ $id }`
    .hint = give one of the two another id
    .related = the first record
reserved-id = the id `{ $id }` already names a part of every guide
    .hint = give this section another id
shown-twice = the records `{ $name }` are already shown by another section
    .hint = remove `shows` from one of the two sections
    .related = the first section
unused-records = no section shows the records of this file: they will not be printed
    .hint = add `shows: { $name }` to a section of guide.yaml
unknown-station = there is no station `{ $name }`
    .hint = { $suggestion ->
        [none] use the name of a file in sources/stations, without `.yaml`
       *[other] did you mean `{ $suggestion }`?
    }
unknown-edition = there is no edition `{ $name }`
    .hint = { $suggestion ->
        [none] use the name of a file in sources/editions, without `.yaml`
       *[other] did you mean `{ $suggestion }`?
    }
edition-year = the year { $year } is not that of { $kind ->
        [file] the name of this file
       *[date] the date
    } ({ $other })
    .hint = correct the year, or { $kind ->
        [file] the name of the file
       *[date] the date
    }
unknown-guide = there is no guide `{ $name }`
    .hint = { $suggestion ->
        [none] use the name of a folder that has a file guide.yaml
       *[other] did you mean `{ $suggestion }`?
    }
unknown-section = there is no section `{ $name }`
    .hint = { $suggestion ->
        [none] use the id of a section of this guide
       *[other] did you mean `{ $suggestion }`?
    }
unknown-record = there is no record `{ $name }`
    .hint = { $suggestion ->
        [none] name the guide, the file and the id, as milieu-policier/mandates/prevention
       *[other] did you mean `{ $suggestion }`?
    }
duplicate-override = this station replaces the record `{ $name }` twice
    .hint = make one replacement of the two
    .related = the first replacement
empty-override = nothing replaces the record `{ $name }` at this station
    .hint = write what replaces it: title, text or short
verbatim-override = a testimonial is printed word for word: a station cannot replace it
    .hint = remove this replacement
no-title = the record `{ $name }` has no title to replace
    .hint = delete this line
same-name = two stations have the name `{ $name }`
    .hint = correct the name of one of the two
    .related = the first station
unprinted-contact = the contact `{ $id }` has no number and will not be printed
    .hint = write its number (number), or note under `todo` that it is still to come
bad-website = `{ $value }` is not the address of a website
    .hint = write the complete address, as https://www.example.org
unused-section = the section `{ $id }` is not printed here, where the guide should be complete
    .hint = add `{ $id }` to the parts of this product
repeated-part = `{ $name }` is already placed in this product
    .hint = keep it in one place only
    .related = the first place
misplaced-part = only the booklet and the e-book can have a table of contents
    .hint = remove `{ $name }` from this list
nothing-here = `{ $name }` has nothing to print in { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
       *[epub] the e-book
    }
    .hint = remove it from this list, or check for whom its texts are
empty-list = the list of the parts of this product is empty
    .hint = name parts in it, or delete the line `parts` to have them all
empty-section = the section `{ $id }` has neither text nor records
    .hint = write a text, or name a file under `shows`
empty-collection = the section `{ $id }` has nothing to show: the file { $name }.yaml has no records
    .hint = add records to this file, or write a text in the section
empty-audience = this record is for nobody
    .hint = { $kind ->
        [list] add a name to the empty list, or delete it
       *[taken] remove from `except` what is named under `only`, or one of the products
    }
wrong-frame-count = the layout has { $expected ->
        [one] { $expected } panel or face
       *[other] { $expected } panels or faces
    }, and the guide describes { $found }
    .hint = describe as many as the layout has; an empty panel is written []
no-product = this guide asks for no product
    .hint = name under `products` what is to be made: brochure, card, booklet or epub
no-edition = the project has no edition
    .hint = add a file such as sources/editions/2026.yaml
no-guide = the project has no guide
    .hint = add a folder with its file guide.yaml, such as sources/milieu-policier/guide.yaml

## Consent

consent-missing = the testimonial `{ $id }` has no consent
    .hint = remove this testimonial until the consent is written down under `consent`
consent-withdrawn = the consent to the testimonial `{ $id }` was withdrawn on { $date }
    .hint = remove this testimonial; what prints it already: depliant status --record { $record }
consent-expired = the consent to the testimonial `{ $id }` ended on { $date }, before the edition of { $edition }
    .hint = remove this testimonial, or write down the new consent that was given
consent-late = the consent to the testimonial `{ $id }` is given only on { $date }, after the edition of { $edition }
    .hint = correct the date, or remove this testimonial
consent-scope = the consent to the testimonial `{ $id }` does not cover { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
        [epub] the e-book
       *[none] any product
    }
    .hint = { $product ->
        [none] write under `scope` the products that the person has allowed
       *[other] take this testimonial out of the products that are not covered: audience: {"{"}except: {"{"}products: [{ $uncovered }]{"}"}{"}"}
    }
consent-open = the consent to the testimonial `{ $id }` is still to be confirmed
    .hint = before publication, write down the day (given_on) and the products it allows (scope)
quotation-marks = these words are printed between quotation marks anyway
    .hint = remove the quotation marks from the text

## References

unknown-variable = there is no reference field `{ $name }`
    .hint = { $suggestion ->
        [none] use a CSL field, such as author, issued, title or URL
       *[other] did you mean `{ $suggestion }`?
    }
unknown-keyword = no reference has the keyword `{ $name }`
    .hint = { $suggestion ->
        [none] add it to the field keyword of a reference
       *[other] did you mean `{ $suggestion }`?
    }
unknown-work-type = there is no kind of work `{ $name }`
    .hint = { $suggestion ->
        [none] use a known kind, such as book, report, webpage or article-journal
       *[other] did you mean `{ $suggestion }`?
    }
bad-variable = { $name ->
        [none] this reference is not written correctly
       *[other] the field `{ $name }` of this reference is not written correctly
    }
    .hint = { $name ->
        [author] write `literal:` for an organisation, or `family:` and `given:` for a person
        [editor] write `literal:` for an organisation, or `family:` and `given:` for a person
        [translator] write `literal:` for an organisation, or `family:` and `given:` for a person
        [none] write its fields indented, one on each line, in the form `field: value`
       *[other] follow the example of another reference
    }
bad-reference-date = the date `{ $name }` of this reference does not exist or is not written correctly
    .hint = write the year, then the month and the day if need be: date-parts: [[2019, 5, 28]]
uncited-reference = the reference `{ $key }` is cited nowhere and will not be printed
    .hint = cite it in a text: { $cite }
bad-reference-id = no text can cite the reference `{ $key }`: its id has signs that are not allowed
    .hint = use letters, digits and hyphens
missing-variable = { $name ->
        [author] this reference does not tell who the author is
        [title] this reference has no title
        [issued] this reference has no date
       *[number] this law or regulation has no chapter
    }
    .hint = { $name ->
        [author] add `author`, or `editor` for an edited work
        [title] add `title`
        [issued] add `issued`; if the document bears no date, write issued: {"{"}literal: n.d.{"}"}
       *[number] add `number`, such as c. P-13.1
    }
bad-identifier = `{ $value }` is not a valid { $name }
    .hint = { $name ->
        [DOI] copy the DOI again: it begins with 10. and has a slash in it
       *[other] copy its digits again: one of them is wrong or missing
    }
page-range = { $kind ->
        [dash] pages take no dash `{ $found }`
        [backward] the pages go backward: `{ $found }`
       *[label] pages are written without “p.”, which the style adds: `{ $found }`
    }
    .hint = { $kind ->
        [dash] write a hyphen: `{ $instead }`
        [backward] verify both numbers: perhaps `{ $instead }`
       *[label] write `{ $instead }`
    }
read-late = this page would have been read after the edition of { $edition }
    .hint = correct the day of reading
same-work = this work is in the list already, under the id `{ $key }`
    .hint = keep one of the two references, and cite it everywhere
    .related = the first is here
not-an-address = `{ $value }` is not a web address
    .hint = write the complete address, which begins with https://
ignored-fields = { $suggestion ->
        [none] CSL does not have these fields, and they are left out: { $names }
       *[other] CSL does not have the field `{ $names }`, and it is left out
    }
    .hint = { $suggestion ->
        [none] if they must be printed, write them in a CSL field such as note
       *[other] did you mean `{ $suggestion }`?
    }
assumed-type = { $name ->
        [none] the type of this work is not said: it is taken for any document
       *[other] CSL does not have the type `{ $name }`: this work is taken for any document
    }
    .hint = { $suggestion ->
        [none] write `type` and a type, such as book, report, webpage or article-journal
       *[other] did you mean `{ $suggestion }`?
    }
doubtful-value = { $name ->
        [none] this reference is not written correctly
       *[other] the field `{ $name }` is not written correctly, and not used in full
    }
    .hint = { $name ->
        [author] write a list: `literal` for an organisation, `family` and `given` for a person
        [editor] write a list: `literal` for an organisation, `family` and `given` for a person
        [translator] write a list: `literal` for an organisation, `family` and `given` for a person
       *[other] compare it with that of another reference
    }
doubtful-date = the date `{ $name }` does not exist or is not written correctly: what can be read of it is printed
    .hint = write the year, then the month and the day if need be: 2019-05-28
bad-cluster = this citation is not written correctly
    .hint = write a list of lists, such as [[{"{"}"id": "roy2018", "locator": "3"{"}"}]]
unknown-locator = CSL does not have the locator `{ $name }`: it is printed without its name
    .hint = { $suggestion ->
        [none] use page, chapter, section, paragraph, article-locator, figure, note or volume
       *[other] did you mean `{ $suggestion }`?
    }
unknown-style = there is no known reference style `{ $name }`
    .hint = { $suggestion ->
        [none] use apa, chicago-author-date, ieee, vancouver or another known style, or name a .csl file
       *[other] did you mean `{ $suggestion }`?
    }
broken-style = { $kind ->
        [too-large] this reference style is too large (more than 2 MB)
        [too-deep] this reference style is too complicated
        [unended] this tag is not ended
        [unclosed] the tag `{ $name }` is not closed
        [unopened] the tag `{ $name }` is closed without having been opened
        [variable] CSL does not have the field `{ $name }`
        [parent] this style depends on the style `{ $name }`, which is not a known one
        [circular] the macro `{ $name }` calls itself
        [macro] the macro `{ $name }` is called here, but this style does not contain it
        [foreign] this file is not a CSL style
        [missing] this CSL style lacks `{ $name }`
        [unexpected] `{ $name }` has no place here in CSL
       *[other] something in this style is not CSL
    }
    .hint = { $suggestion ->
        [none] { $kind ->
            [parent] put the file of that style beside this one, or name another style
           *[other] replace this file with an intact copy
        }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-locale = CSL does not know the language `{ $name }`: the added words are in English
    .hint = write a language and a country, such as fr-CA or en-US
json-syntax = { $cause ->
        [comma] a comma is missing here, or a closing bracket or brace
        [colon] a colon is missing here
        [trailing-comma] there is a comma too many here
        [end] this JSON file ends too early
        [trailing] there is too much text here
        [key] a name in quotation marks is missing here
        [value] a value is missing here
        [text] this text in quotation marks is not well-formed
       *[other] this JSON file is not well-formed here ({ $cause })
    }
    .hint = check the commas, quotation marks and braces of this line and the one before
bibtex-syntax = { $cause ->
        [end] this BibTeX file ends too early
        [comma] a comma is missing here
        [equals] an equals sign is missing here
        [brace] a brace is missing here
        [identifier] a name is missing here
        [quote] a quotation mark is missing here
        [command] this LaTeX command is not well-formed
        [too-deep] there are too many braces within one another
        [too-large] the abbreviations (`@string`) stand for too much text
        [circular] this reference refers to itself
        [empty] there is no BibTeX reference in this file
       *[other] this BibTeX file is not well-formed here ({ $cause })
    }
    .hint = { $cause ->
        [too-large] write these texts in the entries rather than abbreviate abbreviations
        [empty] name a file with references in it, or give it a name in .json or .yaml
       *[other] check the braces, commas and quotation marks of this line and the one before
    }
bibtex-loss = { $kind ->
        [command] the LaTeX command `{ $value }` of the field `{ $field }` is left out
        [abbreviation] the abbreviation `{ $value }` of the field `{ $field }` is not defined: it is printed as it stands
       *[other] the field `{ $field }` has no equivalent and is left out: { $value }
    }
    .hint = { $kind ->
        [command] put the text that it must print in its place
        [abbreviation] define it by @string, or write the text in braces
       *[other] if it must be printed, write it in another field such as note
    }
style-missing = the reference style `{ $name }` is not there
    .hint = name a file of the project, such as layouts/styles/apa6-quebec.csl
style-broken = the reference style `{ $path }` cannot be read ({ $cause })
    .hint = replace this file with an intact copy
citation-failed = the references cannot be set ({ $cause })
    .hint = choose another reference style for this guide

## The print order

unmade-product = the station asks for { $product ->
        [brochure] brochures
        [card] cards
       *[booklet] booklets
    }, and the guide makes none
    .hint = remove this line, or add the product to `products` of the guide
no-copies = the station `{ $id }` asks for no copies: it is not in the order
    .hint = write the quantities below `copies` in the file of the station, or 0 if it wants none
no-address = the station `{ $id }` has no address: its labels have none either
    .hint = write the address for deliveries in `address`
number-range = the number { $value } has no place here
    .hint = write a number from { $least } to { $most }
nothing-ordered = no station asks for copies: there is nothing to order
    .hint = write the quantities below `copies` in the file of each station

## Open ends

todo = to be completed: { $note }
    .hint = once it is done, delete the line `todo`
example-station = the station `{ $id }` is only an example
    .hint = before publication, replace it with a real station

## What does not leave the house

contact-unverified = the number of the contact `{ $id }` { $verified ->
        [never] has never been verified
       *[other] was verified on { $verified }, more than { $within } days before the edition of { $edition }
    }
    .hint = call this number, then write the day under `verified_on`
station-unverified = the particulars of the station `{ $id }` { $verified ->
        [never] have never been verified
       *[other] were verified on { $verified }, more than { $within } days before the edition of { $edition }
    }
    .hint = call this station, then write the day under `verified_on`
isbn-missing = { $product ->
        [epub] the e-book
       *[booklet] the booklet
    } has no ISBN
    .hint = ask BAnQ for an ISBN and write it in this file: isbn: {"{"}{ $product }: …{"}"}
deposit-missing = there is no line of legal deposit in the imprint
    .hint = add it under `imprint`, such as: Dépôt légal – Bibliothèque et Archives nationales du Québec, with the year
picture-metadata = the picture { $path } holds { $kind ->
        [place] the place where it was taken
        [exif] how it was taken (camera, date, author)
       *[notes] notes of programs (author, paths or comments)
    }
    .hint = save it again without this metadata
metadata-leak = `{ $found }` would be repeated in the properties of the files
    .hint = remove the address or the path from this text
proof = the edition { $edition } is only a proof so far: { $count ->
        [one] one thing is still to be settled
       *[other] { $count } things are still to be settled
    }
    .hint = the pages concerned say `PROOF — DO NOT PRINT`; they will not once the warnings are settled
held = nothing leaves for the print shop or the archive: { $holds }
    .hint = settle what is told; if somebody takes it upon themselves, write a waiver under `waivers` in { $file }: gate (the word between brackets), record, reason, by (their name) and date
waived = waiver: { $record } passes in spite of `{ $gate }`, by the decision of { $by }: { $reason }
    .hint = nothing to do; the waiver is for this edition alone and will be archived with it
waiver-refused = nobody can waive a consent that was withdrawn (`{ $record }`)
    .hint = remove this testimonial, then delete this waiver
waiver-unused = this waiver is of no use: nothing holds `{ $record }` for `{ $gate }`
    .hint = delete it, or correct `gate` and `record`
isbn-twice = the ISBN `{ $value }` is used twice
    .hint = ask for an ISBN for each format and each edition
    .related = the first time

## Stations

station-field = the station `{ $id }` has no { $field ->
        [address] address
        [hours] hours
        [verified-on] date of verification (verified_on)
       *[phone] phone number (phone)
    }, which { $product ->
        [brochure] the brochure prints
        [card] the card prints
        [booklet] the booklet prints
       *[epub] the e-book prints
    }
    .hint = write it in the file of this station, or remove `{ $field }` from the list `station` of the layout
unknown-region = no station is in the region `{ $name }`
    .hint = { $suggestion ->
        [none] the regions: { $known }
       *[other] did you mean `{ $suggestion }`? The regions: { $known }
    }
no-such-stations = no station matches `{ $pattern }`
    .hint = the stations: { $known }

## Layouts

layout-missing = there is no layout `{ $name }`
    .hint = { $suggestion ->
        [none] use the name of a file in the `layouts` folder, without `.yaml`
       *[other] did you mean `{ $suggestion }`?
    }
layout-kind = the layout `{ $layout }` is not made for { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
       *[epub] the e-book
    }
    .hint = choose a layout whose field `kind` is { $product }
    .related = the product of this layout
layout-impossible = the folds or the margins leave no room for text
    .hint = make the margins or the fold smaller, or the sheet larger
allowance-missing = this fold does not say by how much a panel is narrower
    .hint = add the paper (`paper: {"{"}weight: 120{"}"}`, in g/m²), or the difference itself (`allowance: 1/16 in`)
unknown-sheet = there is no sheet of cards called `{ $name }`
    .hint = { $suggestion ->
        [none] use one of these sheets: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
unknown-paper = there is no paper called `{ $name }`
    .hint = use one of these sizes: { $known }
sheet-unfit = the card does not go on this sheet: { $reason ->
        [no-cell] the sheet has no cell
        [overlap] cells lie upon each other
        [page] the cells are larger than the sheet
        [card] the card is larger than a cell
        [butt-cut] the cells touch, and the bleed of a card would be printed on its neighbour
        [gutter] there are { $found } mm between the cells; the bleed needs { $needed }
       *[margin] { $found } mm are left at the edge of the sheet; the printer needs { $needed }
    }
    .hint = { $reason ->
        [butt-cut] remove the bleed, or choose a sheet whose cells stand apart, such as `generic-bc-letter-8up`
        [gutter] reduce the bleed, or choose a sheet whose cells stand further apart
        [margin] choose a sheet with fewer cells or more margin
        [card] reduce the card (`size`), or choose a sheet with larger cells
       *[other] correct the number and the distance of the cells, or choose another sheet
    }
useless-key = the key `{ $key }` means nothing for a { $product }
    .hint = remove it
slug-too-small = there is no room for the marks around the trim
    .hint = write at least { $needed } mm in `slug`
margin-unprintable = a margin of { $margin } mm: an office printer does not print so near to the edge
    .hint = write at least { $needed } mm, or say in `office` what your printer can do (`margin`)
paper-too-small = the sheet is larger than the paper `{ $paper }`
    .hint = choose a larger paper in `office`, or reduce the format
bad-profile = the file `{ $path }` is not a colour profile for printing (ICC, CMYK)
    .hint = ask the print shop for the ICC profile of its press and paper
no-condition = the colour profile does not say for which printing condition it is made
    .hint = add `condition`, the name that the print shop gives, such as CGATS21_CRPC6
no-profile = the files for the print shop have their boxes, marks and inks, but are not PDF/X: the project gives no colour profile
    .hint = if the print shop asks for PDF/X-4, put its ICC profile in `layouts/profiles`, and name it in `layouts/press.yaml`
words-missing = the layouts have no words in the language `{ $language }`
    .hint = { $suggestion ->
        [none] use one of these languages: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
image-missing = the image `{ $path }` is not there
    .hint = put the image in this place, or correct its name
image-broken = the image `{ $path }` cannot be read
    .hint = replace it with an intact SVG, PNG or JPEG image
font-missing = the `fonts` folder has no font
    .hint = put the fonts back in the `fonts` folder
unknown-font = the font `{ $family }` is not in the `fonts` folder
    .hint = add it to the `fonts` folder, or correct its name in the layout
font-broken = the font `{ $path }` cannot be read
    .hint = replace this file with an intact copy
typst-error = the layout contains an error: { $message }
    .hint = show this message to the person who looks after the layouts
typst-warning = the layout should be checked: { $message }
    .hint = show this message to the person who looks after the layouts
template-error = the template of the e-book contains an error: { $message }
    .hint = show this message to the person who looks after the layouts
pdf-refused = { $product ->
        [order] the print order
        [brochure] the brochure
        [card] the card
       *[booklet] the booklet
    } does not meet the standards of accessibility or archiving: { $message }
    .hint = show this message to the person who looks after the layouts
code-too-small = on page { $page } of the { $product }, the code of `{ $text }` is too small: its modules have { $module } mm and need { $least }
    .hint = make codes larger in the layout (`code`), or give a shorter address
code-unreadable = on page { $page } of the { $product }, the code of `{ $text }` cannot be read
    .hint = leave white space around the code, and nothing on it; print it dark on white
creep-large = in a booklet of { $pages } pages, the sheets in the middle stand out by { $creep } mm: trimmed, they will lose some of their margin
    .hint = use a thinner paper, or have the booklet glued (perfect binding) instead of stapled
press-refused = the { $product } cannot be prepared for the print shop: { $cause }
    .hint = show this message to the person who takes care of the layouts
overflow = { $product ->
        [brochure] the text does not fit on panel { $frame } of the brochure
        [card] the text does not fit on face { $frame } of the card
       *[booklet] the text does not fit in a box of the booklet ({ $frame })
    }: it is { DECIMAL($excess) } mm too long
    .hint = shorten the text by about { $characters } characters
outside-page = a text { $edge ->
        [fold] crosses a fold
       *[trim] sticks out over the margin or the edge
    } ({ printed-place }): “{ $text }”
    .hint = shorten this text, or replace the word that is too long
missing-glyph = no font in `fonts` has the character “{ $character }” ({ $codepoint }), used { printed-place }
    .hint = replace this character with another

## Preflight: before it is printed

printed-place = { $product ->
        [brochure] in the brochure
        [card] on the card
        [order] in the print order
       *[booklet] in the booklet
    }, { $panel ->
        [0] page { $page }
       *[other] { printed-panel }
    }, { DECIMAL($x) } mm from the left and { DECIMAL($y) } mm from the top
printed-panel = { $product ->
        [card] face
       *[other] panel
    } { $panel }
printed-thing = { $what ->
        [text] a text
        [rule] a line
        [picture] an image
       *[field] a field of colour
    }
safe-zone = { printed-thing } is too near to { $edge ->
        [fold] a fold
       *[trim] the edge that is cut
    }: { DECIMAL($distance) } mm, and { DECIMAL($needed) } are needed ({ printed-place }){ $what ->
        [text] : “{ $text }”
       *[other] {""}
    }
    .hint = cuts and folds wander by a millimetre or two from sheet to sheet: { $what ->
        [text] shorten the text, or widen the margin in the layout (`margin`)
       *[other] in the layout, move it away from that line, or let it reach the line and go beyond
    }
across-fold = { printed-thing } crosses a fold ({ printed-place }){ $what ->
        [text] : “{ $text }”
       *[other] {""}
    }
    .hint = keep it on one side of the fold, which would break it
small-type = a text is too small: { DECIMAL($size) } points, and { DECIMAL($least) } are needed ({ printed-place }): “{ $text }”
    .hint = enlarge this text in the layout
hairline = a line is too thin to be printed: { DECIMAL($width) } point ({ printed-place })
    .hint = make it at least 0.25 point (0.09 mm) thick
contrast = a text is hard to tell from what is behind it: a contrast of { DECIMAL($ratio) } to 1, and { DECIMAL($needed) } are needed ({ printed-place }): “{ $text }”
    .hint = in the layout, give it a darker colour on a light ground, a lighter one on a dark ground
contrast-unknown = a text stands on an image or a pattern whose colour cannot be measured ({ printed-place }): “{ $text }”
    .hint = look whether it is easy to read, or put a plain ground behind it
image-resolution = the image `{ $path }` will look { $needed ->
        [300] a little blurred from the print shop
       *[other] blurred
    }: { $dpi } dots per inch ({ printed-place })
    .hint = use a larger image: at least { $needed } dots per inch are needed
image-coarse = the image `{ $path }` will look blurred from the print shop: { $dpi } dots per inch ({ printed-place })
    .hint = use a larger image: { $needed } dots per inch are needed
blank-page = page { $page } of { $product ->
        [brochure] the brochure
        [card] the card
        [order] the print order
       *[booklet] the booklet
    } is blank
    .hint = put something on it, or remove the page
page-count = the booklet has { $pages } pages: { $blank ->
        [one] one will be blank
       *[other] { $blank } will be blank
    }, for a folded sheet has four
    .hint = add or remove text so that the number of pages is a multiple of four
rgb-left = { $what ->
        [picture] the image `{ $name }`
       *[other] { printed-thing }
    } keeps a colour of screens (red, green and blue) in the file for the print shop ({ printed-place })
    .hint = { $what ->
        [picture] replace it with an image in shades of grey, or in CMYK (the inks of the press)
       *[other] in the layout, use a colour of `layouts/palette.yaml`
    }
ink-total = { printed-thing } asks for { $total }% of ink, and the paper takes up { $limit }% at most ({ printed-place })
    .hint = reduce cyan, magenta and yellow first
registration-inside = { printed-thing } has the colour of cut marks, which puts all inks on one another ({ printed-place })
    .hint = in the layout, use a colour of `layouts/palette.yaml`
unknown-colour = { printed-thing } has { $space ->
        [grey] a grey of screens
        [lab] an L*a*b* colour
       *[other] an unknown colour
    }, which the print shop would have to translate into inks itself ({ printed-place })
    .hint = in the layout, use a colour of `layouts/palette.yaml`
unread-paint = a part of page { $page } could not be checked { $product ->
        [brochure] in the brochure
        [card] on the card
       *[booklet] in the booklet
    } for the print shop: { $name }
    .hint = show this message to the person who looks after the layouts
unlisted-colour = { printed-thing } has a colour that the palette does not declare: { $inks } ({ printed-place })
    .hint = in the layout, use a colour of `layouts/palette.yaml`, or add this one to it
coloured-text = a text is printed in several inks, which never meet exactly ({ printed-place })
    .hint = in the layout, write in black alone (cmyk: [0, 0, 0, 100]), or in white on a dark ground
font-outside = the font `{ $font }` is not in the file of { $product ->
        [brochure] the brochure
        [card] the card
       *[booklet] the booklet
    } for the print shop, who would take another
    .hint = replace it with a font that may be put in a file
live-link = a link that can be clicked is left in the file for the print shop ({ printed-place })
    .hint = show this message to the person who looks after the layouts
unknown-check = no check is called `{ $name }`
    .hint = { $suggestion ->
        [none] use one of these names: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
unbending-check = the check `{ $name }` can be neither softened nor switched off: what it finds makes a text unreadable
    .hint = remove this line, and correct what the check finds

## Proofreading

et-cetera = `etc.` says already that more follows: `{ $found }` is too much
    .hint = after `etc`, write `{ $instead }`
tight-dash = the dash `{ $found }` touches the words
    .hint = put a space on each side: `{ $instead }`
slash = the slash `{ $found }` has the wrong spaces: none between two words, one on each side between two groups of words
    .hint = write `{ $instead }`
range-dash = a range of numbers takes no dash `{ $found }`
    .hint = write a hyphen: `{ $instead }`
decimal-point = in French the decimal sign is not `{ $found }`
    .hint = write a comma: `{ $instead }`
currency-before = the dollar sign stands after the number, not `{ $found }`
    .hint = write `{ $instead }`
currency-code = after the dollar sign, `{ $found }` is not the code of Canada
    .hint = write `{ $instead }`
thousands = the large number `{ $found }` is hard to read without spaces
    .hint = separate groups of three digits: `{ $instead }`
twelve-hours = the hour `{ $found }` is not on the scale of twenty-four
    .hint = write `{ $instead }`
hour-zeros = the zeros of `{ $found }` are too much
    .hint = write only `{ $instead }`
hour-minutes = the minutes `{ $found }` have one digit only
    .hint = write two: `{ $instead }`
around-the-clock = the abbreviation `{ $found }` is hard to read
    .hint = write `{ $instead }`
first-of-month = the first day of a month is not written `{ $found }`
    .hint = write `{ $instead }`
date-slashes = the date `{ $found }` can be read in two ways
    .hint = write the year, the month and the day: { $instead }
date-order = the date `{ $found }` does not begin with the year
    .hint = write `{ $instead }`
weekday = `{ $found }` is modelled on English
    .hint = write `{ $instead }`
ordinal = the ending `{ $found }` of this ordinal is too long
    .hint = write `{ $instead }`
numero = the ending `{ $found }` of this abbreviation must be raised
    .hint = write `{ $instead }`
hash-number = `{ $found }` does not abbreviate « numéro » in French
    .hint = write `{ $instead }` before the number
pages = `{ $found }`: the abbreviation of « pages » does not double its letter
    .hint = write `{ $instead }`
old-statutes = the compilation of laws is no longer called `{ $found }`
    .hint = write `{ $instead }`
acronym-points = the acronym `{ $found }` takes no points
    .hint = write `{ $instead }`
capital-accent = the capital `{ $found }` has lost its accent
    .hint = write `{ $instead }`
ligature = the letters `{ $found }` are joined in this word
    .hint = write `{ $instead }`
term = `{ $found }` has a French equivalent
    .hint = write `{ $instead }`
inclusive = `{ $found }`: the OQLF does not retain this form; it advises both forms in full, or parentheses where room is short
    .hint = write `{ $instead }`
double-word = a word is written twice: `{ $found }`
    .hint = keep `{ $instead }`, if it is a repetition
lone-quote = the quotation mark `{ $found }` has no other half
    .hint = add the one that is missing, or take this one away
lone-bracket = the sign `{ $found }` has no other half
    .hint = add the bracket that is missing, or take this one away
long-sentence = this sentence has more than 25 words
    .hint = cut it in two
long-sentences = the sentences of this text have more than 15 words on average
    .hint = shorten the longest
acronym = the acronym `{ $found }` is not explained where it first stands in { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
       *[epub] the EPUB
    }
    .hint = { $instead ->
        [none] write the whole name first: Whole name ({ $found })
       *[other] write first: { $instead } ({ $found })
    }
variant = this name is not written `{ $found }`
    .hint = write `{ $instead }`, as in sources/lexicon.yaml
list-ends = the items of this list do not all end in the same way
    .hint = put a semicolon after each and a full stop after the last, or a full stop after all
list-beginnings = the items of this list do not all begin in the same way
    .hint = begin all with a capital, or none
stale-year = the year { $found } is not that of the edition
    .hint = write { $instead }, if the date should follow the edition

## Archives

not-a-bag = `{ $path }` is no BagIt archive
    .hint = { $kind ->
        [zip] this file is no readable zip: take it from another copy
       *[declaration] it has no file bagit.txt: give the folder that holds it
    }
bag-declaration = bagit.txt { $kind ->
        [bom] begins with an invisible mark (BOM)
        [encoding] is not UTF-8
        [version] gives no known version of BagIt (`{ $found }`)
        [unknown-encoding] gives no known encoding (`{ $found }`)
        [spaces] has spaces too many or too few (`{ $found }`)
       *[lines] has more than two lines (`{ $found }`)
    }
    .hint = this file has two lines: `BagIt-Version: 1.0` and `Tag-File-Character-Encoding: UTF-8`; take it from an intact copy
bag-manifest = `{ $path }`{ $line ->
        [0] {""}
       *[other] , line { $line },
    } { $kind ->
        [none] is missing: nothing says what the archive must hold
        [algorithm] uses an unknown checksum
        [encoding] is not in the encoding that bagit.txt states
        [info] is not of the form `Name: value`
        [line] is not of the expected form
        [checksum] gives no checksum of the right length
        [payload] names a file of data/, which has no place here
        [outside] names a file outside data/
        [itself] names a list of checksums of tag files, which cannot be there
       *[twice] names a file for the second time
    }
    .hint = take this file from an intact copy
bag-path = `{ $path }` { $kind ->
        [absolute] is an absolute path
        [home] leads to somebody’s home folder
        [escape] leads out of the archive
        [link] is a link, not a file
        [special] is no ordinary file
        [encoding] has a name that is not UTF-8
       *[empty] is an empty path
    }{ $place ->
        [same] {""}
       *[other] {" "}({ $place })
    }
    .hint = do not open this archive with another program: it could write elsewhere; ask for an intact copy
bag-missing = `{ $path }` is missing (listed in { $manifest })
    .hint = take this file from an intact copy
bag-stray = `{ $path }` is listed nowhere
    .hint = somebody has added it: take it out of the archive
bag-unlisted = `{ $path }` is not listed in { $manifest }
    .hint = take { $manifest } from an intact copy: it must name every file
bag-renamed = `{ $path }` is now called `{ $instead }`
    .hint = give it its name back
bag-changed = `{ $path }` is no longer the same (by { $manifest })
    .hint = take this file from an intact copy
bag-oxum = { $kind ->
        [twice] bag-info.txt gives Payload-Oxum twice ({ $stated })
       *[other] the archive states { $stated } (bytes.files), and it holds { $found }
    }
    .hint = files have been added, lost or changed; take the archive from an intact copy
bag-fetch = `{ $path }` (fetch.txt) { $kind ->
        [missing] is yet to be fetched
        [length] does not have the stated length
       *[unlisted] is in no list of checksums
    }
    .hint = verifying fetches nothing: complete the archive first
bag-zip = `{ $path }` { $kind ->
        [bomb] claims more data than a zip can hold
        [overlap] has entries that overlap
        [twice] is in the zip twice
        [size] does not have the size that the zip claims
       *[broken] cannot be read in the zip
    }
    .hint = do not open this zip with another program; take it from an intact copy
bag-remark = { $kind ->
        [again] { $path } names a file for the second time, with the same checksum
        [marks] { $path } writes a star before names, as md5sum does
        [steps] { $path } writes more of a path than needed, such as `./`
        [name] the name of { $path } is not written as the standard has it, in small letters without signs
        [case] { $path } mixes capitals and small letters in a checksum
        [accents] `{ $path }` is written with other characters for the same accents
        [clash] `{ $path }`: some systems take these names for one
        [unproved] no list of checksums protects { $path } and the other tag files
       *[unlisted] `{ $path }` is protected by no checksum
    }
    .hint = the archive stays valid; compare it with another copy
archive-differs = the edition { $edition } is archived already, and { $count ->
        [one] one file is no longer the same
       *[other] { $count } files are no longer the same
    } (the first: { $path })
    .hint = an archived edition does not change: raise `revision` in the file of the edition, then archive again
not-archived = the edition { $edition } is not archived
    .hint = it is compared as the sources make it today: to compare what was published, name an archived edition
archive-missing = there is no archive of the edition { $edition }
    .hint = archive it first: depliant archive { $year }
foreign-document = `{ $path }` is of another version of the program ({ $tool }) and cannot be read by this one ({ $own })
    .hint = take, for this archive, the version of the program that made it
unreadable-pages = the pages of `{ $path }` cannot be shown
    .hint = verify the archive with `depliant verify`
archive-alone = no earlier revision of { $edition } is in archive/
    .hint = the lists of changes and of recalls have not been drawn up: put the folder of the revision before back into archive/
rebuild-differs = `{ $path }` { $kind ->
        [missing] no longer comes out of the archived sources
        [stray] comes out of the archived sources and is not in the archive
       *[other] comes out otherwise of the archived sources, from byte { $detail } on
    }
    .hint = { $tool ->
        [same] the version of the program is the same: report it, with the archive
       *[other] the archive was made with { $tool }: rebuild it with that version
    }

## The command line

cli-built = { $written ->
        [0] { $removed ->
            [0] nothing has changed
           *[other] no file written
        }
        [one] { $written } file written
       *[other] { $written } files written
    }{ $unchanged ->
        [0] { "" }
       *[other] , { $unchanged } unchanged
    }{ $removed ->
        [0] { "" }
       *[other] , { $removed } removed
    }: { $folder }
cli-found = { $errors ->
        [0] { "" }
        [one] { $errors } error
       *[other] { $errors } errors
    }{ $errors ->
        [0] { "" }
       *[other] { $warnings ->
            [0] { "" }
           *[other] { " and " }
        }
    }{ $warnings ->
        [0] { "" }
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
cli-fixed = { $count ->
        [0] nothing to correct without you
        [one] { $count } correction made in { $files } file
       *[other] { $count } corrections made in { $files ->
            [one] { $files } file
           *[other] { $files } files
        }
    }
cli-sound = all is well
cli-status-none = no past order: `depliant order` notes what each station gets
cli-status = { $station } – { $product } of { $guide }, edition { $edition }: { $state ->
    [current] up to date
    [gone] not made any more
   *[outdated] OUT OF DATE
    }
cli-status-change = { $grave ->
    [yes] RECALL:{" "}
   *[no] {""}
    }{ $record } { $kind ->
    [added] was added
    [removed] was removed
   *[changed] has changed
    }{ $place ->
    [none] {""}
   *[other] {" "}({ $place })
    }
cli-carriers-none = nothing prints `{ $record }`, neither what was ordered or archived nor what would be made today
cli-carrier = { $place ->
        [order] ordered
        [archive] archived
       *[today] to be made
    } – { $product } of { $guide }, edition { $edition }, { $station ->
        [none] common version
       *[other] station { $station }
    }
cli-archived = { $how ->
        [unchanged] this edition is archived already, and nothing has changed
       *[new] edition archived
    }: { $folder }{ $recalls ->
        [0] { "" }
        [one] {" "}— one product carries a telephone number that is no longer right: see data/recall.csv
       *[other] {" "}— { $recalls } products carry a telephone number that is no longer right: see data/recall.csv
    }
cli-unarchived = nothing was archived: the archives are as they were
cli-verified = { $how ->
        [valid] complete and valid archive
       *[invalid] incomplete or altered archive
    } ({ $files } files read, { $bytes } bytes): { $bag }
cli-rebuilt = { $count } files made again from the archived sources, the same to the byte
cli-diff = { $state ->
        [same] From edition { $old } to edition { $new }, nothing has changed
       *[other] From edition { $old } to edition { $new }
    }
cli-diff-heading = { $kind ->
        [contacts] CONTACTS
        [stations] STATIONS
        [texts] TEXTS
        [references] REFERENCES
        [imprint] IMPRINT
        [looks] LAYOUTS AND FONTS
       *[pages] PAGES ON WHICH SOMETHING HAS CHANGED
    }
cli-diff-change = { $change ->
        [added] + { $name }
        [removed] − { $name }
       *[changed] ~ { $name }
    }
cli-diff-stations = { $count } stations
cli-diff-form = (the words are the same: what has changed is how they are set, a picture or an address)
cli-diff-saved = comparison saved: { $file }
cli-untouched = nothing was built: the outputs of earlier builds are as they were
cli-cannot-print = the result cannot be written ({ io-cause })
    .hint = { $cause ->
        [full] free some space on the disk
       *[other] choose a file to which you may write
    }
cli-cannot-listen = the text received cannot be read ({ io-cause })
    .hint = send text in UTF-8
cli-made = { $files ->
        [one] { $files } file made
       *[other] { $files } files made
    } in { $folder }: begin with LISEZMOI.md
cli-imported = { $count ->
        [one] { $count } reference
       *[other] { $count } references
    } written to { $path }
cli-many-guides = this project has several guides
    .hint = name one: { $guides }
cli-no-document = no guide asks for the product `{ $product }`
    .hint = choose one that guide.yaml names under `products`
cli-progress = Building
cli-fonts =
    .family = FAMILY
    .style = STYLE
    .weight = WEIGHT
    .characters = CHARACTERS
    .ranges = MAIN RANGES
    .file = FILE
# How much room is left, by product.
cli-gauge = { $product ->
        [brochure] Brochure
        [card] Card
       *[booklet] Booklet
    } – { $guide }{ $station ->
        [none] { "" }
       *[other] , { $station }
    }
    .used = USED
    .free = FREE
    .characters = CHARACTERS
cli-gauge-place = { $unit ->
        [panel] panel { $number }
        [face] face { $number }
       *[page] page { $number }
    }
cli-gauge-height = { DECIMAL($height) } mm
cli-gauge-characters = { $state ->
        [excess] { $count } too many
       *[room] { $count } more
    }
cli-internal-error = internal error
cli-internal-error-plea = This is a mistake of the program, not of your files. Please report it with this message.

## What was typed

cli-usage = usage: { $usage }
cli-unknown-argument = there is no option `{ $name }`
    .hint = { $suggestion ->
        [none] add --help to the command to see its options
       *[other] did you mean `{ $suggestion }`?
    }
cli-misplaced-argument = the option `{ $name }` stands after the command
    .hint = type: depliant { $command }
cli-unexpected-word = the word `{ $name }` is too much
    .hint = remove it, or add --help to the command to see what it takes
cli-unknown-command = there is no command `{ $name }`
    .hint = { $suggestion ->
        [none] type `depliant --help` to see the commands
       *[other] did you mean `{ $suggestion }`?
    }
cli-unknown-choice = the value `{ $value }` does not suit { $name }
    .hint = { $suggestion ->
        [none] use one of these values: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
cli-missing-value = the value of { $name } is missing
    .hint = write it after a space
cli-bad-value = the value `{ $value }` does not suit { $name }
    .hint = add --help to the command to see what to write
cli-missing-argument = { $name } is missing
    .hint = add --help to the command to see examples
cli-conflict = { $name } and { $prior } exclude each other
    .hint = leave one of the two options out
cli-not-text = one of the words of the command has a character that cannot be read
    .hint = type the command again

## The help

cli-help = Builds brochures, cards, booklets (PDF) and electronic books (EPUB) from YAML files
    .usage = depliant COMMAND
    .examples =
        depliant init my-guide      makes a small complete project
        depliant check              tells everything that is wrong
        depliant build              builds everything into the folder out
cli-help-init = Makes a small complete project, ready to build
    .usage = depliant init FOLDER
    .folder = the folder to make; nothing may be in it
    .examples =
        depliant init my-guide
cli-help-build = Builds the guides; nothing is written while a mistake stands
    .usage = depliant build [GUIDE]... [OPTIONS]
    .guides = the guides, by the names of their folders; all if none is named
    .products = the products: brochure, card, booklet, epub; all if none is named
    .purposes = what for: screen, press (a print shop), office (the printer of a station) or all; screen if nothing is said
    .gang = adds, for printers, sheets on which the cards of several stations are together (gang run)
    .stations = the stations, by the names of their files or by a pattern such as `poste-*`; all if none is named
    .regions = only the stations of these regions
    .no-stations = the common version only, without the stations
    .out = the folder to write to; `out` in the project if nothing is said
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .force = makes everything anew, even what has not changed
    .shard = makes only a part of the versions, such as 3/8, the third of eight; `depliant merge` joins them
    .examples =
        depliant build
        depliant build milieu-policier --product brochure card
        depliant build --for press office
        depliant build --station poste-exemple-1 --out trial
cli-help-check = Checks everything, down to the last line that does not fit, and writes nothing
    .usage = depliant check [OPTIONS]
    .fix = first corrects in the files what can be corrected without risk; the rest of the files stays as it is
    .json = prints the result as JSON, for other programs
    .examples =
        depliant check
        depliant check --fix
        depliant check --json
cli-help-order = Prepares the print order: the files for the print shop, a job ticket for each product, packing slips, labels and the distribution list
    .usage = depliant order [GUIDE]… [OPTIONS]
    .guides = the guides, by the names of their folders; all if none is named
    .out = the folder to write to; `out` in the project if nothing is said
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .examples =
        depliant order
        depliant order --edition 2026
cli-help-merge = Joins the parts of a build that was made in several, as if it had been made at once
    .usage = depliant merge FOLDER... [OPTIONS]
    .parts = the folders of the parts (`depliant build --shard 1/4 --out part-1`, and so on)
    .out = the folder to write to; `out` if nothing is said
    .examples =
        depliant merge part-1 part-2 part-3 part-4 --out out
cli-help-status = Tells which printed copies, of those of past orders, are out of date, and why
    .usage = depliant status [OPTIONS]
    .record = tells instead all that prints this record, ordered, archived or to be made; * stands for letters
    .archives = with --record, the folder of the archives; `archive` in the project if nothing is said
    .json = writes JSON, for a program
    .out = the output folder, where past orders are; `out` in the project if nothing is said
    .examples =
        depliant status
        depliant status --json
        depliant status --record milieu-policier/testimonials/actrice
cli-help-proof = Makes a proof: folds, trim and margins drawn over the pages, a dummy to fold, and how much room is left
    .usage = depliant proof [PRODUCT]... [OPTIONS]
    .guides = the guides, by the names of their folders; all if none is named
    .products = the products: brochure, card, booklet; all if none is named
    .stations = the stations, by the names of their files; the common version alone if none is named
    .out = the folder to write to; `out` in the project if nothing is said
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .examples =
        depliant proof
        depliant proof brochure --guide milieu-policier
        depliant proof card --station poste-exemple-1
cli-help-archive = Freezes an edition as a BagIt archive: its files, what they are made from, and checksums that prove it
    .usage = depliant archive EDITION [OPTIONS]
    .edition = the edition, by the name of its file, such as 2026
    .out = the folder of the archives; `archive` in the project if nothing is said
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .examples =
        depliant archive 2026
cli-help-verify = Verifies that a BagIt archive is complete and that nothing in it has changed
    .usage = depliant verify ARCHIVE [OPTIONS]
    .bag = the archive, a folder or a zip
    .rebuild = makes the edition again from the archived sources, and compares every byte
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .examples =
        depliant verify archive/2026.0
        depliant verify archive/2026.0.zip --rebuild
cli-help-deposit = Collects what libraries ask for of an archived edition: the legal deposit
    .usage = depliant deposit EDITION [OPTIONS]
    .edition = the edition: a year (its last archived revision), a revision (2026.1), or the place of an archive
    .out = the folder to save in; `deposit` in the project if nothing is said
    .archives = the folder of the archives; `archive` in the project if nothing is said
    .examples =
        depliant deposit 2026
cli-help-diff = Compares two editions: what a committee reads before it signs
    .usage = depliant diff BEFORE AFTER [OPTIONS]
    .old = the edition before: a year (its last archived revision), a revision (2025.1), or the place of an archive
    .new = the edition after; a year that is not archived yet is what the sources make of it
    .format = text (by default), json, html or pdf; the last two also show the pages, side by side
    .output = the file to make; text and JSON are printed if nothing is said, the others go into out/diff
    .archives = the folder of the archives; `archive` in the project if nothing is said
    .jobs = how many documents at once, from 1 to 256; as many as the machine has processors if nothing is said
    .examples =
        depliant diff 2025 2026
        depliant diff 2026.0 2026.1 --format pdf --output comparison.pdf
cli-help-document = Prints what a layout is given, as JSON
    .usage = depliant document [GUIDE] --product PRODUCT [OPTIONS]
    .guide = the guide; may be left out if there is one only
    .product = the product: brochure, card, booklet or epub
    .station = the station; the common version if nothing is said
    .examples =
        depliant document --product brochure
        depliant document milieu-policier --product card --station poste-exemple-1
cli-help-schema = Writes the JSON Schemas with which an editor completes and checks the files
    .usage = depliant schema [OPTIONS]
    .out = the folder to write to; `layouts/schemas` in the project if nothing is said
    .examples =
        depliant schema
cli-help-cite = Prints a reference list, and citations, without a project
    .usage = depliant cite FILE [OPTIONS]
    .file = the references, in CSL-YAML, CSL-JSON or BibTeX; - for the standard input
    .style = a stock style, by its name, or a .csl file; apa6-quebec if nothing is said
    .locale = the language of the words that are added, such as fr-CA; that of the style if nothing is said
    .format = the form: text, html or json; text if nothing is said
    .clusters = the citations to format, in JSON: a list of lists of CSL cite-items (id, locator, label, prefix, suffix, suppress-author, author-only, narrative)
    .examples =
        depliant cite bibliography.yaml
        depliant cite refs.bib --style apa --locale fr-CA
        depliant cite refs.json --clusters citations.json --format json
cli-help-import = Turns the references of another program (Zotero, Pandoc, BibTeX) into a bibliography.yaml
    .usage = depliant import FILE [OPTIONS]
    .file = the references, in CSL-JSON, CSL-YAML or BibTeX; - for the standard input
    .output = the file to make; it is never overwritten; the standard output if nothing is said
    .examples =
        depliant import refs.json --output sources/my-guide/bibliography.yaml
        depliant import refs.bib
cli-help-typography = Sets the typography of lines of text, from the standard input to the standard output
    .usage = depliant typography [OPTIONS]
    .profile = the rules: fr-CA, fr-CA-soigne (thin spaces), fr-FR or en-CA; fr-CA if nothing is said
    .inclusive = abbreviated doublets: as-authored (left alone), doublets or parentheses; as-authored if nothing is said
    .lint = marks what a good editor would, instead of setting
    .json = marks the same as JSON, for other programs
    .examples =
        depliant typography < text.txt
        echo "Que faire ?" | depliant typography --profile fr-CA-soigne
        depliant typography --lint --inclusive parentheses < text.txt
cli-help-fonts = Lists the fonts of the project and what each of them covers
    .usage = depliant fonts [OPTIONS]
    .examples =
        depliant fonts
cli-help-completions = Prints what completes the commands in a shell
    .usage = depliant completions SHELL
    .shell = bash, elvish, fish, powershell or zsh
    .examples =
        depliant completions bash > ~/.local/share/bash-completion/completions/depliant
cli-help-shared =
    .lang = the language of messages: fr or en; that of the system if nothing is said
    .quiet = shows mistakes only
    .color = when to use colours: auto, always or never
    .help = shows this help
    .version = shows the version
    .project = the folder of the project; the current folder if nothing is said
    .edition = the edition, by the name of its file; the latest if nothing is said
    .usage-heading = Usage:
    .commands-heading = Commands:
    .arguments-heading = Arguments:
    .options-heading = Options:
    .examples-heading = Examples:
cli-help-values =
    .bag = ARCHIVE
    .edition = EDITION
    .file = FILE
    .folder = FOLDER
    .format = FORM
    .guide = GUIDE
    .lang = LANG
    .locale = LOCALE
    .number = NUMBER
    .policy = CHOICE
    .profile = PROFILE
    .product = PRODUCT
    .purpose = PURPOSE
    .record = RECORD
    .region = REGION
    .shard = K/N
    .shell = SHELL
    .station = STATION
    .style = STYLE
    .when = WHEN
