//! The codes, in the order of the pipeline: a table, as long as what it tells.

use super::Severity;

codes! {
    // The disk.
    /// The project's folder has no `sources`.
    NoProject "no-project" Error [path];
    /// A file that is needed is not there.
    FileMissing "file-missing" Error [path];
    /// A folder, or something else, stands where a file should.
    NotAFile "not-a-file" Error [path];
    /// A symbolic link that leads nowhere or in a circle.
    BrokenLink "broken-link" Error [path kind];
    /// A file or folder whose name cannot be an id.
    BadName "bad-name" Error [name suggestion];
    /// A file cannot be read.
    CannotRead "cannot-read" Error [path cause];
    /// A file cannot be written.
    CannotWrite "cannot-write" Error [path cause];
    /// The output folder is one that the project is read from.
    OutputInSources "output-in-sources" Error [path];
    /// Another build is writing to the same folder.
    OutputBusy "output-busy" Error [path];
    /// A file that was read was changed while a build was under way.
    SourceChanged "source-changed" Error [path];
    /// A folder that holds no part of a build.
    ShardMissing "shard-missing" Error [path];
    /// A part of another build than the first.
    ShardForeign "shard-foreign" Error [path other];
    /// The same part of a build twice.
    ShardTwice "shard-twice" Error [path other];
    /// Parts of a build that are not there.
    ShardsIncomplete "shards-incomplete" Error [numbers count];
    /// A file of a part that is not as it was made.
    ShardDamaged "shard-damaged" Error [path];
    /// A folder to make a project in is not empty.
    FolderNotEmpty "folder-not-empty" Error [path];
    /// A file that is to be made is there already.
    FileThere "file-there" Error [path];
    /// A path or a link leads out of the project.
    OutsideProject "outside-project" Error [path];
    /// A file is larger than what a person writes.
    FileTooLarge "file-too-large" Error [size limit];
    /// A text file is in another encoding.
    NotUtf8 "not-utf8" Error [];
    /// A text file begins with a byte order mark.
    ByteOrderMark "byte-order-mark" Error [];
    /// A file has no content.
    EmptyFile "empty-file" Error [];
    /// Two files of records have one name.
    DuplicateFile "duplicate-file" Error [name];
    /// A folder with files of a guide, but without the guide itself.
    GuideFileMissing "guide-file-missing" Error [path];
    /// A file stands where none is expected.
    StrayFile "stray-file" Warning [path suggestion];
    /// A translation beside no translated guide.
    TranslationStray "translation-stray" Warning [path guide];

    // YAML.
    /// A file is not YAML.
    YamlSyntax "yaml-syntax" Error [cause sign remedy];
    /// A text with a sign that nobody sees.
    InvisibleCharacter "invisible-character" Error [codepoint];
    /// A file is nested too deeply or repeats itself too often.
    YamlTooComplex "yaml-too-complex" Error [];
    /// A key stands twice in one record.
    DuplicateKey "duplicate-key" Error [key];
    /// A key that does not exist.
    UnknownKey "unknown-key" Error [key suggestion known];
    /// A key that is needed is not there.
    MissingKey "missing-key" Error [key];
    /// A key that is needed and has no value.
    EmptyField "empty-field" Error [key];
    /// A product that is named without a value.
    EmptyProduct "empty-product" Error [key];
    /// A number that has no place here.
    BadNumber "bad-number" Error [value];
    /// A value of another type.
    WrongType "wrong-type" Error [expected found];
    /// A number or word where text is expected: it wants quotation marks.
    NeedsQuotes "needs-quotes" Error [value];
    /// A word that is none of the choices.
    UnknownValue "unknown-value" Error [value suggestion known];
    /// A date that does not exist or is written in another way.
    BadDate "bad-date" Error [value];
    /// A length that is none.
    BadLength "bad-length" Error [value];
    /// A fold that has no such name.
    BadFold "bad-fold" Error [value];
    /// An id with other characters than allowed.
    BadId "bad-id" Error [value];
    /// A colour that is none.
    BadColour "bad-colour" Error [value];
    /// Amounts of ink that are none.
    BadInks "bad-inks" Error [];
    /// A colour of more ink than paper takes up.
    TooMuchInk "too-much-ink" Error [name total limit];
    /// A language whose code is none.
    BadLanguage "bad-language" Error [value];
    /// A telephone number that cannot be dialled.
    BadPhone "bad-phone" Error [value];
    /// An ISBN whose check digit is wrong.
    BadIsbn "bad-isbn" Error [value];
    /// A text field without text.
    EmptyText "empty-text" Error [];

    // Text.
    /// Markup that the subset does not have.
    UnsupportedMarkup "unsupported-markup" Error [kind];
    /// A link to something that is no address.
    BadLink "bad-link" Error [];
    /// A link with parameters that follow the reader.
    TrackingLink "tracking-link" Warning [names];
    /// A citation that is not closed or names nothing.
    BadCitation "bad-citation" Error [];
    /// A citation of a reference that is not in the bibliography.
    UnknownReference "unknown-reference" Error [key suggestion];

    // Translations.
    /// A translation in another language than the name of its file.
    TranslationLanguage "translation-language" Error [language suffix];
    /// A translation of a record that does not exist.
    TranslationUnknown "translation-unknown" Error [id suggestion];
    /// A record without a translation.
    TranslationMissing "translation-missing" Warning [id file version];
    /// A translation made from other words than the original now has.
    TranslationOlder "translation-older" Warning [id version];
    /// A translation that does not say from which words it was made.
    TranslationUnmarked "translation-unmarked" Warning [id version];

    // Records.
    /// Two records of a kind have one id.
    DuplicateId "duplicate-id" Error [id];
    /// A station that does not exist.
    UnknownStation "unknown-station" Error [name suggestion];
    /// An edition that does not exist.
    UnknownEdition "unknown-edition" Error [name suggestion];
    /// A guide that does not exist.
    UnknownGuide "unknown-guide" Error [name suggestion];
    /// A section that does not exist.
    UnknownSection "unknown-section" Error [name suggestion];
    /// A record that does not exist.
    UnknownRecord "unknown-record" Error [name suggestion];
    /// A section that is shown nowhere in a product that prints the guide whole.
    UnusedSection "unused-section" Warning [id];
    /// A section whose name is that of a part that every guide has.
    ReservedId "reserved-id" Error [id];
    /// A collection that two sections show.
    ShownTwice "shown-twice" Error [name];
    /// A collection that no section shows.
    UnusedRecords "unused-records" Warning [name];
    /// A section that shows a collection without records.
    EmptyCollection "empty-collection" Error [id name];
    /// A part that stands twice in a product.
    RepeatedPart "repeated-part" Error [name];
    /// A part that a product cannot have.
    MisplacedPart "misplaced-part" Error [name];
    /// A part that has nothing to print in a product.
    NothingHere "nothing-here" Warning [name product];
    /// A list that needs an item.
    EmptyList "empty-list" Error [];
    /// A record that a station replaces twice.
    DuplicateOverride "duplicate-override" Error [name];
    /// A record that a station replaces by nothing.
    EmptyOverride "empty-override" Error [name];
    /// A testimonial that a station replaces.
    VerbatimOverride "verbatim-override" Error [];
    /// The title of a record without one is replaced.
    NoTitle "no-title" Error [name];
    /// Two stations with one name.
    SameName "same-name" Warning [name];
    /// A contact without a number, which is not printed.
    UnprintedContact "unprinted-contact" Warning [id];
    /// The address of the organisation's site is none.
    BadWebsite "bad-website" Error [value];
    /// The year of an edition is not that of its day or of its file.
    EditionYear "edition-year" Warning [kind year other];
    /// A section without text and without records.
    EmptySection "empty-section" Error [id];
    /// An audience that nobody belongs to.
    EmptyAudience "empty-audience" Error [kind];
    /// More or fewer panels or faces than the layout has.
    WrongFrameCount "wrong-frame-count" Error [expected found];
    /// A guide whose products print nothing.
    NoProduct "no-product" Error [];
    /// The project has no edition.
    NoEdition "no-edition" Error [];
    /// The project has no guide.
    NoGuide "no-guide" Error [];

    // Consent.
    /// A testimonial without a record of consent.
    ConsentMissing "consent-missing" Warning [id];
    /// A consent that has been withdrawn.
    ConsentWithdrawn "consent-withdrawn" Warning [id date record];
    /// A consent that has ended before the edition's day.
    ConsentExpired "consent-expired" Warning [id date edition];
    /// A consent that does not cover a product which prints the words.
    ConsentScope "consent-scope" Warning [id product uncovered];
    /// A consent that is given only after the edition's day.
    ConsentLate "consent-late" Warning [id date edition];
    /// Words of a person with quotation marks around them.
    QuotationMarks "quotation-marks" Warning [];
    /// A consent whose record is not complete.
    ConsentOpen "consent-open" Warning [id];

    // References.
    /// A variable that CSL does not have.
    UnknownVariable "unknown-variable" Error [name suggestion];
    /// A section of the reference list for a keyword that no work has.
    UnknownKeyword "unknown-keyword" Error [name suggestion];
    /// A type of work that CSL does not have.
    UnknownWorkType "unknown-work-type" Error [name suggestion];
    /// A value that a variable cannot have.
    BadVariable "bad-variable" Error [name];
    /// A date of a reference that does not exist or is written in another way.
    BadReferenceDate "bad-reference-date" Error [name];
    /// A reference that nothing cites and the list leaves out.
    UncitedReference "uncited-reference" Warning [key cite];
    /// A key that no citation can name.
    BadReferenceId "bad-reference-id" Error [key];
    /// A reference without what works of its type need.
    MissingVariable "missing-variable" Warning [name];
    /// A DOI, an ISBN or an ISSN that is none.
    BadIdentifier "bad-identifier" Warning [name value];
    /// Pages that are written in another way, or go backward.
    PageRange "page-range" Warning [kind found instead];
    /// An address that was read after the edition's day.
    ReadLate "read-late" Warning [edition];
    /// A work that has two keys.
    SameWork "same-work" Warning [key];
    /// An address that is none.
    NotAnAddress "not-an-address" Warning [value];
    /// Fields of a work from another program that CSL does not have.
    IgnoredFields "ignored-fields" Warning [names suggestion];
    /// A work from another program without a type that CSL has.
    AssumedType "assumed-type" Warning [name suggestion];
    /// A value of a work from another program that a field cannot have.
    DoubtfulValue "doubtful-value" Warning [name];
    /// A date of a work from another program that is none.
    DoubtfulDate "doubtful-date" Warning [name];
    /// A cite or a cluster of cites that is none.
    BadCluster "bad-cluster" Error [];
    /// A kind of locator that CSL does not have.
    UnknownLocator "unknown-locator" Warning [name suggestion];
    /// A stock style that does not exist.
    UnknownStyle "unknown-style" Error [name suggestion];
    /// A style that is not CSL, or refers to what is not there.
    BrokenStyle "broken-style" Error [kind name suggestion];
    /// A language that CSL has no words for.
    UnknownLocale "unknown-locale" Warning [name];
    /// A file is not JSON.
    JsonSyntax "json-syntax" Error [cause];
    /// A file is not BibTeX.
    BibtexSyntax "bibtex-syntax" Error [cause];
    /// A field of BibTeX that CSL has no variable for.
    BibtexLoss "bibtex-loss" Warning [kind field value];
    /// A citation style that is not there.
    StyleMissing "style-missing" Error [name];
    /// A citation style that cannot be read.
    StyleBroken "style-broken" Error [path cause];
    /// References that the engine cannot format.
    CitationFailed "citation-failed" Error [cause];

    // Print orders.
    /// Copies of a product that no guide makes.
    UnmadeProduct "unmade-product" Error [product];
    /// A station that does not say how many copies it wants.
    NoCopies "no-copies" Warning [id];
    /// A station to deliver to whose address is not told.
    NoAddress "no-address" Warning [id];
    /// A number that is too small or too large.
    NumberRange "number-range" Error [value least most];
    /// An order of nothing.
    NothingOrdered "nothing-ordered" Error [];

    // Open ends.
    /// Something that somebody still has to do.
    Todo "todo" Warning [note];
    /// A station that is only an example.
    ExampleStation "example-station" Warning [id];

    // Layouts.
    /// A layout that does not exist.
    LayoutMissing "layout-missing" Error [name suggestion];
    /// A layout made for another product.
    LayoutKind "layout-kind" Error [layout product];
    /// A fold or a margin that does not fit on the sheet.
    LayoutImpossible "layout-impossible" Error [];
    /// A fold without an allowance, whose paper is not told either.
    AllowanceMissing "allowance-missing" Error [];
    /// A sheet of cards that has no such name.
    UnknownSheet "unknown-sheet" Error [name suggestion known];
    /// A paper that has no such name.
    UnknownPaper "unknown-paper" Error [name known];
    /// A sheet with cells of other size than the card, or that does not fit it
    /// otherwise.
    SheetUnfit "sheet-unfit" Error [reason found needed];
    /// A key of the record of a layout that means nothing for its product.
    UselessKey "useless-key" Error [key product];
    /// A slug without room for the marks.
    SlugTooSmall "slug-too-small" Error [needed];
    /// A margin that an office printer cannot print.
    MarginUnprintable "margin-unprintable" Error [margin needed];
    /// A sheet that is larger than the paper in the printer.
    PaperTooSmall "paper-too-small" Error [paper];
    /// A colour profile that is none of a press.
    BadProfile "bad-profile" Error [path];
    /// A colour profile whose printing condition is not told.
    NoCondition "no-condition" Error [];
    /// Press files without a colour profile.
    NoProfile "no-profile" Warning [];
    /// No words in a language.
    WordsMissing "words-missing" Error [language suggestion known];
    /// An image that is not there.
    ImageMissing "image-missing" Error [path];
    /// An image that cannot be read.
    ImageBroken "image-broken" Error [path];
    /// No font in `fonts/`.
    FontMissing "font-missing" Error [];
    /// A font family that a layout names and `fonts/` does not have.
    UnknownFont "unknown-font" Error [family];
    /// A font file that is none.
    FontBroken "font-broken" Error [path];
    /// A mistake in a Typst layout, in Typst's own words.
    TypstError "typst-error" Error [message];
    /// A warning of a Typst layout, in Typst's own words.
    TypstWarning "typst-warning" Warning [message];
    /// A mistake in an EPUB template, in the engine's own words.
    TemplateError "template-error" Error [message];
    /// A PDF that the standard refuses, in the exporter's own words.
    PdfRefused "pdf-refused" Error [product message];
    /// A booklet whose inner sheets stand out further than its margins bear.
    CreepLarge "creep-large" Warning [creep pages];
    /// A PDF that cannot be finished for a print shop.
    PressRefused "press-refused" Error [product cause];
    /// A code whose modules are smaller than a telephone can see.
    CodeTooSmall "code-too-small" Error [product page text module least];
    /// A code that was not read back from its page.
    CodeUnreadable "code-unreadable" Error [product page text];
    /// Text that does not fit on its panel, face or page.
    Overflow "overflow" Error [product frame excess characters];
    /// Text that sticks out of the page.
    OutsidePage "outside-page" Error [edge text product page panel x y];
    /// A character that no font has.
    MissingGlyph "missing-glyph" Error [character codepoint product page panel x y];

    // Preflight: what a print shop would send back. Places are in millimetres from
    // the top left of the panel, or of the page if it has none (`panel` is 0).
    /// Something that the cut or the fold may damage.
    SafeZone "safe-zone" Error [what edge distance needed text product page panel x y];
    /// Something that a fold divides.
    AcrossFold "across-fold" Error [what text product page panel x y];
    /// Text that is smaller than the product allows.
    SmallType "small-type" Error [size least text product page panel x y];
    /// A line that is too thin to be printed.
    Hairline "hairline" Error [width product page panel x y];
    /// Text that is hard to tell from what is behind it.
    Contrast "contrast" Error [ratio needed text product page panel x y];
    /// Text on something whose colour cannot be told.
    ContrastUnknown "contrast-unknown" Warning [text product page panel x y];
    /// An image with too few pixels for its printed size.
    ImageResolution "image-resolution" Warning [path dpi needed product page panel x y];
    /// An image with so few pixels that no print shop should print it.
    ImageCoarse "image-coarse" Error [path dpi needed product page panel x y];
    /// A page with nothing on it.
    BlankPage "blank-page" Warning [product page];
    /// A booklet whose pages do not fill whole sheets.
    PageCount "page-count" Warning [pages blank];
    /// A colour of screens in a file for the press.
    RgbLeft "rgb-left" Error [what name product page panel x y];
    /// More ink than paper takes up.
    InkTotal "ink-total" Error [what total limit product page panel x y];
    /// The colour of marks within what is kept.
    RegistrationInside "registration-inside" Error [what product page panel x y];
    /// A colour of which no amounts of ink can be told.
    UnknownColour "unknown-colour" Error [what space product page panel x y];
    /// Paint of which nothing is known.
    UnreadPaint "unread-paint" Warning [name product page];
    /// A colour that the palette does not declare.
    UnlistedColour "unlisted-colour" Warning [what inks product page panel x y];
    /// Text that is printed in several inks.
    ColouredText "coloured-text" Error [product page panel x y];
    /// A font that is not in the file.
    FontOutside "font-outside" Error [font product];
    /// A link in a file for the press.
    LiveLink "live-link" Error [product page panel x y];
    /// A check that does not exist.
    UnknownCheck "unknown-check" Error [name suggestion known];
    /// A check that no project can soften.
    UnbendingCheck "unbending-check" Error [name];

    // Proofreading.
    /// « etc. » says it twice.
    EtCetera "et-cetera" Warning [found instead];
    /// A dash without spaces.
    TightDash "tight-dash" Warning [found instead];
    /// Spaces beside a slash, too many or too few.
    Slash "slash" Warning [found instead];
    /// A dash in a range of numbers.
    RangeDash "range-dash" Warning [found instead];
    /// A point in a decimal number.
    DecimalPoint "decimal-point" Warning [found instead];
    /// A dollar sign before the number.
    CurrencyBefore "currency-before" Warning [found instead];
    /// « $CAN ».
    CurrencyCode "currency-code" Warning [found instead];
    /// A large number without spaces.
    Thousands "thousands" Warning [found instead];
    /// An hour on the scale of twelve.
    TwelveHours "twelve-hours" Warning [found instead];
    /// « 9 h 00 ».
    HourZeros "hour-zeros" Warning [found instead];
    /// « 17 h 5 ».
    HourMinutes "hour-minutes" Warning [found instead];
    /// « 24h/24 ».
    AroundTheClock "around-the-clock" Warning [found instead];
    /// « 1 mars ».
    FirstOfMonth "first-of-month" Warning [found instead];
    /// A date with slashes.
    DateSlashes "date-slashes" Warning [found instead];
    /// A date whose year comes last.
    DateOrder "date-order" Warning [found instead];
    /// « lundi, le 4 mars ».
    Weekday "weekday" Warning [found instead];
    /// « 2ème ».
    Ordinal "ordinal" Warning [found instead];
    /// « nos 3 et 4 ».
    Numero "numero" Warning [found instead];
    /// « #12 ».
    HashNumber "hash-number" Warning [found instead];
    /// « pp. 12-34 ».
    Pages "pages" Warning [found instead];
    /// « L.R.Q. ».
    OldStatutes "old-statutes" Warning [found instead];
    /// « S.P.V.M. ».
    AcronymPoints "acronym-points" Warning [found instead];
    /// A capital without its accent.
    CapitalAccent "capital-accent" Warning [found instead];
    /// « oeuvre ».
    Ligature "ligature" Warning [found instead];
    /// A word that has a French one.
    Term "term" Warning [found instead];
    /// « citoyen.nes ».
    Inclusive "inclusive" Warning [found instead];
    /// A word twice.
    DoubleWord "double-word" Warning [found instead];
    /// A quotation mark without its other half.
    LoneQuote "lone-quote" Warning [found];
    /// A bracket without its other half.
    LoneBracket "lone-bracket" Warning [found];
    /// A sentence that is too long.
    LongSentence "long-sentence" Warning [];
    /// Sentences that are long on average.
    LongSentences "long-sentences" Warning [];
    /// An acronym that is not explained where it first stands.
    Acronym "acronym" Warning [found instead product];
    /// A name that the lexicon writes otherwise.
    Variant "variant" Warning [found instead];
    /// Items of a list that end in different ways.
    ListEnds "list-ends" Warning [];
    /// Items of a list that begin in different ways.
    ListBeginnings "list-beginnings" Warning [];
    /// The year of another edition.
    StaleYear "stale-year" Warning [found instead];
    /// A place that holds no bag.
    NotABag "not-a-bag" Error [path kind];
    /// `bagit.txt` does not say what it must.
    BagDeclaration "bag-declaration" Error [kind found];
    /// A line of a file about a bag, or the file, is not as it must be.
    BagManifest "bag-manifest" Error [path kind line];
    /// A path that leads out of a bag, or that is no file.
    BagPath "bag-path" Error [path kind place];
    /// A file that a bag lists and does not have.
    BagMissing "bag-missing" Error [path manifest];
    /// A file that a bag has and does not list.
    BagStray "bag-stray" Error [path];
    /// A file that one manifest of a bag lists and another does not.
    BagUnlisted "bag-unlisted" Error [path manifest];
    /// A file of a bag with another name.
    BagRenamed "bag-renamed" Error [path instead];
    /// A file of a bag with other bytes.
    BagChanged "bag-changed" Error [path manifest];
    /// A bag of another size than it says.
    BagOxum "bag-oxum" Error [kind stated found];
    /// A file that a bag leaves to be fetched.
    BagFetch "bag-fetch" Error [path kind];
    /// A zip that is not what it claims to be.
    BagZip "bag-zip" Error [path kind];
    /// Something about a bag that does not make it invalid.
    BagRemark "bag-remark" Warning [path kind];
    /// An archived edition that would become another one.
    ArchiveDiffers "archive-differs" Error [edition path count];
    /// An edition that is compared and is not archived.
    NotArchived "not-archived" Warning [edition];
    /// There is no archive of an edition.
    ArchiveMissing "archive-missing" Error [edition year];
    /// An archived document that only another version of the program understands.
    ForeignDocument "foreign-document" Error [path tool own];
    /// A PDF whose pages cannot be shown.
    UnreadablePages "unreadable-pages" Error [path];
    /// A revision without the archive of the one before.
    ArchiveAlone "archive-alone" Warning [edition];
    /// A file that comes out otherwise than it was archived.
    RebuildDiffers "rebuild-differs" Error [path kind detail tool];

    // Gates: what may not leave the house; on screens and proofs a warning, and a mark
    // on every page.
    /// A contact that nobody has called to verify it, or too long ago.
    ContactUnverified "contact-unverified" Warning [id verified within edition];
    /// A station that nobody has called to verify it, or too long ago.
    StationUnverified "station-unverified" Warning [id verified within edition];
    /// A product that needs an ISBN and has none.
    IsbnMissing "isbn-missing" Warning [product];
    /// A product that needs a line of legal deposit and has none.
    DepositMissing "deposit-missing" Warning [];
    /// A picture that tells more than it shows.
    PictureMetadata "picture-metadata" Warning [path kind];
    /// An address or a path in what a file says of itself.
    MetadataLeak "metadata-leak" Warning [found];
    /// All that is made is a proof.
    Proof "proof" Warning [edition count];
    /// Files for the press or the archive that are refused.
    Held "held" Error [file holds];
    /// A waiver of what nobody may let pass.
    WaiverRefused "waiver-refused" Error [record];
    /// A waiver that is used.
    Waived "waived" Warning [gate record by reason];
    /// A waiver of what no gate holds.
    WaiverUnused "waiver-unused" Warning [gate record];
    /// An ISBN that two formats or two years share.
    IsbnTwice "isbn-twice" Error [value];
    /// A station without what a product prints of it.
    StationField "station-field" Error [id field product];
    /// A region in which there is no station.
    UnknownRegion "unknown-region" Error [name suggestion known];
    /// Stations of a pattern that none has.
    NoSuchStations "no-such-stations" Error [pattern known];
}
