# Les messages en français du Québec.
#
# Une ligne dit ce qui ne va pas, dans les mots des personnes qui écrivent; « hint » dit
# quoi faire; « related » nomme l’autre endroit montré. Minuscule au début, pas de point à
# la fin. Vocabulaire : fichier, champ, valeur, texte, fiche (un groupe de champs qui a un
# identifiant), volet (du dépliant), face (de la carte), mise en page.

label-error = erreur
label-warning = avertissement
label-hint = à faire

## Le disque

no-project = « { $path } » n’est pas un projet : il n’y a pas de dossier « sources »
    .hint = placez-vous dans le dossier du projet, ou nommez-le avec --project
file-missing = le fichier « { $path } » est introuvable
    .hint = remettez ce fichier à sa place, ou corrigez son nom
not-a-file = « { $path } » devrait être un fichier, et n’en est pas un
    .hint = mettez un fichier à cet endroit, ou corrigez le nom
broken-link = le raccourci « { $path } » { $kind ->
        [loop] ramène au dossier qui le contient
       *[nowhere] ne mène à aucun fichier
    }
    .hint = supprimez ce raccourci, ou remplacez-le par le fichier lui-même
bad-name = le nom « { $name } » ne convient pas à un fichier ou à un dossier du projet
    .hint = renommez-le en minuscules sans accent, avec des traits d’union : « { $suggestion } »
# Pourquoi le système refuse quelque chose.
io-cause = { $cause ->
        [denied] accès refusé
        [full] disque plein
        [read-only] dossier protégé contre l’écriture
        [in-the-way] autre chose porte déjà ce nom
        [folder] c’est un dossier
        [missing] dossier introuvable
        [name] nom trop long ou non permis
        [encoding] ce n’est pas de l’UTF-8
       *[other] { $cause }
    }
cannot-read = impossible de lire « { $path } » ({ io-cause })
    .hint = { $cause ->
        [in-the-way] mettez à cet endroit le dossier attendu
        [folder] donnez un autre nom à ce dossier
       *[other] vérifiez que vous avez le droit d’ouvrir ce fichier
    }
cannot-write = impossible d’enregistrer « { $path } » ({ io-cause })
    .hint = { $cause ->
        [full] libérez de l’espace sur le disque
        [in-the-way] renommez ou déplacez ce qui se trouve à cet endroit
        [folder] renommez ou déplacez le dossier qui se trouve à cet endroit
       *[other] choisissez un dossier où vous avez le droit d’écrire
    }
output-busy = une autre production est en cours dans « { $path } »
    .hint = attendez qu’elle soit terminée, puis recommencez
output-in-sources = « { $path } » est un dossier que le projet lit : rien ne peut y être produit
    .hint = choisissez un autre dossier, comme « out »
source-changed = « { $path } » a été modifié pendant la production
    .hint = recommencez; rien n’a été publié
file-there = « { $path } » existe déjà, et rien n’y a été changé
    .hint = donnez un autre nom, ou déplacez d’abord ce fichier
shard-missing = « { $path } » ne contient pas une part d’une production
    .hint = donnez le dossier où une part a été produite (« depliant build --shard 1/4 --out … »)
shard-foreign = « { $path } » est une part d’une autre production que « { $other } »
    .hint = refaites les parts à partir des mêmes sources, avec les mêmes options et le même nombre de parts
shard-twice = « { $path } » et « { $other } » sont la même part
    .hint = n’en donnez qu’une
shards-incomplete = il manque des parts sur { $count } : { $numbers }
    .hint = donnez les dossiers de toutes les parts
shard-damaged = « { $path } » n’est plus tel qu’il a été produit
    .hint = refaites cette part
folder-not-empty = le dossier « { $path } » n’est pas vide
    .hint = choisissez un dossier vide, ou un nouveau nom
outside-project = « { $path } » mène hors du dossier du projet
    .hint = copiez le fichier dans le dossier du projet
file-too-large = ce fichier est trop gros ({ $size } Mo)
    .hint = gardez-le sous { $limit } Mo : retirez-en ce qui ne sert pas
not-utf8 = ce fichier n’est pas enregistré en UTF-8
    .hint = enregistrez-le de nouveau en choisissant l’encodage « UTF-8 »
byte-order-mark = ce fichier commence par une marque invisible (BOM)
    .hint = enregistrez-le de nouveau en choisissant « UTF-8 » sans marque (sans BOM)
empty-file = ce fichier est vide
    .hint = remplissez-le, ou supprimez-le s’il ne sert pas
guide-file-missing = le dossier « { $path } » n’a pas de fichier guide.yaml
    .hint = ajoutez-y ce fichier, ou corrigez son nom; sans lui, rien de ce dossier n’est produit
duplicate-file = deux fichiers de ce dossier se nomment « { $name } »
    .hint = renommez l’un des deux
    .related = premier fichier
stray-file = le fichier « { $path } » n’est pas lu sous ce nom
    .hint = { $suggestion ->
        [none] corrigez son nom, ou sortez-le du dossier « sources »
       *[other] vouliez-vous le nommer « { $suggestion } »?
    }
translation-stray = le fichier « { $path } » n’est pas lu : le guide n’a pas de traduction dans cette langue
    .hint = écrivez d’abord la traduction du guide lui-même, dans « { $guide } »

## Les fichiers YAML

yaml-syntax = { $cause ->
        [tab] une tabulation sert ici de retrait
        [colon] ce deux-points suivi d’une espace coupe le texte en deux
        [colon-space] il manque une espace après ce deux-points
        [no-colon] cette ligne n’est pas un champ : il y manque un deux-points
        [quote-open] ce guillemet ({ $sign }) n’est jamais refermé
        [quote-after] le texte continue après le guillemet ({ $sign }) qui le ferme
        [apostrophe] cette apostrophe droite ({ $sign }) ferme le texte, qui continue pourtant
        [escape] entre guillemets droits, cette barre oblique inverse (\) a un sens spécial
        [sign] un texte sans guillemets ne peut pas commencer par « { $sign } »
        [bracket-open] le signe « { $sign } » n’est jamais refermé
        [bracket-close] le signe « { $sign } » ne ferme rien
        [comma] il manque ici une virgule, ou le signe qui ferme la liste
        [indent] cette ligne n’est pas alignée avec les autres
        [document] cette ligne coupe le fichier en deux
        [comment] la suite de cette ligne est prise pour un commentaire et serait perdue
        [comment-inside] un commentaire coupe le texte en deux
       *[other] l’écriture de ce fichier n’est pas valide ici
    }
    .hint = { $cause ->
        [tab] remplacez la tabulation par des espaces
        [colon-space] ajoutez une espace après le deux-points
        [no-colon] mettez-la en retrait si elle continue le texte d’avant; sinon, écrivez-la sous la forme « champ: valeur »
        [quote-open] ajoutez le même guillemet à la fin du texte
        [quote-after] à l’intérieur du texte, employez les guillemets « et »
        [apostrophe] à l’intérieur du texte, employez l’apostrophe courbe (’)
        [escape] écrivez-la deux fois (\\)
        [bracket-open] refermez-le, ou mettez le texte entre guillemets droits si ce n’est pas une liste
        [bracket-close] effacez-le, ou mettez tout le texte entre guillemets droits
        [comma] séparez les éléments par des virgules
        [indent] alignez-la avec les lignes du même groupe, à l’aide d’espaces
        [document] effacez cette ligne
        [comment] mettez tout le texte entre guillemets droits ("); si c’est un commentaire, écrivez une espace après le #
        [comment-inside] déplacez le commentaire au-dessus du champ
        [other] vérifiez les retraits, les deux-points et les guillemets de cette ligne et de la précédente
       *[text] { $remedy ->
            [block] écrivez « | » à la place du texte, puis le texte sur les lignes suivantes, en retrait
            [quotes] mettez tout le texte entre guillemets droits (")
           *[other] mettez tout le texte entre guillemets droits : { $remedy }
        }
    }
invisible-character = ce texte contient un caractère invisible ou illisible ({ $codepoint })
    .hint = effacez ce mot et retapez-le, sans le copier d’un autre programme
yaml-too-complex = ce fichier a trop de niveaux, de renvois (& et *) ou d’éléments
    .hint = retirez-en ce qui est de trop, à partir d’ici
duplicate-key = le champ « { $key } » est écrit deux fois
    .hint = gardez une seule de ces lignes
    .related = première fois
unknown-key = le champ « { $key } » n’existe pas ici
    .hint = { $suggestion ->
        [none] employez l’un de ces champs : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
missing-key = il manque le champ « { $key } »
    .hint = ajoutez une ligne « { $key }: », suivie de sa valeur
empty-field = le champ « { $key } » n’a pas de valeur
    .hint = écrivez sa valeur après le deux-points
empty-product = le produit « { $key } » est nommé, mais rien n’en est dit
    .hint = pour le produire tel quel, écrivez « { $key }: {"{"}{"}"} »; sinon, effacez la ligne
bad-number = le nombre « { $value } » ne convient pas ici
    .hint = écrivez un nombre entier, en chiffres seulement, comme 2026 pour une année
wrong-type = il faut ici { $expected ->
        [text] un texte
        [list] une liste
        [record] un groupe de champs
        [number] un nombre
        [boolean] « true » ou « false »
       *[other] une autre sorte de valeur
    }, mais { $found ->
        [text] il y a un texte
        [list] il y a une liste
        [items] il y a une liste
        [record] il y a un groupe de champs
        [number] il y a un nombre
        [boolean] il y a « true » ou « false »
        [nothing] il n’y a rien
       *[other] il y a autre chose
    }
    .hint = { $expected ->
        [text] { $found ->
            [nothing] écrivez un texte
            [items] écrivez « | » après le deux-points, et gardez les lignes en retrait
           *[other] mettez tout le texte entre guillemets droits (")
        }
        [list] écrivez un élément par ligne, précédé d’un tiret et d’une espace
        [record] écrivez les champs en retrait, un par ligne, sous la forme « champ: valeur »
        [number] écrivez un nombre en chiffres, sans guillemets
        [boolean] écrivez true (oui) ou false (non), sans guillemets
       *[other] suivez l’exemple d’une fiche semblable
    }
needs-quotes = il faut ici un texte, et « { $value } » n’en est pas un sans guillemets
    .hint = mettez la valeur entre guillemets droits : "{ $value }"
unknown-value = la valeur « { $value } » n’existe pas ici
    .hint = { $suggestion ->
        [none] employez l’une de ces valeurs : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
bad-date = « { $value } » n’est pas une date du calendrier
    .hint = écrivez une date qui existe : l’année, le mois et le jour, comme 2026-11-24
bad-length = « { $value } » n’est pas une longueur
    .hint = écrivez un nombre et son unité, comme 6 mm, 9,5 pt ou 1/16 in
bad-colour = « { $value } » n’est pas une couleur
    .hint = écrivez un dièse et six chiffres hexadécimaux, entre guillemets : "#12505e"
bad-inks = ces encres ne sont pas quatre pourcentages
    .hint = écrivez le cyan, le magenta, le jaune et le noir, de 0 à 100 : [90, 45, 40, 35]
too-much-ink = la couleur « { $name } » demande { $total } % d’encre; le papier en prend { $limit } % au plus
    .hint = réduisez d’abord le cyan, le magenta et le jaune
bad-fold = « { $value } » n’est pas un pli
    .hint = employez half, roll-3, z-3, gate, roll-4, double-parallel ou accordion-4 (de 3 à 10 volets)
bad-id = « { $value } » ne peut pas servir d’identifiant
    .hint = employez des minuscules sans accent, des chiffres et des traits d’union (60 caractères au plus)
bad-language = « { $value } » n’est pas le code d’une langue
    .hint = écrivez un code comme fr-CA, en-CA, ar (arabe) ou iu (inuktitut)
bad-phone = « { $value } » n’est pas un numéro de téléphone
    .hint = écrivez un numéro complet, comme 514 555-0101 ou 9-1-1
bad-isbn = « { $value } » n’est pas un ISBN valide
    .hint = recopiez les 13 chiffres de l’ISBN : l’un d’eux est faux ou manque
empty-text = ce champ n’a pas de texte
    .hint = écrivez un texte

## Les textes

unsupported-markup = { $kind ->
        [heading] un texte ne peut pas contenir de titre
        [list] ce champ ne peut pas contenir de liste
        [paragraph] ce champ ne peut pas contenir plus d’un paragraphe
        [link] le titre d’un guide ne peut pas contenir de lien
        [citation] ce champ ne peut pas contenir de citation
        [code] un texte ne peut pas contenir de code
        [html] un texte ne peut pas contenir de balise HTML
        [footnote] un texte ne peut pas contenir de note de bas de page
        [task-list] un texte ne peut pas contenir de case à cocher
        [math] un texte ne peut pas contenir de formule
        [image] un texte ne peut pas contenir d’image
        [strikethrough] un texte ne peut pas contenir de mots barrés
        [rule] un texte ne peut pas contenir de ligne horizontale
        [quote-block] un texte ne peut pas contenir de citation en retrait
        [table] un texte ne peut pas contenir de tableau
        [link-title] un lien ne peut pas avoir de titre
        [reference] un texte ne peut pas contenir d’adresse mise à part
        [nesting] ce texte a trop de niveaux, les uns dans les autres
       *[other] ce texte contient une forme qui n’est pas permise ({ $kind })
    }
    .hint = { $kind ->
        [heading] retirez le signe (# ou ligne de tirets) qui en fait un titre
        [list] écrivez le tout sur une seule ligne
        [paragraph] retirez la ligne vide
        [link] gardez les mots du lien, sans l’adresse
        [citation] citez la référence dans un autre texte
        [code] retirez les accents graves, ou le retrait au début de la ligne
        [html] retirez les signes < et >
        [task-list] retirez les crochets
        [strikethrough] retirez les tildes (~)
        [rule] retirez cette ligne
        [quote-block] retirez le signe > au début de la ligne
        [link-title] retirez les mots entre guillemets après l’adresse
        [reference] écrivez l’adresse à même le lien, comme [texte](https://exemple.org)
        [nesting] réduisez le nombre de niveaux
       *[other] gardez les paragraphes, les listes, les *italiques*, les **gras** et les liens
    }
bad-link = ce lien n’a pas de mots ou ne mène pas à une adresse
    .hint = écrivez les mots, puis l’adresse complète : [texte](https://exemple.org)
tracking-link = cette adresse permet de suivre la personne qui s’en sert ({ $names })
    .hint = retirez ce qui suit le point d’interrogation : une personne en danger ne doit pas laisser de traces
bad-citation = cette citation n’est pas complète
    .hint = écrivez-la ainsi : [@spvm2014] ou [@spvm2014, p. 3]
unknown-reference = la référence « { $key } » n’est pas dans la bibliographie
    .hint = { $suggestion ->
        [none] ajoutez-la au fichier bibliography.yaml
       *[other] vouliez-vous écrire « { $suggestion } »?
    }

## Les traductions

translation-language = la langue « { $language } » n’est pas celle que dit le nom de ce fichier (« { $suffix } »)
    .hint = corrigez la langue (« { $suffix } », ou avec le pays : « { $suffix }-CA »), ou renommez le fichier
translation-unknown = la traduction « { $id } » n’a pas d’original
    .hint = { $suggestion ->
        [none] donnez-lui l’identifiant de l’original, ou supprimez-la
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
translation-missing = « { $id } » n’est pas traduit : la version traduite l’imprime dans la langue de l’original
    .hint = traduisez-le dans « { $file } », sous le même identifiant, avec « translates: { $version } »
translation-older = « { $id } » a changé depuis sa traduction
    .hint = relisez la traduction, puis écrivez « translates: { $version } »
    .related = l’original
translation-unmarked = rien ne dit de quel texte « { $id } » est la traduction
    .hint = comparez la traduction à l’original, puis ajoutez « translates: { $version } »; un changement de l’original se verra
    .related = l’original

## Les fiches

duplicate-id = deux fiches ont l’identifiant « { $id } »
    .hint = donnez un autre identifiant à l’une des deux
    .related = première fiche
reserved-id = l’identifiant « { $id } » désigne déjà une partie de tous les guides
    .hint = donnez un autre identifiant à cette section
shown-twice = les fiches « { $name } » sont déjà montrées par une autre section
    .hint = retirez « shows » de l’une des deux sections
    .related = première section
unused-records = aucune section ne montre les fiches de ce fichier : elles ne seront pas imprimées
    .hint = ajoutez « shows: { $name } » à une section de guide.yaml
unknown-station = le poste « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez le nom d’un fichier du dossier sources/stations, sans « .yaml »
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-edition = l’édition « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez le nom d’un fichier du dossier sources/editions, sans « .yaml »
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
edition-year = l’année { $year } n’est pas celle { $kind ->
        [file] du nom de ce fichier
       *[date] de la date
    } ({ $other })
    .hint = corrigez { $kind ->
        [file] l’année, ou le nom du fichier
       *[date] l’année, ou la date
    }
unknown-guide = le guide « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez le nom d’un dossier qui contient un fichier guide.yaml
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-section = la section « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez l’identifiant d’une section de ce guide
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-record = la fiche « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] nommez le guide, le fichier et l’identifiant, comme milieu-policier/mandates/prevention
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
duplicate-override = ce poste remplace deux fois la fiche « { $name } »
    .hint = réunissez les deux remplacements en un seul
    .related = premier remplacement
empty-override = rien ne remplace la fiche « { $name } » à ce poste
    .hint = écrivez ce qui la remplace : title, text ou short
verbatim-override = un témoignage est imprimé mot pour mot : un poste ne peut pas le remplacer
    .hint = retirez ce remplacement
no-title = la fiche « { $name } » n’a pas de titre à remplacer
    .hint = effacez cette ligne
same-name = deux postes se nomment « { $name } »
    .hint = corrigez le nom de l’un des deux
    .related = premier poste
unprinted-contact = le contact « { $id } » n’a pas de numéro et ne sera pas imprimé
    .hint = inscrivez son numéro (number), ou notez sous « todo » qu’il reste à fournir
bad-website = « { $value } » n’est pas l’adresse d’un site Web
    .hint = écrivez l’adresse complète, comme https://www.exemple.org
unused-section = la section « { $id } » n’est pas imprimée ici, où le guide doit être complet
    .hint = ajoutez « { $id } » aux parties de ce produit
repeated-part = « { $name } » est déjà placé dans ce produit
    .hint = gardez-le à un seul endroit
    .related = premier endroit
misplaced-part = seuls le livret et le livre numérique peuvent avoir une table des matières
    .hint = retirez « { $name } » de cette liste
nothing-here = « { $name } » n’a rien à imprimer dans { $product ->
        [brochure] le dépliant
        [card] la carte
        [booklet] le livret
       *[epub] le livre numérique
    }
    .hint = retirez-le de cette liste, ou vérifiez à qui s’adressent ses textes
empty-list = la liste des parties de ce produit est vide
    .hint = nommez-y des parties, ou effacez la ligne « parts » pour les avoir toutes
empty-section = la section « { $id } » n’a ni texte ni fiche
    .hint = écrivez un texte, ou nommez un fichier sous « shows »
empty-collection = la section « { $id } » n’a rien à montrer : le fichier { $name }.yaml n’a pas de fiche
    .hint = ajoutez des fiches à ce fichier, ou écrivez un texte dans la section
empty-audience = cette fiche ne s’adresse à personne
    .hint = { $kind ->
        [list] ajoutez un nom à la liste vide, ou effacez-la
       *[taken] retirez de « except » ce qui est nommé sous « only », ou un des produits
    }
wrong-frame-count = la mise en page a { $expected ->
        [one] { $expected } volet ou face
       *[other] { $expected } volets ou faces
    }, et le guide en décrit { $found }
    .hint = décrivez-en autant que la mise en page en a; un volet vide s’écrit []
no-product = ce guide ne demande aucun produit
    .hint = nommez sous « products » ce qu’il faut produire : brochure, card, booklet ou epub
no-edition = le projet n’a pas d’édition
    .hint = ajoutez un fichier comme sources/editions/2026.yaml
no-guide = le projet n’a pas de guide
    .hint = ajoutez un dossier et son fichier guide.yaml, comme sources/milieu-policier/guide.yaml

## Le consentement

consent-missing = le témoignage « { $id } » n’a pas de consentement
    .hint = retirez ce témoignage tant que le consentement n’est pas inscrit sous « consent »
consent-withdrawn = le consentement au témoignage « { $id } » a été retiré le { $date }
    .hint = retirez ce témoignage; ce qui l’imprime déjà : depliant status --record { $record }
consent-expired = le consentement au témoignage « { $id } » a pris fin le { $date }, avant l’édition du { $edition }
    .hint = retirez ce témoignage, ou inscrivez le nouveau consentement obtenu
consent-late = le consentement au témoignage « { $id } » n’est donné que le { $date }, après l’édition du { $edition }
    .hint = corrigez la date, ou retirez ce témoignage
consent-scope = le consentement au témoignage « { $id } » ne couvre { $product ->
        [brochure] pas le dépliant
        [card] pas la carte
        [booklet] pas le livret
        [epub] pas le livre numérique
       *[none] aucun produit
    }
    .hint = { $product ->
        [none] inscrivez sous « scope » les produits que la personne a permis
       *[other] retirez ce témoignage des produits non permis : audience: {"{"}except: {"{"}products: [{ $uncovered }]{"}"}{"}"}
    }
consent-open = le consentement au témoignage « { $id } » reste à confirmer
    .hint = avant la diffusion, inscrivez la date (given_on) et les produits permis (scope)
quotation-marks = ces paroles sont déjà imprimées entre guillemets
    .hint = retirez les guillemets du texte

## Les références

unknown-variable = le champ de référence « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez un champ CSL, comme author, issued, title ou URL
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-keyword = aucune référence n’a le mot-clé « { $name } »
    .hint = { $suggestion ->
        [none] ajoutez-le au champ keyword d’une référence
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-work-type = la sorte de document « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez une sorte connue, comme book, report, webpage ou article-journal
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
bad-variable = { $name ->
        [none] cette référence n’est pas bien écrite
       *[other] le champ « { $name } » de cette référence n’est pas bien écrit
    }
    .hint = { $name ->
        [author] écrivez « literal: » pour un organisme, ou « family: » et « given: » pour une personne
        [editor] écrivez « literal: » pour un organisme, ou « family: » et « given: » pour une personne
        [translator] écrivez « literal: » pour un organisme, ou « family: » et « given: » pour une personne
        [none] écrivez ses champs en retrait, un par ligne, sous la forme « champ: valeur »
       *[other] suivez l’exemple d’une autre référence
    }
bad-reference-date = la date « { $name } » de cette référence n’existe pas ou n’est pas bien écrite
    .hint = écrivez l’année, puis au besoin le mois et le jour : date-parts: [[2019, 5, 28]]
uncited-reference = la référence « { $key } » n’est citée nulle part et ne sera pas imprimée
    .hint = citez-la dans un texte : { $cite }
bad-reference-id = aucun texte ne peut citer la référence « { $key } » : son identifiant contient des signes non permis
    .hint = employez des lettres, des chiffres et des traits d’union
missing-variable = { $name ->
        [author] cette référence ne dit pas qui est l’auteur
        [title] cette référence n’a pas de titre
        [issued] cette référence n’a pas de date
       *[number] cette loi ou ce règlement n’a pas de chapitre
    }
    .hint = { $name ->
        [author] ajoutez « author », ou « editor » pour une direction
        [title] ajoutez « title »
        [issued] ajoutez « issued »; si le document ne porte aucune date, écrivez issued: {"{"}literal: s. d.{"}"}
       *[number] ajoutez « number », comme c. P-13.1
    }
bad-identifier = « { $value } » n’est pas un { $name } valide
    .hint = { $name ->
        [DOI] recopiez le DOI : il commence par 10. et contient une barre oblique
       *[other] recopiez ses chiffres : l’un d’eux est faux ou manque
    }
page-range = { $kind ->
        [dash] les pages ne prennent pas de tiret « { $found } »
        [backward] les pages vont à reculons : « { $found } »
       *[label] les pages s’écrivent sans « p. », que le style ajoute : « { $found } »
    }
    .hint = { $kind ->
        [dash] écrivez un trait d’union : « { $instead } »
        [backward] vérifiez les deux nombres : peut-être « { $instead } »
       *[label] écrivez « { $instead } »
    }
read-late = cette page aurait été consultée après l’édition du { $edition }
    .hint = corrigez la date de consultation
same-work = cet ouvrage est déjà dans la liste, sous l’identifiant « { $key } »
    .hint = gardez une seule des deux références, et citez-la partout
    .related = la première est ici
not-an-address = « { $value } » n’est pas une adresse Web
    .hint = écrivez l’adresse complète, qui commence par https://
ignored-fields = { $suggestion ->
        [none] ces champs n’existent pas en CSL et ne sont pas repris : { $names }
       *[other] le champ « { $names } » n’existe pas en CSL et n’est pas repris
    }
    .hint = { $suggestion ->
        [none] s’ils doivent être imprimés, écrivez-les dans un champ CSL, comme note
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
assumed-type = { $name ->
        [none] la sorte de document n’est pas dite : il est traité comme un document quelconque
       *[other] la sorte de document « { $name } » n’existe pas en CSL : il est traité comme un document quelconque
    }
    .hint = { $suggestion ->
        [none] écrivez « type » et une sorte de document, comme book, report, webpage ou article-journal
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
doubtful-value = { $name ->
        [none] cette référence n’est pas bien écrite
       *[other] le champ « { $name } » n’est pas bien écrit et n’est pas repris en entier
    }
    .hint = { $name ->
        [author] écrivez une liste : « literal » pour un organisme, « family » et « given » pour une personne
        [editor] écrivez une liste : « literal » pour un organisme, « family » et « given » pour une personne
        [translator] écrivez une liste : « literal » pour un organisme, « family » et « given » pour une personne
       *[other] comparez-le à celui d’une autre référence
    }
doubtful-date = la date « { $name } » n’existe pas ou n’est pas bien écrite : ce qui peut en être lu est imprimé
    .hint = écrivez l’année, puis au besoin le mois et le jour : 2019-05-28
bad-cluster = cette citation n’est pas bien écrite
    .hint = écrivez une liste de listes, comme [[{"{"}"id": "roy2018", "locator": "3"{"}"}]]
unknown-locator = l’endroit « { $name } » n’existe pas en CSL : il est imprimé sans son nom
    .hint = { $suggestion ->
        [none] employez page, chapter, section, paragraph, article-locator, figure, note ou volume
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-style = le style de références « { $name } » n’est pas un style connu
    .hint = { $suggestion ->
        [none] employez apa, chicago-author-date, ieee, vancouver ou un autre style connu, ou nommez un fichier .csl
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
broken-style = { $kind ->
        [too-large] ce style de références est trop gros (plus de 2 Mo)
        [too-deep] ce style de références est trop compliqué
        [unended] cette balise n’est pas terminée
        [unclosed] la balise « { $name } » n’est pas fermée
        [unopened] la balise « { $name } » est fermée sans avoir été ouverte
        [variable] le champ « { $name } » n’existe pas en CSL
        [parent] ce style renvoie au style « { $name } », qui n’est pas un style connu
        [circular] la macro « { $name } » s’appelle elle-même
        [macro] la macro « { $name } » est appelée ici, mais ce style ne la contient pas
        [foreign] ce fichier n’est pas un style CSL
        [missing] il manque « { $name } » à ce style CSL
        [unexpected] « { $name } » n’a pas sa place ici en CSL
       *[other] quelque chose dans ce style n’est pas du CSL
    }
    .hint = { $suggestion ->
        [none] { $kind ->
            [parent] mettez le fichier de ce style à côté de celui-ci, ou nommez un autre style
           *[other] remplacez ce fichier par une copie intacte
        }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-locale = CSL ne connaît pas la langue « { $name } » : les mots ajoutés sont en anglais
    .hint = écrivez une langue et un pays, comme fr-CA ou en-US
json-syntax = { $cause ->
        [comma] il manque une virgule ici, ou un crochet ou une accolade pour finir
        [colon] il manque un deux-points ici
        [trailing-comma] il y a une virgule de trop ici
        [end] ce fichier JSON s’arrête trop tôt
        [trailing] il y a du texte en trop ici
        [key] il manque ici un nom entre guillemets
        [value] il manque ici une valeur
        [text] ce texte entre guillemets n’est pas bien écrit
       *[other] l’écriture de ce fichier JSON n’est pas valide ici ({ $cause })
    }
    .hint = vérifiez les virgules, les guillemets et les accolades de cette ligne et de la précédente
bibtex-syntax = { $cause ->
        [end] ce fichier BibTeX s’arrête trop tôt
        [comma] il manque une virgule ici
        [equals] il manque un signe « = » ici
        [brace] il manque une accolade ici
        [identifier] il manque un nom ici
        [quote] il manque un guillemet ici
        [command] cette commande LaTeX n’est pas bien écrite
        [too-deep] il y a trop d’accolades les unes dans les autres
        [too-large] les abréviations (« @string ») représentent trop de texte
        [circular] cette référence renvoie à elle-même
        [empty] ce fichier ne contient aucune référence en BibTeX
       *[other] l’écriture de ce fichier BibTeX n’est pas valide ici ({ $cause })
    }
    .hint = { $cause ->
        [too-large] écrivez ces textes dans les fiches plutôt que d’abréger des abréviations
        [empty] nommez un fichier qui contient des références, ou donnez-lui un nom en .json ou en .yaml
       *[other] vérifiez les accolades, les virgules et les guillemets de cette ligne et de la précédente
    }
bibtex-loss = { $kind ->
        [command] la commande LaTeX « { $value } » du champ « { $field } » n’est pas reprise
        [abbreviation] l’abréviation « { $value } » du champ « { $field } » n’est pas définie : elle est imprimée telle quelle
       *[other] le champ « { $field } » n’a pas d’équivalent et n’est pas repris : { $value }
    }
    .hint = { $kind ->
        [command] remplacez-la par le texte qu’elle doit imprimer
        [abbreviation] définissez-la par @string, ou écrivez le texte entre accolades
       *[other] s’il doit être imprimé, écrivez-le dans un autre champ, comme note
    }
style-missing = le style de références « { $name } » est introuvable
    .hint = nommez un fichier du projet, comme layouts/styles/apa6-quebec.csl
style-broken = le style de références « { $path } » ne peut pas être lu ({ $cause })
    .hint = remplacez ce fichier par une copie intacte
citation-failed = les références ne peuvent pas être composées ({ $cause })
    .hint = choisissez un autre style de références pour ce guide

## La commande d’impression

unmade-product = le poste demande { $product ->
        [brochure] des dépliants
        [card] des cartes
       *[booklet] des livrets
    }, et le guide n’en fait pas
    .hint = retirez cette ligne, ou ajoutez le produit dans « products » du guide
no-copies = le poste « { $id } » ne demande aucun exemplaire : il n’est pas dans la commande
    .hint = écrivez les quantités sous « copies » dans le fichier du poste, ou 0 s’il n’en veut pas
no-address = le poste « { $id } » n’a pas d’adresse : ses étiquettes n’en auront pas non plus
    .hint = écrivez l’adresse de livraison dans « address »
number-range = le nombre { $value } ne convient pas ici
    .hint = écrivez un nombre de { $least } à { $most }
nothing-ordered = aucun poste ne demande d’exemplaires : il n’y a rien à commander
    .hint = écrivez les quantités sous « copies » dans le fichier de chaque poste

## Ce qui reste à faire

todo = à compléter : { $note }
    .hint = quand ce sera fait, effacez la ligne « todo »
example-station = le poste « { $id } » n’est qu’un exemple
    .hint = avant la diffusion, remplacez-le par un vrai poste

## Ce qui ne sort pas de la maison

contact-unverified = le numéro du contact « { $id } » { $verified ->
        [never] n’a jamais été vérifié
       *[other] a été vérifié le { $verified }, plus de { $within } jours avant l’édition du { $edition }
    }
    .hint = composez ce numéro, puis inscrivez la date du jour sous « verified_on »
station-unverified = les coordonnées du poste « { $id } » { $verified ->
        [never] n’ont jamais été vérifiées
       *[other] ont été vérifiées le { $verified }, plus de { $within } jours avant l’édition du { $edition }
    }
    .hint = appelez ce poste, puis inscrivez la date du jour sous « verified_on »
isbn-missing = { $product ->
        [epub] le livre numérique
       *[booklet] le livret
    } n’a pas d’ISBN
    .hint = demandez un ISBN à BAnQ et inscrivez-le dans ce fichier : isbn: {"{"}{ $product }: …{"}"}
deposit-missing = il n’y a pas de ligne « Dépôt légal » dans les mentions légales
    .hint = ajoutez-la sous « imprint », par exemple : Dépôt légal – Bibliothèque et Archives nationales du Québec, suivi de l’année
picture-metadata = l’image { $path } contient { $kind ->
        [place] le lieu où elle a été prise
        [exif] des renseignements sur sa prise de vue (appareil, date, auteur)
       *[notes] des notes de logiciel (auteur, chemins ou commentaires)
    }
    .hint = enregistrez-la de nouveau sans ces métadonnées
metadata-leak = « { $found } » serait répété dans les propriétés des fichiers
    .hint = retirez de ce texte l’adresse ou le chemin
proof = l’édition { $edition } n’est encore qu’une épreuve : { $count ->
        [one] une chose reste à régler
       *[other] { $count } choses restent à régler
    }
    .hint = les pages touchées portent la mention « ÉPREUVE — NE PAS IMPRIMER »; elle disparaîtra quand les avertissements seront réglés
held = rien ne part pour l’imprimerie ni pour les archives : { $holds }
    .hint = réglez ce qui est signalé; si quelqu’un en prend la responsabilité, inscrivez une dispense sous « waivers » dans { $file } : gate (le mot entre crochets), record (la fiche), reason, by (son nom) et date
waived = dispense : { $record } passe malgré « { $gate } », sur la décision de { $by } : { $reason }
    .hint = rien à faire; la dispense ne vaut que pour cette édition et sera archivée avec elle
waiver-refused = aucune dispense ne vaut pour un consentement retiré (« { $record } »)
    .hint = retirez ce témoignage, puis effacez cette dispense
waiver-unused = cette dispense ne sert à rien : rien ne retient « { $record } » pour « { $gate } »
    .hint = effacez-la, ou corrigez « gate » et « record »
isbn-twice = l’ISBN « { $value } » sert deux fois
    .hint = demandez un ISBN pour chaque format et chaque édition
    .related = première fois

## Les postes

station-field = le poste « { $id } » n’a pas { $field ->
        [address] d’adresse (address)
        [hours] d’heures (hours)
        [verified-on] de date de vérification (verified_on)
       *[phone] de numéro (phone)
    }, que { $product ->
        [brochure] le dépliant imprime
        [card] la carte imprime
        [booklet] le livret imprime
       *[epub] le livre numérique imprime
    }
    .hint = inscrivez-le dans la fiche de ce poste, ou retirez « { $field } » de la liste « station » de la mise en page
unknown-region = aucun poste n’est dans la région « { $name } »
    .hint = { $suggestion ->
        [none] les régions : { $known }
       *[other] vouliez-vous dire « { $suggestion } »? Les régions : { $known }
    }
no-such-stations = aucun poste ne répond à « { $pattern } »
    .hint = les postes : { $known }

## Les mises en page

layout-missing = la mise en page « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] employez le nom d’un fichier du dossier layouts, sans « .yaml »
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
layout-kind = la mise en page « { $layout } » n’est pas faite pour { $product ->
        [brochure] le dépliant
        [card] la carte
        [booklet] le livret
       *[epub] le livre numérique
    }
    .hint = choisissez une mise en page dont le champ « kind » est { $product }
    .related = le produit de cette mise en page
layout-impossible = les plis ou les marges ne laissent pas de place au texte
    .hint = réduisez les marges ou le pli, ou agrandissez la feuille
allowance-missing = ce pli ne dit pas de combien un volet est plus étroit
    .hint = ajoutez le papier (« paper: {"{"}weight: 120{"}"} », en g/m²), ou la différence elle-même (« allowance: 1/16 in »)
unknown-sheet = il n’y a pas de feuille de cartes nommée « { $name } »
    .hint = { $suggestion ->
        [none] employez l’une de ces feuilles : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unknown-paper = il n’y a pas de papier nommé « { $name } »
    .hint = employez l’un de ces formats : { $known }
sheet-unfit = la carte ne va pas sur cette feuille : { $reason ->
        [no-cell] la feuille n’a aucune case
        [overlap] les cases empiètent l’une sur l’autre
        [page] les cases débordent de la feuille
        [card] la carte est plus grande qu’une case
        [butt-cut] les cases se touchent, et les fonds perdus d’une carte s’imprimeraient sur sa voisine
        [gutter] il y a { DECIMAL($found) } mm entre les cases; les fonds perdus en demandent { DECIMAL($needed) }
       *[margin] il reste { DECIMAL($found) } mm au bord de la feuille; l’imprimante en demande { DECIMAL($needed) }
    }
    .hint = { $reason ->
        [butt-cut] retirez les fonds perdus (« bleed »), ou choisissez une feuille dont les cases sont séparées, comme « generic-bc-letter-8up »
        [gutter] réduisez les fonds perdus, ou choisissez une feuille dont les cases sont plus écartées
        [margin] choisissez une feuille qui a moins de cases ou plus de marge
        [card] réduisez la carte (« size »), ou choisissez une feuille dont les cases sont plus grandes
       *[other] corrigez le nombre des cases et leur écart, ou choisissez une autre feuille
    }
useless-key = le champ « { $key } » ne sert à rien pour { $product ->
        [brochure] le dépliant
        [card] la carte
        [booklet] le livret
       *[epub] le livre numérique
    }
    .hint = retirez ce champ
slug-too-small = il n’y a pas de place pour les repères autour du format rogné
    .hint = écrivez au moins { DECIMAL($needed) } mm dans « slug »
margin-unprintable = une marge de { DECIMAL($margin) } mm : une imprimante de bureau n’imprime pas si près du bord
    .hint = écrivez au moins { DECIMAL($needed) } mm, ou indiquez dans « office » ce que votre imprimante peut faire (« margin »)
paper-too-small = la feuille ne tient pas sur le papier « { $paper } »
    .hint = choisissez un papier plus grand dans « office », ou réduisez le format
bad-profile = le fichier « { $path } » n’est pas un profil de couleurs pour l’impression (ICC, CMJN)
    .hint = demandez à l’imprimeur le profil ICC de sa presse et de son papier
no-condition = le profil de couleurs ne dit pas pour quelle condition d’impression il est fait
    .hint = ajoutez « condition », le nom que donne l’imprimeur, comme CGATS21_CRPC6
no-profile = les fichiers pour l’imprimeur ont leurs boîtes, leurs repères et leurs encres, mais ne sont pas des PDF/X : le projet ne donne pas de profil de couleurs
    .hint = si l’imprimeur demande un PDF/X-4, mettez son profil ICC dans « layouts/profiles », et nommez-le dans « layouts/press.yaml »
words-missing = les mises en page n’ont pas de mots dans la langue « { $language } »
    .hint = { $suggestion ->
        [none] employez l’une de ces langues : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
image-missing = l’image « { $path } » est introuvable
    .hint = mettez l’image à cet endroit, ou corrigez son nom
image-broken = l’image « { $path } » ne peut pas être lue
    .hint = remplacez-la par une image SVG, PNG ou JPEG intacte
font-missing = le dossier « fonts » n’a aucune police de caractères
    .hint = remettez les polices de caractères dans le dossier « fonts »
unknown-font = la police de caractères « { $family } » n’est pas dans le dossier « fonts »
    .hint = ajoutez-la au dossier « fonts », ou corrigez son nom dans la mise en page
font-broken = la police de caractères « { $path } » ne peut pas être lue
    .hint = remplacez ce fichier par une copie intacte
typst-error = la mise en page contient une erreur : { $message }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
typst-warning = la mise en page est à vérifier : { $message }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
template-error = le modèle du livre numérique contient une erreur : { $message }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
pdf-refused = { $product ->
        [order] la commande d’impression
        [brochure] le dépliant
        [card] la carte
       *[booklet] le livret
    } ne respecte pas les normes d’accessibilité ou d’archivage : { $message }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
code-too-small = à la page { $page } { $product ->
        [brochure] du dépliant
        [card] de la carte
       *[booklet] du livret
    }, le code de « { $text } » est trop petit : ses carrés ont { DECIMAL($module) } mm, il en faut { DECIMAL($least) }
    .hint = agrandissez les codes dans la mise en page (« code »), ou donnez une adresse plus courte
code-unreadable = à la page { $page } { $product ->
        [brochure] du dépliant
        [card] de la carte
       *[booklet] du livret
    }, le code de « { $text } » ne peut pas être lu
    .hint = laissez autour du code un espace blanc, et rien dessus; imprimez-le foncé sur fond blanc
creep-large = dans un livret de { $pages } pages, les feuilles du milieu dépassent de { DECIMAL($creep) } mm : rognées, elles perdront de leur marge
    .hint = employez un papier plus mince, ou faites coller le livret (dos carré) au lieu de l’agrafer
press-refused = { $product ->
        [brochure] le dépliant
        [card] la carte
       *[booklet] le livret
    } ne peut pas être préparé pour l’imprimeur : { $cause }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
overflow = { $product ->
        [brochure] le texte déborde du volet { $frame } du dépliant
        [card] le texte déborde de la face { $frame } de la carte
       *[booklet] le texte déborde d’un cadre du livret ({ $frame })
    } : il dépasse de { DECIMAL($excess) } mm
    .hint = raccourcissez le texte d’environ { $characters } caractères
outside-page = un texte { $edge ->
        [fold] traverse un pli
       *[trim] dépasse la marge ou le bord
    } ({ printed-place }) : « { $text } »
    .hint = raccourcissez ce texte, ou remplacez le mot trop long
missing-glyph = aucune police du dossier « fonts » n’a le caractère « { $character } » ({ $codepoint }), employé { printed-place }
    .hint = remplacez ce caractère par un autre

## Le contrôle avant impression

printed-place = { $product ->
        [brochure] dans le dépliant
        [card] sur la carte
        [order] dans la commande d’impression
       *[booklet] dans le livret
    }, { $panel ->
        [0] page { $page }
       *[other] { printed-panel }
    }, à { DECIMAL($x) } mm de la gauche et { DECIMAL($y) } mm du haut
printed-panel = { $product ->
        [card] face
       *[other] volet
    } { $panel }
printed-thing = { $what ->
        [text] un texte
        [rule] un filet
        [picture] une image
       *[field] un aplat de couleur
    }
safe-zone = { printed-thing } est trop près { $edge ->
        [fold] d’un pli
       *[trim] du bord que l’on coupe
    } : { DECIMAL($distance) } mm, et il en faut { DECIMAL($needed) } ({ printed-place }){ $what ->
        [text]  : « { $text } »
       *[other] {""}
    }
    .hint = la coupe et le pli dévient d’un millimètre ou deux d’une feuille à l’autre : { $what ->
        [text] raccourcissez le texte, ou agrandissez la marge dans la mise en page (« margin »)
       *[other] dans la mise en page, éloignez-le de cette ligne, ou faites-le aller jusqu’à elle et au-delà
    }
across-fold = { printed-thing } traverse un pli ({ printed-place }){ $what ->
        [text]  : « { $text } »
       *[other] {""}
    }
    .hint = gardez-le d’un seul côté du pli, qui le casserait
small-type = un texte est trop petit : { DECIMAL($size) } points, et il en faut { DECIMAL($least) } ({ printed-place }) : « { $text } »
    .hint = agrandissez ce texte dans la mise en page
hairline = un trait est trop fin pour être imprimé : { DECIMAL($width) } point ({ printed-place })
    .hint = donnez-lui au moins 0,25 point (0,09 mm)
contrast = un texte se distingue mal de ce qui est derrière lui : un contraste de { DECIMAL($ratio) } pour 1, et il en faut { DECIMAL($needed) } ({ printed-place }) : « { $text } »
    .hint = dans la mise en page, donnez-lui une couleur plus foncée sur un fond clair, plus claire sur un fond foncé
contrast-unknown = un texte est posé sur une image ou un motif dont la couleur ne peut pas être mesurée ({ printed-place }) : « { $text } »
    .hint = vérifiez à l’œil qu’il se lit bien, ou mettez un fond uni derrière lui
image-resolution = l’image « { $path } » sera { $needed ->
        [300] un peu floue chez l’imprimeur
       *[other] floue
    } : { $dpi } points par pouce ({ printed-place })
    .hint = employez une image plus grande : il faut au moins { $needed } points par pouce
image-coarse = l’image « { $path } » sera floue chez l’imprimeur : { $dpi } points par pouce ({ printed-place })
    .hint = employez une image plus grande : il faut { $needed } points par pouce
blank-page = la page { $page } { $product ->
        [brochure] du dépliant
        [card] de la carte
        [order] de la commande d’impression
       *[booklet] du livret
    } est blanche
    .hint = mettez-y quelque chose, ou retirez cette page
page-count = le livret a { $pages } pages : { $blank ->
        [one] il en restera une blanche
       *[other] il en restera { $blank } blanches
    }, car une feuille pliée en porte quatre
    .hint = ajoutez ou retirez du texte pour que le nombre de pages soit un multiple de quatre
rgb-left = { $what ->
        [picture] l’image « { $name } »
       *[other] { printed-thing }
    } garde une couleur d’écran (rouge, vert et bleu) dans le fichier pour l’imprimeur ({ printed-place })
    .hint = { $what ->
        [picture] remplacez-la par une image en niveaux de gris, ou en CMJN (les encres de l’imprimeur)
       *[other] dans la mise en page, employez une couleur de « layouts/palette.yaml »
    }
ink-total = { printed-thing } demande { $total } % d’encre, et le papier en prend { $limit } % au plus ({ printed-place })
    .hint = réduisez d’abord le cyan, le magenta et le jaune
registration-inside = { printed-thing } a la couleur des repères de coupe, qui superpose toutes les encres ({ printed-place })
    .hint = dans la mise en page, employez une couleur de « layouts/palette.yaml »
unknown-colour = { printed-thing } est { $space ->
        [grey] d’un gris d’écran
        [lab] d’une couleur L*a*b*
       *[other] d’une couleur inconnue
    }, que l’imprimeur devrait traduire lui-même en encres ({ printed-place })
    .hint = dans la mise en page, employez une couleur de « layouts/palette.yaml »
unread-paint = une partie de la page { $page } n’a pas pu être vérifiée { $product ->
        [brochure] dans le dépliant
        [card] sur la carte
       *[booklet] dans le livret
    } pour l’imprimeur : { $name }
    .hint = montrez ce message à la personne qui s’occupe des mises en page
unlisted-colour = { printed-thing } a une couleur que la palette ne déclare pas : { $inks } ({ printed-place })
    .hint = dans la mise en page, employez une couleur de « layouts/palette.yaml », ou ajoutez-y celle-ci
coloured-text = un texte est imprimé de plusieurs encres, qui ne se superposent jamais exactement ({ printed-place })
    .hint = dans la mise en page, écrivez en noir seul (cmyk : [0, 0, 0, 100]), ou en blanc sur un fond foncé
font-outside = la police de caractères « { $font } » n’est pas dans le fichier { $product ->
        [brochure] du dépliant
        [card] de la carte
       *[booklet] du livret
    } pour l’imprimeur : il en mettrait une autre
    .hint = remplacez-la par une police de caractères qui permet d’être mise dans un fichier
live-link = un lien sur lequel on peut cliquer est resté dans le fichier pour l’imprimeur ({ printed-place })
    .hint = montrez ce message à la personne qui s’occupe des mises en page
unknown-check = aucun contrôle ne s’appelle « { $name } »
    .hint = { $suggestion ->
        [none] employez l’un de ces noms : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
unbending-check = le contrôle « { $name } » ne peut être ni adouci ni supprimé : ce qu’il trouve rend un texte illisible
    .hint = retirez cette ligne, et corrigez ce que le contrôle trouve

## La relecture

et-cetera = « etc. » annonce déjà une suite : « { $found } » est de trop
    .hint = après « etc », écrivez « { $instead } »
tight-dash = le tiret « { $found } » colle aux mots
    .hint = mettez une espace de chaque côté : « { $instead } »
slash = la barre oblique « { $found } » n’a pas les espaces qu’il faut : aucune entre deux mots, une de chaque côté entre deux groupes de mots
    .hint = écrivez « { $instead } »
range-dash = un intervalle de nombres ne prend pas de tiret « { $found } »
    .hint = écrivez un trait d’union : « { $instead } »
decimal-point = en français, le signe décimal n’est pas « { $found } »
    .hint = écrivez une virgule : « { $instead } »
currency-before = le symbole du dollar se place après le nombre, et non « { $found } »
    .hint = écrivez « { $instead } »
currency-code = après le symbole du dollar, « { $found } » n’est pas le code du Canada
    .hint = écrivez « { $instead } »
thousands = le grand nombre « { $found } » se lit mal sans espaces
    .hint = séparez les tranches de trois chiffres : « { $instead } »
twelve-hours = l’heure « { $found } » n’est pas sur vingt-quatre heures
    .hint = écrivez « { $instead } »
hour-zeros = les zéros de « { $found } » sont de trop
    .hint = écrivez seulement « { $instead } »
hour-minutes = les minutes « { $found } » n’ont qu’un chiffre
    .hint = écrivez-en deux : « { $instead } »
around-the-clock = l’abréviation « { $found } » se lit mal
    .hint = écrivez « { $instead } »
first-of-month = le premier jour du mois ne s’écrit pas « { $found } »
    .hint = écrivez « { $instead } »
date-slashes = la date « { $found } » peut se lire de deux façons
    .hint = écrivez l’année, le mois et le jour : { $instead }
date-order = la date « { $found } » ne commence pas par l’année
    .hint = écrivez « { $instead } »
weekday = « { $found } » est une tournure calquée de l’anglais
    .hint = écrivez « { $instead } »
ordinal = la finale « { $found } » de cet ordinal est trop longue
    .hint = écrivez « { $instead } »
numero = la finale « { $found } » de cette abréviation doit être en lettres supérieures
    .hint = écrivez « { $instead } »
hash-number = « { $found } » n’abrège pas « numéro » en français
    .hint = écrivez « { $instead } » devant le nombre
pages = « { $found } » : l’abréviation de « pages » ne double pas sa lettre
    .hint = écrivez « { $instead } »
old-statutes = le recueil des lois ne s’appelle plus « { $found } »
    .hint = écrivez « { $instead } »
acronym-points = le sigle « { $found } » ne prend pas de points
    .hint = écrivez « { $instead } »
capital-accent = la majuscule « { $found } » a perdu son accent
    .hint = écrivez « { $instead } »
ligature = les lettres « { $found } » sont liées dans ce mot
    .hint = écrivez « { $instead } »
term = « { $found } » a un équivalent français
    .hint = écrivez « { $instead } »
inclusive = « { $found } » : l’OQLF ne retient pas cette forme; il conseille les deux formes entières, ou les parenthèses où l’espace manque
    .hint = écrivez « { $instead } »
double-word = un mot est écrit deux fois : « { $found } »
    .hint = gardez « { $instead } », si c’est une répétition
lone-quote = le guillemet « { $found } » n’a pas son pareil
    .hint = ajoutez le guillemet qui manque, ou retirez celui-ci
lone-bracket = le signe « { $found } » n’a pas son pareil
    .hint = ajoutez la parenthèse ou le crochet qui manque, ou retirez ce signe
long-sentence = cette phrase a plus de 25 mots
    .hint = coupez-la en deux
long-sentences = les phrases de ce texte ont plus de 15 mots en moyenne
    .hint = raccourcissez les plus longues
acronym = le sigle « { $found } » n’est pas expliqué à sa première place dans { $product ->
        [brochure] le dépliant
        [card] la carte
        [booklet] le livret
       *[epub] le livre numérique
    }
    .hint = { $instead ->
        [none] écrivez d’abord le nom entier : Nom entier ({ $found })
       *[other] écrivez d’abord : { $instead } ({ $found })
    }
variant = ce nom ne s’écrit pas « { $found } »
    .hint = écrivez « { $instead } », comme dans sources/lexicon.yaml
list-ends = les éléments de cette liste ne finissent pas tous de la même façon
    .hint = mettez un point-virgule après chacun et un point après le dernier, ou un point après tous
list-beginnings = les éléments de cette liste ne commencent pas tous de la même façon
    .hint = mettez partout une majuscule, ou partout une minuscule
stale-year = l’année { $found } n’est pas celle de l’édition
    .hint = écrivez { $instead }, si la date doit suivre l’édition

## Les archives

not-a-bag = « { $path } » n’est pas une archive BagIt
    .hint = { $kind ->
        [zip] ce fichier n’est pas un zip lisible : reprenez-le d’une autre copie
       *[declaration] il y manque le fichier bagit.txt : donnez le dossier qui le contient
    }
bag-declaration = bagit.txt { $kind ->
        [bom] commence par une marque invisible (BOM)
        [encoding] n’est pas en UTF-8
        [version] ne donne pas une version connue de BagIt (« { $found } »)
        [unknown-encoding] ne donne pas un encodage connu (« { $found } »)
        [spaces] a des espaces de trop ou de moins (« { $found } »)
       *[lines] a plus de deux lignes (« { $found } »)
    }
    .hint = ce fichier a deux lignes : « BagIt-Version: 1.0 » et « Tag-File-Character-Encoding: UTF-8 »; reprenez-le d’une copie intacte
bag-manifest = « { $path } »{ $line ->
        [0] {""}
       *[other] , ligne { $line },
    } { $kind ->
        [none] manque : rien ne dit ce que l’archive doit contenir
        [algorithm] emploie un calcul d’empreintes inconnu
        [encoding] n’est pas dans l’encodage que bagit.txt annonce
        [info] n’a pas la forme « Nom: valeur »
        [line] n’a pas la forme attendue
        [checksum] ne donne pas une empreinte de la bonne longueur
        [payload] nomme un fichier de data/, qui n’a pas sa place ici
        [outside] nomme un fichier hors de data/
        [itself] nomme une liste d’empreintes des étiquettes, qui ne peut pas y être
       *[twice] nomme un fichier pour la deuxième fois
    }
    .hint = reprenez ce fichier d’une copie intacte
bag-path = « { $path } » { $kind ->
        [absolute] est un chemin absolu
        [home] mène au dossier personnel de quelqu’un
        [escape] mène hors de l’archive
        [link] est un raccourci, pas un fichier
        [special] n’est pas un fichier ordinaire
        [encoding] a un nom qui n’est pas en UTF-8
       *[empty] est un chemin vide
    }{ $place ->
        [same] {""}
       *[other] {" "}({ $place })
    }
    .hint = n’ouvrez pas cette archive avec un autre logiciel : elle pourrait écrire ailleurs; demandez une copie intacte
bag-missing = « { $path } » manque (annoncé dans { $manifest })
    .hint = reprenez ce fichier d’une copie intacte
bag-stray = « { $path } » n’est annoncé nulle part
    .hint = quelqu’un l’a ajouté : sortez-le de l’archive
bag-unlisted = « { $path } » n’est pas annoncé dans { $manifest }
    .hint = reprenez { $manifest } d’une copie intacte : il doit nommer chaque fichier
bag-renamed = « { $path } » s’appelle maintenant « { $instead } »
    .hint = rendez-lui son nom
bag-changed = « { $path } » n’est plus le même (selon { $manifest })
    .hint = reprenez ce fichier d’une copie intacte
bag-oxum = { $kind ->
        [twice] bag-info.txt donne Payload-Oxum deux fois ({ $stated })
       *[other] l’archive annonce { $stated } (octets.fichiers), et elle contient { $found }
    }
    .hint = des fichiers ont été ajoutés, perdus ou changés; reprenez l’archive d’une copie intacte
bag-fetch = « { $path } » (fetch.txt) { $kind ->
        [missing] est encore à télécharger
        [length] n’a pas la longueur annoncée
       *[unlisted] n’est annoncé dans aucune liste d’empreintes
    }
    .hint = la vérification ne télécharge rien : complétez l’archive d’abord
bag-zip = « { $path } » { $kind ->
        [bomb] annonce plus de données qu’un zip ne peut en contenir
        [overlap] a des entrées qui se recouvrent
        [twice] est deux fois dans le zip
        [size] n’a pas la taille que le zip annonce
       *[broken] est illisible dans le zip
    }
    .hint = n’ouvrez pas ce zip avec un autre logiciel; reprenez-le d’une copie intacte
bag-remark = { $kind ->
        [again] { $path } nomme un fichier une deuxième fois, avec la même empreinte
        [marks] { $path } met une étoile devant les noms, comme le fait md5sum
        [steps] { $path } écrit les chemins avec plus qu’il ne faut, comme « ./ »
        [name] le nom de { $path } n’est pas écrit comme la norme le veut : en minuscules, sans signe
        [case] { $path } mêle les majuscules et les minuscules dans une empreinte
        [accents] « { $path } » est écrit avec d’autres caractères pour les mêmes accents
        [clash] « { $path } » : certains systèmes prennent ces noms pour un seul
        [unproved] aucune liste d’empreintes ne protège { $path } et les autres étiquettes
       *[unlisted] « { $path } » n’est protégé par aucune empreinte
    }
    .hint = l’archive reste valide; comparez-la à une autre copie
archive-differs = l’édition { $edition } est déjà archivée, et { $count ->
        [one] un fichier n’est plus le même
       *[other] { $count } fichiers ne sont plus les mêmes
    } (le premier : { $path })
    .hint = une édition archivée ne change plus : augmentez « revision » dans le fichier de l’édition, puis archivez de nouveau
not-archived = l’édition { $edition } n’est pas archivée
    .hint = elle est comparée telle que les sources la donnent aujourd’hui : pour comparer ce qui a été publié, nommez une édition archivée
archive-missing = il n’y a pas d’archive de l’édition { $edition }
    .hint = archivez-la d’abord : depliant archive { $year }
foreign-document = « { $path } » vient d’une autre version du logiciel ({ $tool }) et ne peut pas être lu par celle-ci ({ $own })
    .hint = prenez, pour cette archive, la version du logiciel qui l’a faite
unreadable-pages = les pages de « { $path } » ne peuvent pas être montrées
    .hint = vérifiez l’archive avec « depliant verify »
archive-alone = aucune révision antérieure de { $edition } n’est dans archive/
    .hint = la liste des changements et celle des rappels n’ont pas été dressées : remettez dans archive/ le dossier de la révision précédente
rebuild-differs = « { $path } » { $kind ->
        [missing] ne sort plus des sources archivées
        [stray] sort des sources archivées et n’est pas dans l’archive
       *[other] ne sort pas pareil des sources archivées, à partir de l’octet { $detail }
    }
    .hint = { $tool ->
        [same] la version du logiciel est la même : signalez-le, avec l’archive
       *[other] l’archive a été faite avec { $tool } : refaites-la avec cette version
    }

## La ligne de commande

cli-built = { $written ->
        [0] { $removed ->
            [0] rien n’a changé
           *[other] aucun fichier enregistré
        }
        [one] { $written } fichier enregistré
       *[other] { $written } fichiers enregistrés
    }{ $unchanged ->
        [0] { "" }
        [one] , { $unchanged } inchangé
       *[other] , { $unchanged } inchangés
    }{ $removed ->
        [0] { "" }
        [one] , { $removed } retiré
       *[other] , { $removed } retirés
    } : { $folder }
cli-found = { $errors ->
        [0] { "" }
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }{ $errors ->
        [0] { "" }
       *[other] { $warnings ->
            [0] { "" }
           *[other] { " et " }
        }
    }{ $warnings ->
        [0] { "" }
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }
cli-fixed = { $count ->
        [0] rien à corriger sans vous
        [one] { $count } correction faite dans { $files } fichier
       *[other] { $count } corrections faites dans { $files ->
            [one] { $files } fichier
           *[other] { $files } fichiers
        }
    }
cli-sound = tout est en ordre
cli-status-none = aucune commande passée : « depliant order » note ce que chaque poste reçoit
cli-status = { $station } – { $product } de { $guide }, édition { $edition } : { $state ->
    [current] à jour
    [gone] n’est plus produit
   *[outdated] PÉRIMÉ
    }
cli-status-change = { $grave ->
    [yes] RAPPEL :{" "}
   *[no] {""}
    }{ $record } { $kind ->
    [added] a été ajouté
    [removed] a été retiré
   *[changed] a changé
    }{ $place ->
    [none] {""}
   *[other] {" "}({ $place })
    }
cli-carriers-none = rien n’imprime « { $record } », ni ce qui a été commandé ou archivé, ni ce qui serait produit aujourd’hui
cli-carrier = { $place ->
        [order] commandé
        [archive] archivé
       *[today] à produire
    } – { $product } de { $guide }, édition { $edition }, { $station ->
        [none] version commune
       *[other] poste { $station }
    }
cli-archived = { $how ->
        [unchanged] cette édition est déjà archivée, et rien n’a changé
       *[new] édition archivée
    } : { $folder }{ $recalls ->
        [0] { "" }
        [one] {" "}— un produit porte un numéro de téléphone qui n’est plus le bon : voyez data/recall.csv
       *[other] {" "}— { $recalls } produits portent un numéro de téléphone qui n’est plus le bon : voyez data/recall.csv
    }
cli-unarchived = rien n’a été archivé : les archives restent comme elles étaient
cli-verified = { $how ->
        [valid] archive complète et valide
       *[invalid] archive incomplète ou changée
    } ({ $files } fichiers lus, { $bytes } octets) : { $bag }
cli-rebuilt = { $count } fichiers refaits à partir des sources archivées, pareils à l’octet
cli-diff = { $state ->
        [same] De l’édition { $old } à l’édition { $new }, rien n’a changé
       *[other] De l’édition { $old } à l’édition { $new }
    }
cli-diff-heading = { $kind ->
        [contacts] CONTACTS
        [stations] POSTES
        [texts] TEXTES
        [references] RÉFÉRENCES
        [imprint] MENTIONS LÉGALES
        [looks] MISE EN PAGE ET POLICES
       *[pages] PAGES OÙ QUELQUE CHOSE A CHANGÉ
    }
cli-diff-change = { $change ->
        [added] + { $name }
        [removed] − { $name }
       *[changed] ~ { $name }
    }
cli-diff-stations = { $count } postes
cli-diff-form = (les mots sont les mêmes : ce qui a changé est leur mise en forme, une image ou une adresse)
cli-diff-saved = comparaison enregistrée : { $file }
cli-untouched = rien n’a été produit : les fichiers déjà produits restent comme ils étaient
cli-cannot-print = le résultat ne peut pas être écrit ({ io-cause })
    .hint = { $cause ->
        [full] libérez de l’espace sur le disque
       *[other] choisissez un fichier où vous avez le droit d’écrire
    }
cli-cannot-listen = le texte reçu ne peut pas être lu ({ io-cause })
    .hint = envoyez du texte en UTF-8
cli-made = { $files ->
        [one] { $files } fichier créé
       *[other] { $files } fichiers créés
    } dans { $folder } : commencez par LISEZMOI.md
cli-imported = { $count ->
        [one] { $count } référence enregistrée
       *[other] { $count } références enregistrées
    } dans { $path }
cli-many-guides = ce projet a plusieurs guides
    .hint = nommez-en un : { $guides }
cli-no-document = aucun guide ne demande le produit « { $product } »
    .hint = choisissez un produit nommé sous « products » dans guide.yaml
cli-progress = Production
cli-fonts =
    .family = POLICE
    .style = STYLE
    .weight = GRAISSE
    .characters = SIGNES
    .ranges = PRINCIPALES PLAGES
    .file = FICHIER
# Ce qui reste de place, par produit.
cli-gauge = { $product ->
        [brochure] Dépliant
        [card] Carte
       *[booklet] Livret
    } – { $guide }{ $station ->
        [none] { "" }
       *[other] , { $station }
    }
    .used = OCCUPÉ
    .free = LIBRE
    .characters = CARACTÈRES
cli-gauge-place = { $unit ->
        [panel] volet { $number }
        [face] face { $number }
       *[page] page { $number }
    }
cli-gauge-height = { DECIMAL($height) } mm
cli-gauge-characters = { $state ->
        [excess] { $count } de trop
       *[room] encore { $count }
    }
cli-internal-error = erreur interne
cli-internal-error-plea = Cette erreur vient du programme, pas de vos fichiers. Merci de la signaler en joignant ce message.

## Ce qui a été tapé

cli-usage = emploi : { $usage }
cli-unknown-argument = l’option « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] ajoutez --help à la commande pour voir ses options
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
cli-misplaced-argument = l’option « { $name } » se place après la commande
    .hint = tapez : depliant { $command }
cli-unexpected-word = le mot « { $name } » est de trop
    .hint = retirez-le, ou ajoutez --help à la commande pour voir ce qu’elle accepte
cli-unknown-command = la commande « { $name } » n’existe pas
    .hint = { $suggestion ->
        [none] tapez « depliant --help » pour voir les commandes
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
cli-unknown-choice = la valeur « { $value } » ne convient pas à { $name }
    .hint = { $suggestion ->
        [none] employez l’une de ces valeurs : { $known }
       *[other] vouliez-vous écrire « { $suggestion } »?
    }
cli-missing-value = il manque la valeur de { $name }
    .hint = écrivez-la après une espace
cli-bad-value = la valeur « { $value } » ne convient pas à { $name }
    .hint = ajoutez --help à la commande pour voir ce qu’il faut écrire
cli-missing-argument = il manque { $name }
    .hint = ajoutez --help à la commande pour voir des exemples
cli-conflict = { $name } et { $prior } ne vont pas ensemble
    .hint = retirez l’une des deux options
cli-not-text = un des mots de la commande contient un caractère illisible
    .hint = retapez la commande

## L’aide

cli-help = Produit des dépliants, des cartes, des livrets (PDF) et des livres numériques (EPUB) à partir de fichiers YAML
    .usage = depliant COMMANDE
    .examples =
        depliant init mon-guide     crée un petit projet complet
        depliant check              dit tout ce qui ne va pas
        depliant build              produit tout, dans le dossier out
cli-help-init = Crée un petit projet complet, prêt à produire
    .usage = depliant init DOSSIER
    .folder = le dossier à créer; il ne doit rien contenir
    .examples =
        depliant init mon-guide
cli-help-build = Produit les guides; rien n’est enregistré tant qu’il reste une erreur
    .usage = depliant build [GUIDE]… [OPTIONS]
    .guides = les guides, par le nom de leur dossier; tous si aucun n’est nommé
    .products = les produits : brochure, card, booklet, epub; tous si aucun n’est nommé
    .purposes = pour quoi : screen (l’écran), press (l’imprimeur), office (l’imprimante d’un poste) ou all; screen si rien n’est dit
    .gang = ajoute, pour l’imprimeur ou l’imprimante, des feuilles où les cartes de plusieurs postes sont ensemble (amalgame)
    .stations = les postes, par le nom de leur fichier ou par un motif comme « poste-* »; tous si aucun n’est nommé
    .regions = les postes de ces régions seulement
    .no-stations = seulement la version commune, sans les postes
    .out = le dossier où enregistrer; « out » dans le projet si rien n’est dit
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .force = refait tout, même ce qui n’a pas changé
    .shard = ne fait qu’une part des versions, comme 3/8 : la troisième de huit; « depliant merge » les réunit
    .examples =
        depliant build
        depliant build milieu-policier --product brochure card
        depliant build --for press office
        depliant build --station poste-exemple-1 --out essai
cli-help-check = Vérifie tout, jusqu’à la dernière ligne qui déborde, sans rien enregistrer
    .usage = depliant check [OPTIONS]
    .fix = corrige d’abord dans les fichiers ce qui peut l’être sans risque; le reste des fichiers ne change pas
    .json = écrit le résultat en JSON, pour d’autres programmes
    .examples =
        depliant check
        depliant check --fix
        depliant check --json
cli-help-order = Prépare la commande d’impression : les fichiers de l’imprimeur, une fiche de fabrication par produit, les bordereaux, les étiquettes et la liste de distribution
    .usage = depliant order [GUIDE]… [OPTIONS]
    .guides = les guides, par le nom de leur dossier; tous si aucun n’est nommé
    .out = le dossier où enregistrer; « out » dans le projet si rien n’est dit
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .examples =
        depliant order
        depliant order --edition 2026
cli-help-merge = Réunit les parts d’une production faite en plusieurs fois, comme si elle avait été faite d’un coup
    .usage = depliant merge DOSSIER… [OPTIONS]
    .parts = les dossiers des parts (« depliant build --shard 1/4 --out part-1 », etc.)
    .out = le dossier où enregistrer; « out » si rien n’est dit
    .examples =
        depliant merge part-1 part-2 part-3 part-4 --out out
cli-help-status = Dit quelles copies imprimées, parmi celles des commandes passées, ne sont plus à jour, et pourquoi
    .usage = depliant status [OPTIONS]
    .record = dit plutôt tout ce qui imprime cette fiche, commandé, archivé ou à produire; * remplace des lettres
    .archives = avec --record, le dossier des archives; « archive » dans le projet si rien n’est dit
    .json = écrit du JSON, pour un programme
    .out = le dossier des productions, où sont les commandes passées; « out » dans le projet si rien n’est dit
    .examples =
        depliant status
        depliant status --json
        depliant status --record milieu-policier/testimonials/actrice
cli-help-proof = Produit une épreuve : plis, rognage et marges dessinés sur les pages, une maquette à plier, et la place qui reste
    .usage = depliant proof [PRODUIT]… [OPTIONS]
    .guides = les guides, par le nom de leur dossier; tous si aucun n’est nommé
    .products = les produits : brochure, card, booklet; tous si aucun n’est nommé
    .stations = les postes, par le nom de leur fichier; seulement la version commune si aucun n’est nommé
    .out = le dossier où enregistrer; « out » dans le projet si rien n’est dit
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .examples =
        depliant proof
        depliant proof brochure --guide milieu-policier
        depliant proof card --station poste-exemple-1
cli-help-archive = Fige une édition dans une archive BagIt : ses fichiers, ce dont ils sont faits, et des empreintes pour le prouver
    .usage = depliant archive ÉDITION [OPTIONS]
    .edition = l’édition, par le nom de son fichier, comme 2026
    .out = le dossier des archives; « archive » dans le projet si rien n’est dit
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .examples =
        depliant archive 2026
cli-help-verify = Vérifie qu’une archive BagIt est complète et que rien n’y a changé
    .usage = depliant verify ARCHIVE [OPTIONS]
    .bag = l’archive, un dossier ou un zip
    .rebuild = refait l’édition à partir des sources archivées et compare chaque octet
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .examples =
        depliant verify archive/2026.0
        depliant verify archive/2026.0.zip --rebuild
cli-help-deposit = Réunit ce que les bibliothèques demandent d’une édition archivée : le dépôt légal
    .usage = depliant deposit ÉDITION [OPTIONS]
    .edition = l’édition : une année (sa dernière révision archivée), une révision (2026.1), ou l’endroit d’une archive
    .out = le dossier où enregistrer; « deposit » dans le projet si rien n’est dit
    .archives = le dossier des archives; « archive » dans le projet si rien n’est dit
    .examples =
        depliant deposit 2026
cli-help-diff = Compare deux éditions : ce qu’un comité lit avant de signer
    .usage = depliant diff AVANT APRÈS [OPTIONS]
    .old = l’édition d’avant : une année (sa dernière révision archivée), une révision (2025.1), ou l’endroit d’une archive
    .new = l’édition d’après; une année qui n’est pas encore archivée est celle que donnent les sources
    .format = text (par défaut), json, html ou pdf; les deux derniers montrent aussi les pages, côte à côte
    .output = le fichier à faire; le texte et le JSON s’affichent si rien n’est dit, les autres vont dans out/diff
    .archives = le dossier des archives; « archive » dans le projet si rien n’est dit
    .jobs = combien de documents à la fois, de 1 à 256; autant que la machine a de processeurs si rien n’est dit
    .examples =
        depliant diff 2025 2026
        depliant diff 2026.0 2026.1 --format pdf --output comparaison.pdf
cli-help-document = Affiche ce que reçoit une mise en page, en JSON
    .usage = depliant document [GUIDE] --product PRODUIT [OPTIONS]
    .guide = le guide; facultatif s’il n’y en a qu’un
    .product = le produit : brochure, card, booklet ou epub
    .station = le poste; la version commune si rien n’est dit
    .examples =
        depliant document --product brochure
        depliant document milieu-policier --product card --station poste-exemple-1
cli-help-schema = Écrit les schémas JSON avec lesquels un éditeur complète et vérifie les fichiers
    .usage = depliant schema [OPTIONS]
    .out = le dossier où enregistrer; « layouts/schemas » dans le projet si rien n’est dit
    .examples =
        depliant schema
cli-help-cite = Affiche une liste de références, et des citations, sans projet
    .usage = depliant cite FICHIER [OPTIONS]
    .file = les références, en CSL-YAML, en CSL-JSON ou en BibTeX; - pour l’entrée standard
    .style = un style connu, par son nom, ou un fichier .csl; apa6-quebec si rien n’est dit
    .locale = la langue des mots ajoutés, comme fr-CA; celle du style si rien n’est dit
    .format = la forme : text, html ou json; text si rien n’est dit
    .clusters = les citations à composer, en JSON : une liste de listes d’objets CSL (id, locator, label, prefix, suffix, suppress-author, author-only, narrative)
    .examples =
        depliant cite bibliography.yaml
        depliant cite refs.bib --style apa --locale fr-CA
        depliant cite refs.json --clusters citations.json --format json
cli-help-import = Convertit les références d’un autre logiciel (Zotero, Pandoc, BibTeX) en un fichier bibliography.yaml
    .usage = depliant import FICHIER [OPTIONS]
    .file = les références, en CSL-JSON, en CSL-YAML ou en BibTeX; - pour l’entrée standard
    .output = le fichier à créer; il n’est jamais écrasé; la sortie standard si rien n’est dit
    .examples =
        depliant import refs.json --output sources/mon-guide/bibliography.yaml
        depliant import refs.bib
cli-help-typography = Compose la typographie de lignes de texte : de l’entrée standard vers la sortie standard
    .usage = depliant typography [OPTIONS]
    .profile = les règles : fr-CA, fr-CA-soigne (espaces fines), fr-FR ou en-CA; fr-CA si rien n’est dit
    .inclusive = les doublets abrégés : as-authored (laissés tels quels), doublets ou parentheses; as-authored si rien n’est dit
    .lint = signale ce qu’une bonne réviseure signalerait, au lieu de composer
    .json = signale la même chose en JSON, pour d’autres programmes
    .examples =
        depliant typography < texte.txt
        echo "Que faire ?" | depliant typography --profile fr-CA-soigne
        depliant typography --lint --inclusive parentheses < texte.txt
cli-help-fonts = Affiche les polices de caractères du projet et ce que chacune contient
    .usage = depliant fonts [OPTIONS]
    .examples =
        depliant fonts
cli-help-completions = Affiche de quoi compléter les commandes dans un terminal
    .usage = depliant completions TERMINAL
    .shell = bash, elvish, fish, powershell ou zsh
    .examples =
        depliant completions bash > ~/.local/share/bash-completion/completions/depliant
cli-help-shared =
    .lang = la langue des messages : fr ou en; celle du système si rien n’est dit
    .quiet = n’affiche que les erreurs
    .color = quand employer des couleurs : auto, always (toujours) ou never (jamais)
    .help = affiche cette aide
    .version = affiche la version
    .project = le dossier du projet; le dossier courant si rien n’est dit
    .edition = l’édition, par le nom de son fichier; la plus récente si rien n’est dit
    .usage-heading = Emploi :
    .commands-heading = Commandes :
    .arguments-heading = Arguments :
    .options-heading = Options :
    .examples-heading = Exemples :
cli-help-values =
    .bag = ARCHIVE
    .edition = ÉDITION
    .file = FICHIER
    .folder = DOSSIER
    .format = FORME
    .guide = GUIDE
    .lang = LANGUE
    .locale = LANGUE
    .number = NOMBRE
    .policy = CHOIX
    .profile = PROFIL
    .product = PRODUIT
    .purpose = USAGE
    .record = FICHE
    .region = RÉGION
    .shard = K/N
    .shell = TERMINAL
    .station = POSTE
    .style = STYLE
    .when = QUAND
