package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJSONL(t *testing.T) {
	data := "\ufeff" + `{"id":"a","outlet":"The Coast Post","url":"https://www.coast.example/a","published":"2026-03-02T08:00","title":" Two die ","byline":"Jane Doe, AP","text":"Headline line\n\nLIMA (Reuters) - Two died.\n\nAdvertisement\n","extra":{"x":1}}` + "\r\n\n" +
		`{"url":"https://www.coast.example/b","published":null,"title":"","text":"Last updated: Monday, 28 November 2005, 02:24 GMT\nTwo died."}` + "\n" +
		`{"text":"Two died.","outlet":null}`
	found, err := Decode(Input{Path: "d/in.jsonl", Data: []byte(data)})
	require.NoError(t, err)
	require.Len(t, found, 3)
	a, b, c := found[0], found[1], found[2]

	require.Equal(t, []string{"a", "The Coast Post", "2026-03-02T08:00:00Z", "Jane Doe, AP", "LIMA", "PE", "d/in.jsonl:1"},
		[]string{a.ID, a.Outlet, a.Published.String(), a.Byline, a.Place, a.Country, a.Path})
	require.Equal(t, " Two die ", part(a, "title"))
	require.Equal(t, "Headline line\n\nLIMA (Reuters) - Two died.\n\nAdvertisement\n", part(a, "body"))
	require.Equal(t, []string{"AP", "Reuters"}, a.Credits)
	require.Equal(t, []string{"Advertisement"}, skipped(a))
	require.Len(t, a.Version, 16)

	require.Equal(t, []string{"https://www.coast.example/b", "coast.example", "2005-11-28T02:24:00Z"}, []string{b.ID, b.Outlet, b.Published.String()})
	require.Len(t, b.Parts, 1)
	require.Empty(t, skipped(b), "a stamp in a JSONL text stays: it is a date")
	require.Equal(t, []string{"d/in.jsonl:4", "d/in.jsonl:4"}, []string{c.ID, c.Outlet})
	for _, x := range found {
		checkArticle(t, x)
	}
}

func TestJSONLBadLinesAreErrorsOfTheirOwn(t *testing.T) {
	data := strings.Join([]string{
		`{"id":"a","text":"Two died."}`,
		`{"id":"b","text":"Two di`,
		`{"id":"c","text":12}`,
		`["d"]`,
		`{"id":"e","text":" "}`,
		`{"id":"f","published":"soon","text":"Two died."}`,
		`{"id":"g" "text":"Two died."}`,
		`{"id":"h","text":"Three died."}`,
	}, "\n")
	found, err := Decode(Input{Path: "in.jsonl", Data: []byte(data)})
	require.Len(t, found, 2)
	require.Equal(t, []string{"a", "h"}, []string{found[0].ID, found[1].ID})
	require.EqualError(t, err, strings.Join([]string{
		"in.jsonl:2:25: the line is cut off: unexpected end of JSON input",
		"in.jsonl:3:19: text: want a string, got number",
		"in.jsonl:4: want an object, got array",
		"in.jsonl:5: article has no text",
		`in.jsonl:6: published: "soon" is no time; write 2006-01-02 or 2006-01-02T15:04:05Z`,
		`in.jsonl:7:11: is not JSON: invalid character '"' after object key:value pair`,
	}, "\n"))
}

func TestJSONLHugeLine(t *testing.T) {
	text := strings.Repeat("Twelve people were hurt. ", 300_000)
	a := decodeOne(t, "in.jsonl", `{"id":"a","text":"`+text+`"}`)
	require.Equal(t, text, part(a, "body"))
}

func TestTooLargeForOneArticle(t *testing.T) {
	text := strings.Repeat("word ", maxArticle/5+1)
	found, err := Decode(Input{Path: "in.jsonl", Data: []byte(`{"id":"a","text":"` + text + `"}` + "\n" + `{"id":"b","text":"Two died."}`)})
	require.EqualError(t, err, "in.jsonl:1: is larger than 8 MB, too much for one article")
	require.Len(t, found, 1)
	found, err = Decode(Input{Path: "a.txt", Data: []byte(text)})
	require.EqualError(t, err, "a.txt: is larger than 8 MB, too much for one article")
	require.Empty(t, found)
}
