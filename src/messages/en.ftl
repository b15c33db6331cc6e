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

no-project = `{ $path }` is not a project: it has no `sources` folder
    .hint = go to the project’s folder, or name it with --project
file-missing = the file `{ $path }` is not there
    .hint = put the file back, or correct its name
cannot-read = the file `{ $path }` cannot be read ({ $cause })
    .hint = check that you may open this file
cannot-write = the file `{ $path }` cannot be saved ({ $cause })
    .hint = check the free space, and that you may write to this folder
output-busy = another build is under way in `{ $path }`
    .hint = wait until it has finished, then start again
folder-not-empty = the folder `{ $path }` is not empty
    .hint = choose an empty folder, or a new name
outside-project = `{ $path }` leads out of the project’s folder
    .hint = copy the file into the project’s folder
file-too-large = this file is too large ({ $size } MB)
    .hint = keep it under { $limit } MB, in several files if need be
not-utf8 = this file is not saved as UTF-8
    .hint = save it again with the encoding “UTF-8”
byte-order-mark = this file begins with an invisible mark (BOM)
    .hint = save it again as “UTF-8” without the mark (no BOM)
empty-file = this file is empty
    .hint = fill it in, or delete it if it is not needed
stray-file = the file `{ $path }` is not used under this name
    .hint = { $suggestion ->
        [none] correct its name, or move it out of the `sources` folder
       *[other] did you mean to name it `{ $suggestion }`?
    }

## YAML files

yaml-syntax = this file is not written correctly here ({ $cause })
    .hint = check the indentation, colons and quotation marks of this line and the one before
yaml-too-complex = this file has too many levels or repetitions
    .hint = remove the shortcuts (& and *) and the levels that are not needed
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
        [record] a group of fields
        [number] a number
        [boolean] `true` or `false`
        [nothing] nothing
       *[other] something else
    }
    .hint = { $expected ->
        [text] write a text after the colon
        [list] write one item on each line, after a hyphen and a space
        [record] write the fields indented, one on each line, in the form `field: value`
        [number] write a number in digits, without quotation marks
        [boolean] write true or false, without quotation marks
       *[other] follow the example of a similar record
    }
needs-quotes = a text is needed here, and `{ $value }` is not one without quotation marks
    .hint = put the value between straight quotation marks: "{ $value }"
unknown-value = there is no value `{ $value }` here
    .hint = { $suggestion ->
        [none] use one of these values: { $known }
       *[other] did you mean `{ $suggestion }`?
    }
bad-date = `{ $value }` is not a date
    .hint = write the year, the month and the day, as 2026-11-24
bad-length = `{ $value }` is not a length
    .hint = write a number and its unit, as 6 mm, 9.5 pt or 1/16 in
bad-id = `{ $value }` cannot be an id
    .hint = use lower-case letters without accents, digits and hyphens (60 characters at most)
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
bad-citation = this citation is not complete
    .hint = write it like this: [@spvm2014] or [@spvm2014, p. 3]
unknown-reference = the reference `{ $key }` is not in the bibliography
    .hint = { $suggestion ->
        [none] add it to the file bibliography.yaml
       *[other] did you mean `{ $suggestion }`?
    }

## Records

duplicate-id = two records have the id `{ $id }`
    .hint = give one of the two another id
    .related = the first record
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
unused-section = the section `{ $id }` is not printed here, where the guide should be complete
    .hint = add `{ $id }` to the parts of this product
empty-section = the section `{ $id }` has neither text nor records
    .hint = write a text, or name a file under `shows`
empty-audience = this record is for nobody
    .hint = remove from `except` what is named under `only`
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
    .hint = remove this testimonial
consent-expired = the consent to the testimonial `{ $id }` ended on { $date }, before the edition of { $edition }
    .hint = remove this testimonial, or write down the new consent that was given
consent-scope = the consent to the testimonial `{ $id }` does not cover { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
       *[epub] the e-book
    }
    .hint = take this testimonial out of this product: audience: {"{"}except: {"{"}products: [{ $product }]{"}"}{"}"}
consent-open = the consent to the testimonial `{ $id }` is still to be confirmed
    .hint = before publication, write down the day (given_on) and the products it allows (scope)

## References

unknown-variable = there is no reference field `{ $name }`
    .hint = { $suggestion ->
        [none] use a CSL field, such as author, issued, title or URL
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
    .hint = cite it in a text: [@{ $key }]
not-an-address = `{ $value }` is not a web address
    .hint = write the complete address, which begins with https://
style-missing = the reference style `{ $name }` is not there
    .hint = name a file of the project, such as layouts/styles/apa6-quebec.csl
style-broken = the reference style `{ $path }` cannot be read ({ $cause })
    .hint = replace this file with an intact copy
citation-failed = the references cannot be set ({ $cause })
    .hint = choose another reference style for this guide

## Open ends

todo = to be completed: { $note }
    .hint = once it is done, delete the line `todo`
example-station = the station `{ $id }` is only an example
    .hint = before publication, replace it with a real station

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
words-missing = the layouts have no words in the language `{ $language }`
    .hint = add `{ $language }` to the file layouts/words.yaml
image-missing = the image `{ $path }` is not there
    .hint = put the image in this place, or correct its name
image-broken = the image `{ $path }` cannot be read
    .hint = replace it with an intact SVG, PNG or JPEG image
image-resolution = the image `{ $path }` will look blurred in print ({ $dpi } dots per inch)
    .hint = use a larger image: at least 150 dots per inch are needed
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
        [brochure] the brochure
        [card] the card
       *[booklet] the booklet
    } does not meet the standards of accessibility or archiving: { $message }
    .hint = show this message to the person who looks after the layouts
overflow = { $product ->
        [brochure] the text does not fit on panel { $frame } of the brochure
        [card] the text does not fit on face { $frame } of the card
       *[booklet] the text does not fit in a box of the booklet ({ $frame })
    }: it is { $excess } mm too long
    .hint = shorten the text by about { $characters } characters
outside-page = on page { $page } of { $product ->
        [brochure] the brochure
        [card] the card
       *[booklet] the booklet
    }, a text sticks out over the edge: “{ $text }”
    .hint = shorten this text, or replace the word that is too long
missing-glyph = no font in `fonts` has the character “{ $character }” ({ $codepoint }), used in { $product ->
        [brochure] the brochure
        [card] the card
        [booklet] the booklet
       *[epub] the e-book
    }
    .hint = replace this character with another

## The command line
