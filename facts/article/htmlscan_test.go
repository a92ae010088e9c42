package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// scanned is one token for comparison with the oracle.
type scanned struct{ kind, raw string }

// with adds a token; two texts in a row are one.
func with(out []scanned, kind, raw string) []scanned {
	if n := len(out); n > 0 && kind == "text" && out[n-1].kind == "text" {
		out[n-1].raw += raw
		return out
	}
	return append(out, scanned{kind, raw})
}

// ours cuts a source with the scanner and checks that its tokens are the source, without gaps.
func ours(t *testing.T, src string) (out []scanned) {
	s := htmlScanner{src: src}
	at := 0
	for {
		tok, ok := s.next()
		if !ok {
			break
		}
		require.Equal(t, at, tok.start)
		require.Less(t, tok.start, tok.end)
		at = tok.end
		kind := [...]string{"text", "start", "end", "other"}[tok.kind]
		out = with(out, kind, src[tok.start:tok.end])
	}
	require.Equal(t, len(src), at)
	return out
}

// oracle cuts a source with the tokenizer of x/net/html, which gives no token for a tag that the end of the source cuts off.
func oracle(src string) (out []scanned) {
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := "other"
		switch z.Next() {
		case html.ErrorToken:
			if raw := string(z.Raw()); raw != "" {
				out = with(out, "other", raw)
			}
			return out
		case html.TextToken:
			kind = "text"
		case html.StartTagToken, html.SelfClosingTagToken:
			kind = "start"
		case html.EndTagToken:
			kind = "end"
		}
		out = with(out, kind, string(z.Raw()))
	}
}

func TestScannerCutsAsTheTokenizerDoes(t *testing.T) {
	for _, src := range []string{
		"", "a", "<", "a<", "a<b", "<b>a</b>", "<B CLASS='a>b'>", "<a b=c/d>", "<a/b>", "<a b = 'c' d=\"e\">", "<br/>x", "a < b", "1<2<3",
		"<!doctype html>a", "<!-- a -- b --!>c-->", "<!-->a", "<!--->a", "<!---->a", "<!----!>a", "<!--a", "<!a", "<?xml a?>b", "</>a", "</ a>b", "</",
		"<title>a<b>c</TITLE >d", "<textarea><p></textarea>x", "<script>a<b</script>c", "<script><!--<script></script>--></script>d", "<script><!--</script>-->",
		"<style>a{}</style>b", "<noscript><p>a</noscript>b", "<xmp><a></xmp>b", "<iframe><a></iframe>b", "<plaintext><a></plaintext>b", "<title>a", "<script>",
		"<a b=>c", "<a =b>c", "<a b=\"c", "<a b='c'd>e", "<title/>a</title>b", "<svg><title>a</title></svg>",
	} {
		require.Equal(t, oracle(src), ours(t, src), "%q", src)
	}
}

// FuzzScanner holds that the scanner cuts any bytes as browsers do, by the word of x/net/html.
func FuzzScanner(f *testing.F) {
	for _, s := range []string{"<a b='c' d>e</a><!-- f -->", "<script><!--<script>-</script>--></script>", "<title>a</title", "<!-x--!>", "<a\fb\t=\r'c'/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		require.Equal(t, oracle(src), ours(t, src))
	})
}
