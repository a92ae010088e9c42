package article

import (
	"html"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestFragment(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"plain text", "Two died.", "Two died."},
		{"blocks", "<p>One.</p><p>Two.</p>Three.<div>Four.</div>", "One.\n\nTwo.\n\nThree.\n\nFour."},
		{"unclosed blocks", "<ul><li>One<li>Two</ul><p>Three<p>Four", "One\n\nTwo\n\nThree\n\nFour"},
		{"inline tags join", "<p><b>1</b>2 people in <i>Tarn</i><b>ow</b></p>", "12 people in Tarnow"},
		{"entities", "M&eacute;xico &amp; AT&T &#8220;hi&#x201D; &copy 2020 &nosuch; &", "México & AT&T “hi” © 2020 &nosuch; &"},
		{"white space", " <p>\n a \n <b> b</b>\t\r\nc&#32;&#10;d </p> ", "a b c d"},
		{"a protected blank is a mark", "10&nbsp;000  people", "10\u00a0000 people"},
		{"soft hyphens are no marks", "Re&shy;gie\u00adrung\u200b", "Regierung"},
		{"line breaks", "a<br>b<br/> <br>c", "a\nb\n\nc"},
		{"lines of pre", "<pre>a  b\nc\n\nd</pre>", "a b\nc\n\nd"},
		{"dropped", "a<script>b<p>b</script><style>c</style><template><p>d</p></template><!-- e --><svg><title>f</title></svg><noscript>g</noscript> h", "a\n\nh"},
		{"struck words", "<p>At least <del>10</del> <s>11</s> 12 died.</p>", "At least 12 died."},
		{"struck words without an end", "<p>At least <s>10 died.</p><p>Two were hurt.</p>", "At least\n\nTwo were hurt."},
		{"cells", "<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc"},
		{"a mark that is no tag", "1 < 2 and 3 <4> 5", "1 < 2 and 3 <4> 5"},
		{"cut off in a tag", "<p>One <a href='x", "One"},
		{"cut off in an entity", "One &am", "One &am"},
		{"unclosed comment", "One <!-- Two", "One"},
		{"only blanks", " <p>&nbsp;</p> ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := fragment(c.html)
			require.Equal(t, c.want, p.text)
			checkPage(t, p, c.html)
		})
	}
}

// TestFragmentMapsToItsBytes re-reads words of the text in the source.
func TestFragmentMapsToItsBytes(t *testing.T) {
	src := "<p>In M&eacute;xico  12</b> people\n died</p>"
	p := fragment(src)
	require.Equal(t, "In México 12 people died", p.text)
	var from []string
	for _, r := range p.runs {
		from = append(from, src[r.Source.Start:r.Source.End])
	}
	require.Equal(t, []string{"In M", "&eacute;", "xico ", "12", " people", " died"}, from)
}

// checkPage holds for every page of HTML: runs are ordered and inside, each is identical bytes or one entity, and only white space has none.
func checkPage(t *testing.T, p page, src string) {
	t.Helper()
	require.True(t, utf8.ValidString(p.text) || !utf8.ValidString(src))
	text, source := 0, 0
	for _, r := range p.runs {
		require.True(t, text <= r.Text.Start && r.Text.Start < r.Text.End && r.Text.End <= len(p.text), "run %v", r)
		require.True(t, source <= r.Source.Start && r.Source.Start < r.Source.End && r.Source.End <= len(src), "run %v", r)
		require.Empty(t, strings.Trim(p.text[text:r.Text.Start], " \n"), "text without a run")
		got, from := p.text[r.Text.Start:r.Text.End], src[r.Source.Start:r.Source.End]
		require.True(t, got == from || from[0] == '&' && got == html.UnescapeString(from), "run %q from %q", got, from)
		text, source = r.Text.End, r.Source.End
	}
	require.Empty(t, p.text[text:])
}

func FuzzFragment(f *testing.F) {
	for _, s := range []string{"<p>a &amp; b<br>c", "<script><!--<script></script>--></script>d", "<a b='c>d</a>&#1", "<pre>\n\n&nGg;</pre>", "\xff<\xc2>\xc2", "<!--->a--!>b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := fragment(s)
		checkPage(t, p, s)
		require.Equal(t, p, fragment(s))
	})
}

// TestFragmentIsLinear holds for a megabyte made to be slow: at any cost that grows faster than the input it takes minutes.
func TestFragmentIsLinear(t *testing.T) {
	const n = 1 << 19
	for name, piece := range hostileHTML {
		t.Run(name, func(t *testing.T) {
			src := strings.Repeat(piece, n/len(piece))
			if name == "one tag" {
				src = "<p" + src
			}
			start := time.Now()
			p := fragment(src)
			require.Less(t, time.Since(start), 5*time.Second)
			require.LessOrEqual(t, len(p.text), 2*n)
		})
	}
}

// hostileHTML holds pieces that make trouble when repeated.
var hostileHTML = map[string]string{
	"nesting":        "<div>",
	"nested text":    "<div>a",
	"end tags":       "<div></p>",
	"wrong end tags": "</li></section></td>",
	"angles":         "<",
	"comments":       "<!--",
	"declarations":   "<!",
	"scripts":        "<script><!--<script>",
	"entities":       "&aaaaaa",
	"numbers":        "&#1234567890",
	"ampersands":     "&",
	"quotes":         "<a b=\"' ",
	"attributes":     "<a b c=d e='f'>",
	"one tag":        " a=b",
	"breaks":         "<br>a",
	"links":          "<a><div>a",
	"pre":            "<pre>\n",
	"svg":            "<svg>",
	"unclosed":       "<p><ul><li><table><td>",
	"struck":         "<s>",
	"titles":         "<title>",
}
