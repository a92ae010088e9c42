package article

import "strings"

// hint is what the classes, id, role and other attributes of an element say of what it holds. Bits add up.
type hint uint32

const (
	bodyHint    hint = 1 << iota // the text of an article: itemprop="articleBody", "entry-content"
	articleHint                  // maybe the text: "content", "story", <article>
	leadHint                     // a lead above the text
	commentHint                  // what readers say
	navHint                      // menus, breadcrumbs, pages
	asideHint                    // related, promoted, advertised, asked for
	metaHint                     // by-lines, dates, tags, sharing, author boxes
	footHint                     // foot of the page
	captionHint                  // words of a picture
	hiddenHint                   // not shown
	contactHint                  // dialogs, consent

	noProse = commentHint | navHint | asideHint | metaHint | footHint | captionHint | hiddenHint | contactHint
)

// hintWords holds words of class names and ids, as content systems use them. A word counts wherever the name has it.
var hintWords = hintTable(map[hint]string{
	commentHint: `comment comments commentlist commentary commenting disqus respond reply replies discussion discussions kommentar kommentare
		commentaire commentaires comentario comentarios commento commenti reacties livefyre guestbook trackback trackbacks pingback pings
		coral spotim viafoura hyvor commento`,
	navHint: `nav navi navigation navbar navbars menu menus submenu menue menubar breadcrumb breadcrumbs crumbs crumb pagination pager paging paginator pagenav
		topnav subnav mainnav topbar toolbar skip skiplink sitemap jumpto anchors tablist prevnext nextprev previous
		masthead hamburger dropdown switcher`,
	asideHint: `sidebar sidebars aside widget widgets related relatedposts recommended recommendation recommendations recommend recirc recirculation promo
		promos promotion promoted promobox teaser teasers sponsor sponsored sponsors advert adverts advertisement advertisements advertising advertorial ad ads adbox adslot adsense adunit
		anzeige anzeigen werbung banner banners newsletter newsletters subscribe subscription subscriptions signup popular trending mostread mostpopular
		outbrain taboola ticker carousel similar upnext latest jp yarpp crp zemanta addtoany marketing paywall poll donate donation donations
		suggested suggestions teaserlist linklist marginal rail rightrail leftcol rightcol sidecol sidecolumn topstories headlines bestseller
		crosssell upsell cart basket warenkorb shop infobox factbox partner partners interlink seealso readmore readalso`,
	metaHint: `byline bylines author authors autor autoren authorbox authorinfo bio biography meta metadata metas postmeta entrymeta postinfo articleinfo date datetime timestamp
		pubdate publishdate dateline published share sharing shares sharebar sharer sharethis sharebuttons sharedaddy social socials socialmedia socialshare addthis tags taglist tagcloud keywords
		categories printfriendly rating ratings votes voting credit credits copyright contributor contributors
		likes toolbox tools bookmark bookmarks permalink readtime readingtime clap claps reactions`,
	footHint:    `footer foot footers colophon impressum imprint disclaimer legal`,
	captionHint: `caption captions imagecaption bildunterschrift bildtext legende cutline photocredit imagecredit`,
	hiddenHint:  `screenreader visuallyhidden offscreen noscript`,
	contactHint: `cookie cookies consent gdpr ccpa onetrust popup popups modal modals overlay lightbox login signin register registration searchform searchbox captcha dialog tooltip`,
	leadHint:    `lead lede leadtext intro introtext standfirst dek vorspann subheadline subtitle subhead kicker`,
	articleHint: `content contents main story entry hentry article artikel text body post articles`,
	bodyHint: `articlebody articlecontent articletext storybody storytext storycontent entrycontent postcontent postbody bodytext bodycopy maincontent
		contentbody articletxt articlebodytext newstext newsbody richtext wysiwyg prose fliesstext artikeltext artikelinhalt blogcontent textbody`,
})

// hintStarts begin longer words of the same sense: "sharebuttons", "commentform".
var hintStarts = []struct {
	start string
	hint  hint
}{
	{"advert", asideHint}, {"author", metaHint}, {"breadcrumb", navHint}, {"comment", commentHint}, {"cookie", contactHint}, {"footer", footHint},
	{"navi", navHint}, {"newsletter", asideHint}, {"promo", asideHint}, {"recommend", asideHint}, {"related", asideHint}, {"share", metaHint},
	{"sidebar", asideHint}, {"social", metaHint}, {"sponsor", asideHint}, {"subscri", asideHint}, {"teaser", asideHint}, {"widget", asideHint},
}

// A name of one of the first words and one of the last is that of an article's text: "article__body", "post-content".
var (
	bodyFirst = set("article articles artikel post posts entry story news blog single node press beitrag pagebody cms bericht detail blogpost amp primary newsarticle content main")
	bodyLast  = set("body content text copy inhalt txt richtext bodytext paragraphs maincontent fulltext")
)

// wholeHints are words that say something of an element only where the name has no other: "hidden", not "hidden-xs" or "label-hidden".
var wholeHints = map[string]hint{"hidden": hiddenHint, "invisible": hiddenHint, "hide": hiddenHint, "toc": navHint, "tabs": navHint, "bottom": footHint,
	"sr-only": hiddenHint, "screen-reader-text": hiddenHint, "visually-hidden": hiddenHint, "print-only": 0}

// cancelWords before a word say that it is about the page, not the element: "has-sidebar", "without-comments".
var cancelWords = set("has have with without no not is show enable enabled disable disabled hasnt mit ohne layout type status format elementor")

// hintTable turns lists of words into a table by word.
func hintTable(lists map[hint]string) map[string]hint {
	m := map[string]hint{}
	for h, words := range lists {
		for _, w := range strings.Fields(words) {
			m[w] |= h
		}
	}
	return m
}

// maxHintBytes bounds what is read of one attribute.
const maxHintBytes = 300

// hintsOf reads the attributes of a start tag.
func (w *htmlWalk) hintsOf(t htmlToken) (h hint) {
	for i := t.attrs; ; {
		a, ok := scanAttr(w.src, i)
		if a.name == "" {
			break
		}
		i = a.end
		if len(a.name) > 20 {
			if !ok {
				break
			}
			continue
		}
		value := a.value[:min(len(a.value), maxHintBytes)]
		switch strings.ToLower(a.name) {
		case "class", "id", "data-component", "data-testid", "data-type", "data-block":
			h |= nameHints(value)
		case "itemprop", "property":
			if value == "description" {
				h = h&^asideHint | leadHint
			}
			h |= propertyHints[value]
		case "role":
			h |= roleHints[strings.ToLower(value)]
		case "hidden":
			h |= hiddenHint
		case "aria-hidden":
			if value == "true" {
				h |= hiddenHint
			}
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(value), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				h |= hiddenHint
			}
		}
		if !ok {
			break
		}
	}
	if tag := htmlTags[t.name]; h&asideHint != 0 && h&leadHint != 0 && (tag == paragraphTag || tag == headingTag) {
		h &^= asideHint
	}
	return h
}

var propertyHints = map[string]hint{"articleBody": bodyHint, "schema:articleBody": bodyHint, "reviewBody": bodyHint, "comment": commentHint,
	"author": metaHint, "datePublished": metaHint, "dateModified": metaHint, "caption": captionHint, "publisher": metaHint, "content:encoded": bodyHint,
	"breadcrumb": navHint, "keywords": metaHint, "text": articleHint}

var roleHints = map[string]hint{"navigation": navHint, "menu": navHint, "menubar": navHint, "banner": navHint, "search": contactHint, "complementary": asideHint,
	"contentinfo": footHint, "dialog": contactHint, "alertdialog": contactHint, "tablist": navHint, "main": articleHint, "article": articleHint}

// nameHints reads a class attribute or an id: names parted by white space, words in them by other marks and by capitals.
func nameHints(value string) (h hint) {
	for len(value) > 0 {
		if isHTMLSpace(value[0]) {
			value = value[1:]
			continue
		}
		end := 1
		for end < len(value) && !isHTMLSpace(value[end]) {
			end++
		}
		h |= oneName(value[:end])
		value = value[end:]
	}
	return h
}

// oneName reads one name. Words of another sense take "content" and the like their own: "comment-content".
func oneName(name string) (h hint) {
	if h, ok := wholeHints[name]; ok {
		return h
	}
	var buf [32]byte
	first, last, cancel, teaser, lead, count := false, false, false, false, false, 0
	for i := 0; i < len(name); {
		n := 0
		for i+n < len(name) && isNameByte(name[i+n]) && n < len(buf) && !(n > 0 && isUpper(name[i+n]) && !isUpper(name[i+n-1])) {
			buf[n] = name[i+n] | 0x20
			n++
		}
		if n == 0 {
			i++
			continue
		}
		word := buf[:n]
		i += n
		count++
		switch {
		case cancelWords[string(word)]:
			cancel = true
		case cancel:
		default:
			found := hintWords[string(word)]
			if found == 0 && n > 6 {
				found = startHint(string(word))
			}
			if count == 1 && (string(word) == "category" || string(word) == "tag") {
				return 0 // "tag-politics": what the article is about
			}
			h |= found
			teaser = teaser || string(word) == "teaser"
			lead = lead || found == leadHint
			first = first || bodyFirst[string(word)] && !last
			last = last || count > 1 && bodyLast[string(word)]
		}
	}
	if h == asideHint && teaser && (first || last || lead) {
		return leadHint // "article-teaser", "teaser-text": of this article
	}
	if h&noProse != 0 {
		return h & noProse
	}
	if first && last {
		h |= bodyHint
	}
	return h
}

func startHint(word string) hint {
	for _, s := range hintStarts {
		if s.start[0] == word[0] && strings.HasPrefix(word, s.start) {
			return s.hint
		}
	}
	return 0
}

func isNameByte(c byte) bool { return isLetter(c) }

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
