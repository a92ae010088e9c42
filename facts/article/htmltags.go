package article

// htmlTag is what the walk has to know of an element.
type htmlTag uint8

const (
	inlineTag    htmlTag = iota // all others: the text goes on through them
	blockTag                    // begins and ends a block of text
	paragraphTag                // <p>, which other blocks close
	headingTag                  // <h1> to <h6>
	itemTag                     // <li>, <dt>, <dd>: closed by the next of them
	listTag
	cellTag
	tableTag
	quoteTag
	figureTag
	captionTag
	preTag
	articleTag
	mainTag
	sectionTag
	navTag
	asideTag
	headerTag
	footerTag
	formTag
	bodyTag
	dropTag // its content is no text of the page
	linkTag // <a>
	breakTag
	ruleTag
	struckTag // <del>, <s>: words taken back
)

// htmlTags holds every element that is not merely inline.
var htmlTags = map[string]htmlTag{
	"address": blockTag, "center": blockTag, "details": blockTag, "dialog": blockTag, "div": blockTag, "fieldset": blockTag,
	"hgroup": blockTag, "legend": blockTag, "option": blockTag, "summary": blockTag, "html": blockTag, "search": blockTag,
	"p": paragraphTag, "h1": headingTag, "h2": headingTag, "h3": headingTag, "h4": headingTag, "h5": headingTag, "h6": headingTag,
	"li": itemTag, "dt": itemTag, "dd": itemTag, "ul": listTag, "ol": listTag, "dl": listTag, "menu": listTag, "dir": listTag,
	"td": cellTag, "th": cellTag, "tr": tableTag, "table": tableTag, "tbody": tableTag, "thead": tableTag, "tfoot": tableTag,
	"caption": captionTag, "figcaption": captionTag, "figure": figureTag, "blockquote": quoteTag, "pre": preTag, "listing": preTag,
	"article": articleTag, "main": mainTag, "section": sectionTag, "nav": navTag, "aside": asideTag, "header": headerTag,
	"footer": footerTag, "form": formTag, "body": bodyTag,
	"template": dropTag, "svg": dropTag, "math": dropTag, "object": dropTag, "audio": dropTag, "video": dropTag, "canvas": dropTag,
	"select": dropTag, "datalist": dropTag, "button": dropTag, "map": dropTag, "applet": dropTag,
	"a": linkTag, "br": breakTag, "hr": ruleTag,
	"del": struckTag, "s": struckTag, "strike": struckTag,
}
